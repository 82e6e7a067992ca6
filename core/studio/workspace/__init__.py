"""The data folder opened: settings, rows, blobs, the way out and the till, and how a step reports."""
