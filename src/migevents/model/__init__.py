"""The records: events and their parts. They know nothing of JSON.

What a class needs is in its fields and invariants: `base` enforces them, `validators` words the issues.
"""
