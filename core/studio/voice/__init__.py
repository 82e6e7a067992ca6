"""Step 3: the lines become sound."""
