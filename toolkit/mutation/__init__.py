"""Proof that the content’s own checks bite: faults planted in what a questionnaire means, and who would notice."""
