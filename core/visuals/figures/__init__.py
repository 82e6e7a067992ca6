"""What tables and texts have of numbers that can be drawn."""
