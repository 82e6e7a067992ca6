"""The writer that asks a chat model; `write.write` is the way in, `again.again` writes lines anew.

`sources` numbers the article's sentences, `prompt` says what is wanted, `ask` asks and has mistakes repaired, `wire` is
the form of the answer, `clean` takes out what may not be said, `lines` finds the passage each sentence rests on,
`length` cuts what is too long. What a model says is text in fields and nothing else.
"""

from core.script.model.again import again
from core.script.model.length import cut
from core.script.model.write import FLAG_TOPIC, Check, write

__all__ = ["FLAG_TOPIC", "Check", "again", "cut", "write"]
