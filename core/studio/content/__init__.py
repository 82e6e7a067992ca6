"""Step 1: a source becomes an article."""
