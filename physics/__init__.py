"""Numbers: every formula, unit-checked, with its source. Knows nothing of passages or prose."""
