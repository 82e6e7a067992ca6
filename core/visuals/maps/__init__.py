"""Maps of places that are spoken of: the world's outlines and names, and which of them a text names for certain."""
