"""Designs of cards, one file each: its name is the design's. `core/visuals/draw/design.py` finds them."""
