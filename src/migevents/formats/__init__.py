"""How the records are at home in other tools and formats: one module each, imported when it is asked for."""
