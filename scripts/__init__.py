"""What runs beside the toolkit: on a developer's machine, and in the jobs on GitHub."""
