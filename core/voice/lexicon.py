"""Words that are said otherwise than written: "nginx" -> "engine x". Only the speech changes, never the captions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.errors import BadInput
from core.voice.text import Spoken

_MOST_WORDS, _LONGEST = 2_000, 200


def parse(text: str) -> dict[str, str]:
    """A lexicon from lines of `word = how to say it`; empty lines and `#` comments are left out. Raises `BadInput`."""
    out: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        word, equals, said = (part.strip() for part in bare.partition("="))
        if not (word and equals and said) or max(len(word), len(said)) > _LONGEST:
            raise BadInput(f"Line {number} of the pronunciations is not “word = how to say it”.", "Correct that line.")
        out[word] = said
    if len(out) > _MOST_WORDS:
        raise BadInput(f"There are more than {_MOST_WORDS} pronunciations.", "Leave some out.")
    return out


def respelt(spoken: Spoken, lexicon: Mapping[str, str]) -> Spoken:
    """The text with each word of the lexicon, in whatever case, replaced by its respelling; longer entries first."""
    words = {word.casefold(): said for word, said in lexicon.items() if word.strip()}
    if not words:
        return spoken
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    out: list[str] = []
    origin: list[int] = []
    at = 0
    for found in pattern.finditer(spoken.text):
        said = words.get(found[0].casefold(), found[0])
        out.append(spoken.text[at : found.start()] + said)
        origin.extend(spoken.origin[at : found.start()])
        origin.extend(
            spoken.origin[found.start() + index * len(found[0]) // max(1, len(said))] for index in range(len(said))
        )
        at = found.end()
    return Spoken("".join(out) + spoken.text[at:], (*origin, *spoken.origin[at:]))
