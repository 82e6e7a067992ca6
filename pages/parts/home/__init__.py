"""Parts of the list of projects."""
