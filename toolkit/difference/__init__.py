"""What a change of the content means: what is written otherwise, and who now gets what."""
