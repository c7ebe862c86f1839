"""From a library of content to a static site."""
