"""What is wrong with a script as a whole."""
