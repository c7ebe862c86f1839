"""The commands of `toolkit`, one a file; `toolkit.cli` gathers them."""
