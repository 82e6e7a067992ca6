"""The writer that needs no model: what is said, in which order, with what beside it."""
