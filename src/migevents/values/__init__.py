"""The values of fields: dates, scalars, closed lists, extensions.

Values know nothing of records.
"""
