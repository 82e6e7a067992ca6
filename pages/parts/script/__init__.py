"""Parts of the page where the script is reviewed."""
