"""What is asked of content beyond its shape: whether its parts fit together."""
