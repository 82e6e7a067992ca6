"""Storyboard planning: the picture, code, table, quote or words for each line, and how long they are seen."""
