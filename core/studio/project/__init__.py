"""One project as data: its parts, where its steps stand, and the one way in which it changes."""
