"""A person's changes to a script: made, kept, merged, compared."""
