"""Step 6: what leaves the workspace."""
