"""What every possible set of answers comes to: exact counts, shortest ways and proofs."""
