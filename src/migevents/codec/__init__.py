"""Records to and from JSON and dicts.

`loads` tries the fast path, in C; what that cannot read is walked on the slow path, which finds every fault.
"""
