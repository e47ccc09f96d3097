"""What a text has for certain, one module for each kind of fact; `migevents.draft` puts them together."""
