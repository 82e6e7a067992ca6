"""Grammar of a sentence: subject, what it refers to, what it can do without, and what a stranger would ask.

`read` and `read_all` take sentences apart (`sentence` has the classes), `needs` lists a stranger's questions, `shorten`
cuts what can go, `antecedent` finds what a pronoun means and `replace` puts it in its place. English and French are
read by spaCy (`parser`, `parsed`), other languages by word lists (`plain`, `rules`). Nothing heavy is loaded before
the first sentence is read.
"""

from core.script.grammar.asking import needs
from core.script.grammar.meaning import antecedent
from core.script.grammar.parser import has_parser
from core.script.grammar.reading import read, read_all
from core.script.grammar.replacing import replace
from core.script.grammar.sentence import Definite, Need, ParsedSentence, Pronoun, Removable, Span, Subject, Token
from core.script.grammar.shortening import shorten
from core.script.grammar.tree import finite

__all__ = [
    "Definite",
    "Need",
    "ParsedSentence",
    "Pronoun",
    "Removable",
    "Span",
    "Subject",
    "Token",
    "antecedent",
    "finite",
    "has_parser",
    "needs",
    "read",
    "read_all",
    "replace",
    "shorten",
]
