"""What content means, typed."""
