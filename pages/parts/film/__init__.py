"""Parts of the page where videos are made."""
