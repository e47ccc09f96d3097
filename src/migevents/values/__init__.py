"""What a field of a record may hold: dates, scalars, closed lists, extensions. Values know nothing of records."""
