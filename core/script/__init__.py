"""Room 2: from an Article to a Script.

`write` is the writer that needs no model: `outline` finds the parts, `candidates` the sentences that can be spoken
(`split`, `speakable`, `lean`, `foreign`), `rank` their worth, `choose` what is said, `cues` what is seen beside it.
`edit` and `rework` make a person's changes, `compare` shows two versions, `fit` makes a script last as long as asked.
`chapters`, `seo`, `project` and `check` read a script; `faithful` holds its lines against the article; `keyphrases`
finds what to look for. `lexicon` holds the languages, `grammar` takes
sentences apart: what they refer to, what they can do without. `model` is the writer that asks a chat model.
"""

from core.script.edit.edit import from_edit
from core.script.extract.write import write
from core.script.judge.check import check
from core.script.pace import Pace, estimate_s, measured, total_s
from core.script.post.chapters import chapters
from core.script.post.seo import seo
from core.script.project import as_seed_json, sections

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
