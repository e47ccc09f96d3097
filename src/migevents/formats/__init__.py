"""Events in the formats of others: one module each, over the libraries of each format."""
