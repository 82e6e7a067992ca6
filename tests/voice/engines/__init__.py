"""Setups of the engines for their contract suite: one file an engine, named like it."""
