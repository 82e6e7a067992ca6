"""The sources of pictures, each on a local server that speaks its wire."""
