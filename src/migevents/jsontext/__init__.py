"""JSON as text: lossless parsing and places; knows no records."""

from migevents.jsontext.positions import DuplicateKey, Position, Positions, find_positions

__all__ = ["DuplicateKey", "Position", "Positions", "find_positions"]
