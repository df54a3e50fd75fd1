"""Quality and speed beside what people would use instead; every speed is a ratio within one run."""
