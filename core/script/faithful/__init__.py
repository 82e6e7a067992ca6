"""Whether a script says what the article says: numbers, names, dates, units, negation, quotations; without a model.

`check_line` looks at one line, `flag` at a script. `index` holds the article's sentences and finds those a line rests
on; `tokens` and `figures` read text, `words` holds the languages, `wide` the scripts without blanks. `bench` measures
it with `mutate` and `paraphrase`.
"""

from core.script.faithful.check import check_line, flag
from core.script.faithful.finding import Finding

__all__ = ["Finding", "check_line", "flag"]
