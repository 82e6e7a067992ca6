"""Labels of speakers in a dialogue: "Mara Lindqvist: Air, mostly." is spoken without the name."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable

from core.model.article import Article

_NAME = r"[^\W\d_][\w'’.&-]*(?: (?:[^\W\d_][\w'’.&-]*)){0,4}"
_NOTE = r"(?:\s*[(\[][^()\[\]:]{1,30}[)\]])?"  # "Mara (laughs): ..."
_TIME = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*[-–—]?\s*)?"
_LABEL = re.compile(rf"\s*{_TIME}(?P<name>{_NAME}){_NOTE}\s?(?::|：)\s*(?=\S)")
_INITIALS = re.compile(rf"\s*{_TIME}(?P<name>[A-ZÀ-Þ\u0400-\u042f]{{1,3}})\.?\s?(?:[:：.]|[-–—])\s+(?=\S)")
_SMALL = frozenset(
    "von van de der den del della di da dos du la le al el bin ibn zu y e und and of the und et".split()  # noqa: SIM905
)
_ROLES = re.compile(  # who asks and who answers, where no name stands
    r"(?:q|a|question|answer|interviewer|host|guest|gast|moderator|moderatorin|frage|antwort|réponse|pregunta|respuesta|entrevistador|"
    r"domanda|risposta|pergunta|resposta|vraag|antwoord|pytanie|odpowiedź|вопрос|ответ|корреспондент|質問|回答|答え|聞き手|"
    r"问|答|问题|回答|记者|記者|主持人|질문|답변|문|답|기자|سؤال|جواب|س|ج|प्रश्न|उत्तर|सवाल|जवाब)",
    re.I,
)
_CLOSERS = ' "”’»*)'
_LEAST_TURNS = 3
_ASKED = 0.5  # share of one speaker's turns that end as questions
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def speaker(text: str, known: Collection[str]) -> tuple[str, int]:
    """Return the speaker's name at the start of a turn and the offset behind its label; `("", 0)` where there is none.

    `known` are the names of `speakers`; a label may be one of them, its last or first name, or its initials.
    """
    for form in (_LABEL, _INITIALS):
        match = form.match(text)
        if match and (name := _same(match["name"], known)):
            return name, match.end()
    return "", 0


def speakers(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return the labels of those who speak in a dialogue, in the order of their first turns; empty where it is none.

    Labels of other kinds ("Pros: ...", "Price: ...") come again, too: in a dialogue somebody asks, or those who speak
    are named in the text.
    """
    texts = list(paragraphs)
    turns = [(match["name"], text) for text in texts if (match := _label(text))]
    counts = Counter(name for name, _ in turns)
    prose = "\n".join(text for text in texts if not _label(text))
    names = [name for name, n in counts.items() if n > 1 or _ROLES.fullmatch(name) or (_full(name) and name in prose)]
    names += [name for name in counts if name not in names and _full(name) and len(names) == 1]
    if len(names) < 2 or sum(counts[name] for name in names) < 3:
        return ()
    roles = sum(bool(_ROLES.fullmatch(name)) for name in names) > 1
    asks = any(
        sum(text.rstrip(' "”’»*').endswith(("?", "？", "؟")) for name, text in turns if name == asker)
        >= _ASKED * counts[asker]
        for asker in names
    )
    named = sum(_full(name) and name in prose for name in names) > 1
    return tuple(names) if roles or asks or named else ()


def _label(text: str) -> re.Match[str] | None:
    """The label at the start of a text, where it looks like a name or a role."""
    match = _LABEL.match(text)
    if match is None:
        return _INITIALS.match(text) if re.match(r"\s*[QAFNVRDPОВ]\.\s", text) else None
    name = match["name"]
    parts = name.split()
    capital = all(part[0].isupper() or part.lower() in _SMALL or not _cased(part) for part in parts)
    short = len(name) <= (8 if _CJK.search(name) else 40)
    return match if short and (capital or _ROLES.fullmatch(name)) and (_cased(name) or len(parts) < 4) else None


def _cased(text: str) -> bool:
    return any(c.isupper() or c.islower() for c in text)


def _full(name: str) -> bool:
    """Whether it is more than one word, or a name in a script without blanks."""
    return len(name.split()) > 1 or bool(_CJK.search(name))


def _same(label: str, known: Collection[str]) -> str:
    """Return the known name that a label stands for, or ""."""
    folded = label.casefold().rstrip(".")
    for name in known:
        parts = name.split()
        initials = "".join(part[0] for part in parts)
        names = {name, parts[-1], *([parts[0]] if len(parts) > 1 else []), *([initials] if len(parts) > 1 else [])}
        if folded in {item.casefold().rstrip(".") for item in names}:
            return name
    return ""


def typeset_turns(article: Article) -> frozenset[int]:
    """The blocks with the turns of the one who asks, where type tells them apart: bold or italic ones."""
    texts = [n for n, block in enumerate(article.blocks) if block.kind in ("paragraph", "quote")]
    whole = [n for n in texts if _set_apart(article, n)]
    turns = [n for n, after in itertools.pairwise(texts) if n in whole and after not in whole]
    asking = [n for n in turns if article.blocks[n].text.rstrip(_CLOSERS)[-1:] in ("?", "？", "؟")]
    if not asking:
        return frozenset()
    slanted = sum(_italic(article, n) for n in asking) > 0.5 * len(asking)
    turns = [n for n in turns if _italic(article, n) == slanted and n >= min(asking)]  # no standfirst in other type
    asked = sum(n in asking for n in turns)
    return frozenset(turns) if len(turns) >= _LEAST_TURNS and asked >= _ASKED * len(turns) else frozenset()


def _italic(article: Article, n: int) -> bool:
    return bool(getattr(article.blocks[n], "italic", False))


def _set_apart(article: Article, n: int) -> bool:
    """Whether a whole paragraph is bold or in italics."""
    block = article.blocks[n]
    return block.kind == "paragraph" and bool(block.lead) and len(block.lead) >= len(block.text.rstrip(_CLOSERS))
