"""HTML into a draft: a whole web page, or a fragment that is all article."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urljoin

from core.content.bold_headings import with_bold_headings
from core.content.citations import without_marks
from core.content.credit_lines import without_credit_lines
from core.content.credits import parted
from core.content.dom.clean import clean, drop_unseen
from core.content.dom.exports import settle_exports
from core.content.dom.index import refuse_index
from core.content.dom.left_out import left_out, shown_texts
from core.content.dom.main import article_part
from core.content.dom.notices import without_notices
from core.content.dom.tree import parse
from core.content.dom.walk import Walker
from core.content.draft import Draft, Hints
from core.content.embedded import embedded_text
from core.content.letters import key
from core.content.metadata import hints_of
from core.content.titles import Numbering, without_site
from core.content.within import within
from core.errors import BadInput
from core.language.disclosure import discloses
from core.model.article import Block, Heading, Image

_SCRIPTED = 3  # times as much text in a page's data as on it: a script builds the page
_OVERLINE = 80  # letters; a longer paragraph over the title is a lead
MOST_ELEMENTS = 150_000  # the longest articles have some 30,000
_TRAILING = re.compile(
    "footnotes|references|related|related posts|related articles|share this|comments|leave a comment|leave a reply|"
    "read next|read more|you may also like|see also|external links|further reading|notes|fußnoten|einzelnachweise|"
    "weblinks|siehe auch|notes et références|voir aussi|脚注|参考文献|関連項目|参见|外部链接",
    re.IGNORECASE,
)


def read_page(text: str, url: str = "", *, whole_page: bool = True) -> Draft:
    """The draft of a page; `whole_page` looks for the article among the page's other parts.

    `url` is where the page came from; a <base> wins over it. Raises `BadInput` for pages nested beyond reading.
    """
    try:
        root = parse(text)
        if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
            raise BadInput(
                f"The page has more than {MOST_ELEMENTS:,} parts, far more than an article.",
                "Save the part you need as a file, or paste its text.",
                code="too_large",
            )
        whole_page = not settle_exports(root) and whole_page
        base = next((e.get("href") or "" for e in root.iter("base") if e.get("href")), "").strip()
        hints = hints_of(root, url)
        embedded = embedded_text(root) if whole_page else ""
        if whole_page:
            refuse_index(root, url)
        drop_unseen(root)
        shown = shown_texts(root.body) if whole_page else []
        clean(root)
        part = article_part(root) if whole_page else root.body
        walker = Walker(urljoin(url, base) if base else url)
        walker.walk(part)
        walker.flush()
    except RecursionError as error:
        raise BadInput(
            "The page is nested too deeply to be read.", "Paste its text instead.", code="too_deep"
        ) from error
    blocks = without_marks(walker.blocks)
    if len(key(embedded)) > _SCRIPTED * sum(len(key(b.text)) for b in blocks if b.kind not in ("image", "code")):
        blocks = _built(embedded, url)  # the page has next to no text but in its data
    draft = finished(Draft(blocks=blocks, candidates=walker.candidates, hints=hints))
    draft.left_out = left_out(shown, [Heading(text=hints.title), Heading(text=draft.hints.title), *draft.blocks])
    return draft


def _built(text: str, url: str) -> list[Block]:
    """The blocks of a page's text that a script would have put in place."""
    if not re.search(r"<(?:p|h[1-6]|ul|ol|div|br)[\s>/]", text, re.IGNORECASE):
        text = "".join(f"<p>{escape(part)}</p>" for part in re.split(r"\n\s*\n|\n(?=\S)", text) if part.strip())
    return read_page(f"<html><body>{text}</body></html>", url, whole_page=False).blocks


def finished(draft: Draft) -> Draft:
    """A document's draft with its title settled, headings freed from numbers, and repeated or empty parts gone."""
    headings = [b.text for b in draft.blocks if isinstance(b, Heading)]
    by_tool = bool(re.search(r"docbook|publican|docutils|sphinx|asciidoc|latex|pandoc", draft.hints.generator, re.I))
    numbering = Numbering([draft.hints.title, *headings], by_tool=by_tool)
    top = [numbering.bare(b.text) for b in draft.blocks if isinstance(b, Heading) and b.level <= 2][:3]
    title = without_site(numbering.bare(draft.hints.title), draft.hints.site_name, top) or _first_heading(
        draft.blocks, numbering
    )
    blocks: list[Block] = []
    for block in without_notices(draft.blocks, title):
        if isinstance(block, Heading):
            block = block.model_copy(update={"text": numbering.bare(block.text)})
            if key(block.text) == key(title) and all(len(b.text) < _OVERLINE for b in blocks if b.kind != "image"):
                blocks = [b for b in blocks if b.kind == "image"]  # what stands over the title is no text
                continue
        blocks.append(block)
    draft.hints = Hints(**{**vars(draft.hints), "title": title})
    blocks = _without_repeats(_without_trailing(with_bold_headings(blocks)))
    draft.blocks = [_credited(block) for block in without_credit_lines(blocks)]
    return draft


def _credited(block: Block) -> Block:
    """A picture with the credit apart from its caption; what a publisher says of the text is no caption."""
    if not isinstance(block, Image):
        return block
    caption, credit = parted(block.caption)
    alt, other = parted(block.alt)
    caption = "" if discloses(caption) else caption
    return block.model_copy(update={"caption": caption, "alt": alt, "credit": block.credit or credit or other})


def _first_heading(blocks: list[Block], numbering: Numbering) -> str:
    for block in blocks:
        if isinstance(block, Heading):
            return numbering.bare(block.text)
        if block.kind in ("paragraph", "list", "quote"):
            break
    return ""


def _without_trailing(blocks: list[Block]) -> list[Block]:
    """Headings that head nothing any more go: at the end, and those of lists that were not part of the article."""
    out: list[Block] = []
    for i, block in enumerate(blocks):
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        lone = isinstance(block, Heading) and (
            after is None or (isinstance(after, Heading) and after.level <= block.level)
        )
        if lone and (after is None or _TRAILING.fullmatch(block.text)):
            continue
        out.append(block)
    while out and isinstance(out[-1], Heading):
        out.pop()
    return out


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """Pull quotes that only repeat words of a paragraph, and pictures shown twice, go."""
    keys = [key(b.text) for b in blocks]
    prose = "\n".join(words for b, words in zip(blocks, keys, strict=True) if b.kind in ("paragraph", "list"))
    quotes = {words for b, words in zip(blocks, keys, strict=True) if b.kind == "quote" and len(words) > 20}
    short = {words for b, words in zip(blocks, keys, strict=True) if b.kind == "paragraph" and 30 < len(words) < 300}
    quoted = within(quotes, prose, least=21)
    repeated = within(short, prose, least=31, longer=True)
    seen: set[str] = set()
    out: list[Block] = []
    for block, words in zip(blocks, keys, strict=True):
        if block.kind == "quote" and words in quoted:
            continue
        if block.kind == "paragraph" and words in short and (words in seen or words in repeated):
            continue
        if isinstance(block, Image) and block.location in seen:
            continue
        if isinstance(block, Image) or block.kind in ("quote", "paragraph"):
            seen.add(block.location if isinstance(block, Image) else words)
        out.append(block)
    return out
