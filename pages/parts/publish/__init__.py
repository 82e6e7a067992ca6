"""Parts of the page where videos leave."""
