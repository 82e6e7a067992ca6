"""The doubtful words of a script: by rule, and by ear where a recogniser has listened."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.language.tag import primary
from core.model.speech import Pronunciation
from core.ports import never_cancelled
from core.voice import espeak_voices
from core.voice.doubts.by_ear import Unheard, bare_sounds, compared
from core.voice.doubts.by_rule import EDGES, suspects
from core.voice.doubts.doubt import Doubt
from core.voice.espeak_host import EspeakHost
from core.voice.lexicon import Found, lexicon_words_in, respelt
from core.voice.reading.out import read_out
from core.voice.text import Spoken, Token, plain, tokens
from core.voice.writing import script

_SPACELESS = frozenset({"HAN", "KANA", "THAI", "LAO", "KHMER", "MYANMAR"})


@dataclass(frozen=True)
class SpokenLine:
    """A line as it is spoken, and what a recogniser heard of it: None where none has listened."""

    line_id: int
    text: str
    language: str
    heard: str | None = None


def doubtful_words(
    lines: Sequence[SpokenLine],
    lexicon: Sequence[Pronunciation] = (),
    accepted: Sequence[Pronunciation] = (),
    check: Callable[[], None] = never_cancelled,
) -> list[Doubt]:
    """The words that the voice says wrong, or may: each once, at the first line that has it.

    Words of the `lexicon` were decided about: they are listed only where something else than their respelling was
    heard. `accepted` ones never are. Raises as `EspeakHost.say` does.
    """
    out: dict[tuple[str, str], Doubt] = {}
    host = EspeakHost()
    try:
        for line in lines:
            check()
            for doubt in _of_line(line, lexicon, accepted, host):
                out.setdefault((doubt.text.casefold(), line.language), doubt)
    finally:
        host.close()
    return list(out.values())


def _of_line(
    line: SpokenLine, lexicon: Sequence[Pronunciation], accepted: Sequence[Pronunciation], host: EspeakHost
) -> list[Doubt]:
    fine = lexicon_words_in(line.text, accepted, line.language)
    decided = [*fine, *lexicon_words_in(line.text, lexicon, line.language)]
    suspected = [item for item in suspects(line.text, line.language) if not _meets(item.start, item.end, decided)]
    listened = line.heard is not None and not _is_spaceless(line.text) and bool(_reader(line.language))
    judged = unheard_words(line.text, line.heard or "", line.language, lexicon, host) if listened else []
    out = []
    for item in suspected:
        there = next((found for token, found in judged if token.start <= item.start < token.end), None)
        if there is None or not _was_recognised(line.text[item.start : item.end], line.language, there):
            text, heard = line.text[item.start : item.end], there.heard if there else ""
            out.append(Doubt(line.line_id, item.start, text, item.reason, item.respelling, heard))
    known = [(item.start, item.end) for item in suspected]
    for token, found in judged:
        bare = token.text.strip(EDGES + ".")
        start = token.start + token.text.index(bare)
        if (
            found.is_wrong
            and not _meets(start, start + len(bare), fine)
            and not _overlaps(start, start + len(bare), known)
        ):
            out.append(Doubt(line.line_id, start, bare, "heard", "", found.heard))
    return sorted(out, key=lambda doubt: doubt.start)


def unheard_words(
    text: str, heard: str, language: str, lexicon: Sequence[Pronunciation], host: EspeakHost
) -> list[tuple[Token, Unheard]]:
    """Each word of a line that makes a sound, and how much of it was not heard."""
    spoken = respelt(read_out(plain(text), language, lexicon), lexicon, language)
    words = [token for token in tokens(text) if token.speakable]
    theirs = [token.text for token in tokens(read_out(plain(heard), language).text) if token.speakable]
    asked = [_bare(word) for word in (*(_stretch(spoken, token) for token in words), *theirs)]
    sounds = [bare_sounds(ipa) for ipa in host.transcribe(asked, _reader(language))]
    result = compared(sounds[: len(words)], list(zip(theirs, sounds[len(words) :], strict=True)))
    return list(zip(words, result, strict=True))


def _reader(language: str) -> str:
    """espeak-ng's voice that brings words of the language into sounds; "" where it has none."""
    names = (espeak_voices.parts(name)[0] for name in (language, primary(language)))
    return next((espeak_voices.native(name) for name in names if espeak_voices.known(name)), "")


def _stretch(spoken: Spoken, token: Token) -> str:
    """The stretch that is spoken for a word of the line."""
    return "".join(char for char, at in zip(spoken.text, spoken.origin, strict=True) if token.start <= at < token.end)


def _bare(word: str) -> str:
    """The word without the marks around it, which would make a sentence of it."""
    return word.strip(EDGES)


def _was_recognised(word: str, language: str, there: Unheard) -> bool:
    """Whether a recogniser that nobody had prompted wrote the word as it is written: it was said as usual."""
    heard = _letters(there.heard)
    return any(_letters(form) in heard for form in (word, read_out(plain(word), language).text) if _letters(form))


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def _is_spaceless(text: str) -> bool:
    return any(script(char) in _SPACELESS for char in text)


def _meets(start: int, end: int, found: Sequence[Found]) -> bool:
    return _overlaps(start, end, [(hit.start, hit.end) for hit in found])


def _overlaps(start: int, end: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(begins < end and start < ends for begins, ends in stretches)
