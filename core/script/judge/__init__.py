"""Checks of a finished script: its faults as a whole, and the passages its lines rest on."""
