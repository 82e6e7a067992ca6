"""Which picture, code, table, quote or words belong to which lines, and for how long."""
