"""Words in, ranked passages out. Knows nothing of physics or of answers."""
