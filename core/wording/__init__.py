"""The sentences of codes, made where they are shown: one table for each kind, pure functions of code and data.

`words` gives the sentence of a flag, a reason or a notice. A new code is a new row of its kind's table.
"""

from core.wording.sentence import beside, words

__all__ = ["beside", "words"]
