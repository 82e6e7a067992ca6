"""The writer that asks a chat model; `write.write` is the way in, `again.again` writes lines anew, `more.more`
lengthens.

`sources` numbers the article's sentences, `prompt` says what is wanted, `ask` asks and has mistakes repaired, `wire` is
the form of the answer, `clean` takes out what may not be said, `lines` finds the passage each sentence rests on,
`length` cuts what is too long, `terms` finds English search terms, `titles` suggests some. What a model says is text in
fields and nothing else.
"""

from core.script.model.anew import again
from core.script.model.length import cut
from core.script.model.lengthen import more
from core.script.model.prompt import Wishes
from core.script.model.terms import in_english
from core.script.model.titles import suggest
from core.script.model.write import FLAG_TOPIC, Check, write_with_model

__all__ = ["FLAG_TOPIC", "Check", "Wishes", "again", "cut", "in_english", "more", "suggest", "write_with_model"]
