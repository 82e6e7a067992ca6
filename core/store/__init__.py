"""Storage: rows in SQLite (`db.py`, one module per table group) and blobs on disk by sha256 (`blobs.py`)."""
