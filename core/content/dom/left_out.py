"""The texts of a page that are no part of its article: told to whoever makes the video, who may put any of them back.

They are found from the end: what the page shows when nothing was dropped yet, less what stands in the blocks. So
whatever drops a text, and why, none goes without being told; the reasons are those of the boxes that are known by
their words.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from core.content.dom.boxes import own_words
from core.content.dom.notices import asks_consent, is_call
from core.content.dom.tree import BLOCKS, CODE, tag, text_of, tokens
from core.content.dom.vocabulary import NOTE_LISTS
from core.content.letters import key, one_line
from core.content.titles import is_numbered_caption
from core.language.graphemes import start
from core.language.spacing import unspaced_share
from core.model.article import Block, LeftOut, LeftOutReason

MOST = 40
_FEWEST_LETTERS, _FEWEST_WORDS, _FEWEST_SIGNS = 25, 5, 12
_LONGEST = 4000
_LABELS = ("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "th", "dt", "legend")
_PROBE, _MOST_PROBES = 20, 12  # letters that tell a text, and how often it is looked at


@dataclass(frozen=True)
class Shown:
    """A text that a page shows; `note` where it stands in a list of notes."""

    text: str
    note: bool = False


def shown_texts(body: HtmlElement) -> list[Shown]:
    """The texts of a page before anything of it is dropped, in order, without those that are mostly links."""
    found = []
    for element, words in own_words(body).items():
        inline = all(tag(below) not in BLOCKS or tag(below) in CODE for below in element.iterdescendants())
        text = one_line(text_of(element)) if inline else words
        linked = sum(len(one_line(text_of(link))) for link in element.iter("a"))
        if tag(element) in _LABELS or is_numbered_caption(text) or _in_listing(element):
            continue
        if _worth_telling(text) and linked < 0.6 * len(text):
            note = any(tokens(around) & NOTE_LISTS for around in (element, *element.iterancestors()))
            found.append(Shown(text, note))
    return found


def left_out(shown: list[Shown], blocks: list[Block]) -> list[LeftOut]:
    """Those of the page's texts that stand in no block, `MOST` at most, each with the words it followed."""
    kept = "\n".join(key(block.text) for block in blocks)
    kept += "\n" + "\n".join(key(block.caption) for block in blocks if block.kind in ("image", "table", "code"))
    result: list[LeftOut] = []
    follows, seen = "", set[str]()
    for item in shown:
        letters = key(item.text)
        if _stands(letters, kept):
            follows = start(item.text, 80)
        elif letters not in seen and len(result) < MOST:
            seen.add(letters)
            result.append(LeftOut(text=start(item.text, _LONGEST), follows=follows, reason=_reason(item)))
    return result


def _worth_telling(text: str) -> bool:
    """Whether it is more than a label: some words, or some letters of a script that has no spaces."""
    letters = key(text)
    if unspaced_share(letters) > 0.5:
        return len(letters) >= _FEWEST_SIGNS
    return len(letters) >= _FEWEST_LETTERS and len(text.split()) >= _FEWEST_WORDS


def _in_listing(element: HtmlElement) -> bool:
    return any(tag(around) in ("pre", "code") for around in (element, *element.iterancestors()))


def _stands(letters: str, kept: str) -> bool:
    """Whether most of a text is among the kept ones, though marks of notes may have gone from it."""
    probes = [letters[at : at + _PROBE] for at in range(0, max(1, len(letters) - _PROBE + 1), _PROBE)][:_MOST_PROBES]
    return 2 * sum(probe in kept for probe in probes) >= len(probes)


def _reason(item: Shown) -> LeftOutReason:
    if asks_consent(item.text):
        return "consent"
    if is_call(item.text):
        return "call"
    return "note" if item.note else "beside"
