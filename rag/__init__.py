"""Where words and numbers meet: a question to a cited, computed, calibrated answer."""
