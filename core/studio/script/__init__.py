"""Step 2: the article becomes lines."""
