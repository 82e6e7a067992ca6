"""Sources of pictures: one file a source. Its id is the file's name."""

from core.visuals.source import Source

BASE = Source  # of every provider here; see `core/providers`
