"""Room 2: from an Article to a Script.

read/      the article taken apart: its parts, its sentences, which of them can be spoken
grammar/   a sentence taken apart: subject, what it refers to, what it can do without
lexicon/   word lists, one file a language
extract/   the writer that needs no model: worth, choice, first and last lines, what is seen beside them
model/     the writer that asks a chat model: prompts, answers, lines written anew
edit/      a person's changes: made, kept, merged, compared
judge/     faults of a finished script, and the questions it leaves open
faithful/  whether its lines say what the article says
post/      titles, descriptions, tags and chapters of a post
pace.py    how long lines take to say    flags.py  the flags of a line
diagrams/  what sentences plainly draw
noun_reading.py  things that lines name    project.py  a script for other programs
"""

from core.script.diagrams import read_diagrams
from core.script.edit.edit import from_edit
from core.script.extract.write import write
from core.script.judge.check import check
from core.script.noun_reading import nouns
from core.script.pace import Pace, estimate_s, measured_pace, total_s
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
    "measured_pace",
    "nouns",
    "read_diagrams",
    "sections",
    "seo",
    "total_s",
    "write",
]
