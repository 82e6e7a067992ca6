"""Targets, one file each: its name is the target's id."""
