"""Other tools and formats, one module each."""
