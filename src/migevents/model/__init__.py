"""The records. They know nothing of JSON."""
