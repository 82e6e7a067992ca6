"""Room 2: from an Article to a Script.

`write` is the writer that needs no model: `outline` finds the parts, `candidates` the sentences that can be spoken
(`split`, `speakable`, `lean`, `foreign`), `rank` their worth, `choose` what is said, `cues` what is seen beside it.
`edit` writes a person's changes back, `chapters`, `seo`, `project` and `check` read a script. `lexicon` holds the
languages.
"""

from core.script.chapters import chapters
from core.script.check import check
from core.script.edit import from_edit
from core.script.pace import Pace, estimate_s, measured, total_s
from core.script.project import as_seed_json, sections
from core.script.seo import seo
from core.script.write import write

__all__ = [
    "Pace",
    "as_seed_json",
    "chapters",
    "check",
    "estimate_s",
    "from_edit",
    "measured",
    "sections",
    "seo",
    "total_s",
    "write",
]
