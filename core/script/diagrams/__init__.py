"""Diagrams that sentences plainly are, read by a parser; one file a shape. None rather than a wrong one.

chain.py  one after the other    change.py  before and after    share.py  part of a whole    scale.py  more and less
dates.py  a line of dates    amounts.py  figures with units
"""

from core.script.diagrams.reading import read_diagrams

__all__ = ["read_diagrams"]
