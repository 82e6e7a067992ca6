"""Numbers in tables and texts that can be drawn: amounts, series for charts, and comparisons."""
