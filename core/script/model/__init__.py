"""The writer that asks a chat model: write.py is the way in, anew.py writes lines anew, lengthen.py makes a script
longer.

sources.py numbers the article's sentences, prompt.py and brief.py say what to write, ask.py asks and has mistakes
repaired, wire.py is the form of the answer, clean.py takes out what may not be said, lines.py finds the passage each
sentence rests on, length.py cuts what is too long, terms.py finds English search terms, titles.py suggests titles. What
a model says is text in fields and nothing else.
"""

from core.script.model.anew import written_anew
from core.script.model.length import cut
from core.script.model.lengthen import lengthened
from core.script.model.prompt import Wishes
from core.script.model.terms import in_english
from core.script.model.titles import suggest
from core.script.model.write import FLAG_TOPIC, Check, write_with_model

__all__ = [
    "FLAG_TOPIC",
    "Check",
    "Wishes",
    "cut",
    "in_english",
    "lengthened",
    "suggest",
    "write_with_model",
    "written_anew",
]
