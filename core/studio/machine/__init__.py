"""The upkeep of a data folder and what can be set up."""
