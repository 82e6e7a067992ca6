"""Work that outlives a page: rows that are claimed, kept alive, reported on, cancelled and recovered (`queue.py`)."""
