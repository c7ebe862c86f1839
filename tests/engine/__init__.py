"""The browser's engine, held to the reference evaluator."""
