"""Languages and their writing: letters as people count them."""
