"""Pages translated halfway: headings, title and captions that are in another language than the text go.

A film speaks one language. Headings of another script are told by their letters; those of another language in the same
letters only all together, since a few names tell nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.content.draft import Hints
from core.content.language import main_script, of_passage, scripts_of, surely, without_other_letters
from core.model.article import Block, Heading, Image

_LEAST_HEADINGS = 3
_LEAST_LETTERS = 60  # of all headings together
_LEAST_WORDS = 3  # of a heading in Latin letters over text in others; fewer may be a name
_LEAST_TITLE = 3  # letters that are left of a title


@dataclass(frozen=True)
class OneLanguage:
    """An article's parts in the language of its text, and how many headings were in another."""

    hints: Hints
    blocks: list[Block]
    left_out: int
    titled: bool  # the title is another than the page's


def in_one_language(hints: Hints, blocks: list[Block], code: str) -> OneLanguage:
    """Leave out headings and captions in another language than `code`, and what of the title is in another script."""
    own = scripts_of(code)
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    rival = _rival(headings, code)

    def other(text: str) -> bool:
        script = main_script(text)
        if not script or script in own:
            return bool(rival) and of_passage(text.lower(), rival) == rival
        return script != "latin" or len(text.split()) >= _LEAST_WORDS

    kept = [_captioned(block, own) for block in blocks if not (isinstance(block, Heading) and other(block.text))]
    title = hints.title
    if main_script(title) not in ("", *own) or without_other_letters(title, own) != title:
        bare = without_other_letters(title, own)
        foreign = main_script(title) != "latin" or len(title.split()) >= _LEAST_WORDS
        enough = sum(c.isalpha() for c in bare) >= _LEAST_TITLE
        title = bare if enough else "" if foreign else title
    elif rival and of_passage(title.lower(), rival) == rival and len(title.split()) >= _LEAST_WORDS:
        title = ""
    words = tuple(word for word in hints.keywords if main_script(word) in ("", "latin", *own))
    meta = hints.meta_description
    if meta and main_script(meta) not in ("", *own):
        meta = ""
    fresh = replace(hints, title=title, keywords=words, meta_description=meta)
    return OneLanguage(fresh, kept, len(blocks) - len(kept), title != hints.title)


def _rival(headings: list[str], code: str) -> str:
    """Return the language that the headings together are in, where it is another one in the same letters; else ""."""
    joined = ". ".join(headings)
    if len(headings) < _LEAST_HEADINGS or len(joined) < _LEAST_LETTERS or main_script(joined) != "latin":
        return ""
    found = surely(joined) if "latin" in scripts_of(code) else ""
    return found if found != code else ""


def _captioned(block: Block, own: frozenset[str]) -> Block:
    """A picture without words in letters that its article is not in."""
    if not isinstance(block, Image):
        return block
    gone = {name: "" for name in ("caption", "alt") if main_script(getattr(block, name)) not in ("", "latin", *own)}
    return block.model_copy(update=gone) if gone else block
