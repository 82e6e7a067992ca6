"""Room 2: from an Article to a Script. `write` is the writer that needs no model; the rest reads or changes scripts."""

from core.script.pace import Pace, estimate_s, measured
from core.script.seo import seo
from core.script.write import write

__all__ = ["Pace", "estimate_s", "measured", "seo", "write"]
