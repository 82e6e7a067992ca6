"""Step 4: what is seen."""
