"""Figures measured on this machine."""
