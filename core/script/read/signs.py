"""Signs that no voice has a word for: arrows, paths through menus, emoji, "~5", "#1" become words or go."""

from __future__ import annotations

import re

from core.language.emoji import without_emoji as whole_emoji_out
from core.script.lexicon import Lexicon

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u266c\u2670-\u2793\u2795-\u279b\u279d-\u27bf\u2b00-\u2bff\u231a-\u23ff\u25a0-\u25ff"
    "\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+|(?<=\\w)[™®℠]|[©®™℠](?!\\w)"
)
_ARROW = r"(?:→|⇒|➔|➜|⟶|⟹|►|▶)"
_TYPED = r"(?:-{1,2}>|={1,2}>)"
_BETWEEN = re.compile(
    rf"(?<=[\w%.)”\"'’])\s*{_ARROW}\s*(?=[\w(“\"'‘$€£-])|(?<=[\w%)”\"'’][\w%)”\"'’])\s{_TYPED}\s(?=[^\W\d_]{{2}}|[A-Z\d(“\"'‘$€£])"
)
_CODE = re.compile(r"[;{}=|\\]|\w\(|\)\.")
_MENU = re.compile(r"(?<=[\w”\"'’])\s(?:>|›|»)\s(?=[“\"'‘]?[A-ZÄÖÜÉÀ-ÖØ-Þ\u0400-\u042f])")
_CLAUSE = re.compile(r"[.;:!?。；：！？](?=\s|$)|[。；：！？]")
_TAGS = re.compile(r"(?:\s+#[^\W\d]\w*)+\s*(?=[.!?。！？]?$)")
_TAG = re.compile(r"(?<![\w&#])#(?=[^\W\d_]\w*)")
_RANK = re.compile(r"(?<![\w&#])#\s?(?=\d{1,4}(?!\w))")
_ABOUT = re.compile(r"(?<![\w~])[~≈∼]\s?(?=[$€£]?\d)")
_COMPARED = re.compile(r"(?<![\w<>=-])(>=|<=|[<>≥≤⩾⩽])\s?(?=[$€£]?\d)")


def without_emoji(text: str) -> str:
    """A sentence to be spoken without pictures among its letters and marks of trade."""
    text = whole_emoji_out(text)
    return re.sub(r"\s{2,}", " ", _EMOJI.sub(" ", text)) if _EMOJI.search(text) else text


def with_arrows(text: str, words: Lexicon) -> str:
    """A sentence to be spoken with arrows in words: two steps become "…, then …", more a list; between figures "to"."""
    text = _MENU.sub(", ", text)
    if not _BETWEEN.search(text) or (re.search(_TYPED, text) and _CODE.search(re.sub(_TYPED, "", text))):
        return text
    out, at = "", 0
    for match in _BETWEEN.finditer(text):
        out += text[at : match.start()] + _joint(text, match, words)
        at = match.end()
    return out + text[at:]


def _joint(text: str, match: re.Match[str], words: Lexicon) -> str:
    """The word for one arrow, by what stands on both sides and whether its clause has others."""
    if text[match.start() - 1].isdigit() and re.match(r"[$€£]?\d", text[match.end() :]) and words.to:
        return f" {words.to} "
    stops = [m.end() for m in _CLAUSE.finditer(text)]
    begin = max((at for at in stops if at <= match.start()), default=0)
    end = min((at for at in stops if at > match.start()), default=len(text))
    more = len(_BETWEEN.findall(text[begin:end])) > 1
    comma = (
        "、"
        if words.code == "ja"
        else "，"
        if words.code == "zh"
        else "، "
        if words.code in ("ar", "fa", "ur")
        else ", "
    )
    return comma if more or not words.then else f"{comma}{words.then} " if comma[-1] == " " else f"{comma}{words.then}"


def without_tags(text: str) -> str:
    """A sentence to be spoken without the tags at its end; a tag within it stays."""
    return _TAGS.sub("", text)


def with_signs(text: str, words: Lexicon) -> str:
    """A sentence to be spoken with signs before figures in words, tags within as the words they are, those at the end
    gone.
    """
    text = without_tags(text)
    text = _RANK.sub(f"{words.number} ", text) if words.number else text
    text = _TAG.sub("", text)
    text = _ABOUT.sub(f"{words.about} ", text) if words.about else text
    names = {">": words.more_than, "<": words.less_than}
    names |= dict.fromkeys((">=", "≥", "⩾"), words.at_least) | dict.fromkeys(("<=", "≤", "⩽"), words.at_most)
    return _COMPARED.sub(lambda m: f"{names[m[1]]} " if names[m[1]] else m[0], text)
