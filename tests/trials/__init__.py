"""Trials: one file a kind of fault, tried many times by seed. Too long for the suite, which runs a seeded sample.

A file has a `COUNT`, the number of seeds of a whole run, and `trial(seed, folder) -> str`: it tries one seed in an
empty folder and returns the figures of that seed as a short sentence; a fault is an `AssertionError`.
"""
