"""Titles, descriptions, tags and chapters of a post."""
