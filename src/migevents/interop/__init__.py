"""Support for other libraries, one module each, imported on demand."""
