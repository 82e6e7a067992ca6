"""Step 5: the timeline, its previews and its videos."""
