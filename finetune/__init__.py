"""Tuning a language model on our own notes: presets, pairs, training, judging."""
