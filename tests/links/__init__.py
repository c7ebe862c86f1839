"""Answers that travel: in a link, and in a file."""
