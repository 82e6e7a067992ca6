"""From a source (URL, file, upload, pasted text) to an `Article`: which reader, then pictures, language, checks."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from urllib.parse import urljoin, urlsplit

from core.content import caged_reading, sniff
from core.content.dom.vocabulary import DECOR_URL
from core.content.draft import Draft
from core.content.language import judge
from core.content.letters import one_line
from core.content.mixed import in_one_language
from core.content.pictures import with_pictures
from core.content.sniff import shown
from core.content.titles import Numbering
from core.errors import BadInput, NotFound
from core.language.graphemes import start
from core.model.article import Article, Block, Heading, Image
from core.model.coded import Notice
from core.model.documents import kind_by_name, most_bytes
from core.model.limits import PAGE_BYTES, TEXT_BYTES
from core.net.patience import interruptible
from core.ports import Context, Fetched

ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_PAGE_S = 20.0
_ADD_BROWSER = "Where Chromium is installed (apt install chromium), such pages are opened in it."
_FEW = 20  # letters; what has less is no article, wherever it is from
_FEW_OF_SITE = 120  # what a site answers may be its notice on cookies or its form to log in


def read_url(url: str, ctx: Context, chapter: str = "") -> Article:
    """Fetch a page and read it, of a book one chapter.

    Raises `BadInput` (address, refusal, nothing to read) or `ProviderFailed`.
    """
    url = url.strip()
    if not re.match(r"^[a-z][a-z0-9+.-]*:", url, re.IGNORECASE) and re.match(r"^[\w-]+(\.[\w-]+)+([/:?#]|$)", url):
        url = "https://" + url
    if ctx.net is None:
        raise BadInput(
            "There is no way to the network here.", "Save the page as a file and give that instead.", code="no_network"
        )
    draft, place = _draft_of(url, ctx, chapter)
    try:
        return _article(draft, ctx, None, place)
    except BadInput as error:
        if error.code != "no_text":
            raise
        if draft.hints.other.startswith(("http://", "https://")):
            with suppress(BadInput):
                simple, _ = _draft_of(draft.hints.other, ctx)
                simple.hints = draft.hints.filled_from(simple.hints)
                return _article(simple, ctx, None, place)
        if draft.kind != "html":
            raise
        if ctx.browse is None:
            raise BadInput(error.message, f"{error.hint} {_ADD_BROWSER}", code="no_text") from error
        return _browsed(place, ctx)


def _browsed(place: str, ctx: Context) -> Article:
    """The article of a page that builds its text by a script, opened in a browser. Raises `BadInput`."""
    assert ctx.browse is not None  # noqa: S101 - checked by the caller
    answer = ctx.browse(place)
    draft = caged_reading.read_in_child(answer.body, "html", place, url=place, header="utf-8", check=ctx.check)
    draft.hints.url = place
    draft.hints.site_name = draft.hints.site_name or (urlsplit(place).hostname or "").removeprefix("www.")
    article = _article(draft, ctx, None, place)
    ctx.warn(Notice.of("opened_in_browser"))
    return article


def _draft_of(url: str, ctx: Context, chapter: str = "") -> tuple[Draft, str]:
    """The draft of a page and the address it is at."""
    answer = _fetched(url, ctx)
    name = PurePath(urlsplit(answer.url).path).name
    kind_type, _, parameters = answer.content_type.partition(";")
    kind = sniff.kind_of(answer.body, answer.url if "." not in name else name, kind_type.strip())
    match = re.search(r"charset\s*=\s*[\"']?([\w:.-]+)", parameters, re.IGNORECASE)
    header = match.group(1) if match else ""
    draft = caged_reading.read_in_child(
        answer.body, kind, answer.url, url=answer.url, header=header, chapter=chapter, check=ctx.check
    )
    draft.kind = kind
    draft.hints.url = answer.url
    draft.hints.site_name = draft.hints.site_name or (urlsplit(answer.url).hostname or "").removeprefix("www.")
    return draft, answer.url


def read_file(path: Path, ctx: Context, chapter: str = "") -> Article:
    """Read a file of a kind in `core.model.documents`; its pictures come from its folder or the net.

    `chapter` is a book's, as `chapters` lists them. Raises `BadInput`.
    """
    return read_bytes(_file(path), path.name, ctx, path.parent, chapter)


def _file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(f"{path.name or path} is a folder.", "Give the file of the article in it.", code="is_folder")
        return _bounded(path, most_bytes(path.name))
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {path.name}.", "Check the path.", code="no_file") from error
    except OSError as error:
        raise BadInput(
            f"{path.name} cannot be read: {error.strerror}.", "Check its permissions.", code="unreadable"
        ) from error


def _bounded(path: Path, limit: int) -> bytes:
    """The file's bytes, never more than `limit`: a device or a pipe has no size, and one like /dev/zero no end."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
            raise BadInput(f"{path.name} is not a file.", sniff.READABLE, code="not_file")
        size = status.st_size
        data = file.read(limit + 1) if size <= limit else b""
    if max(size, len(data)) > limit:
        raise sniff.too_large(path.name, max(size, len(data)), limit)
    return data


def read_bytes(data: bytes, name: str, ctx: Context, base_dir: Path | None = None, chapter: str = "") -> Article:
    """Read an upload; `base_dir` is the only folder from which it may name pictures. Raises `BadInput`.

    `chapter` is that of a book: its number, words of its title, or "all"; left empty, the first of the story.
    """
    ctx.check()
    name = one_line(name)
    draft = caged_reading.read_in_child(data, sniff.kind_of(data, name), name, chapter=chapter, check=ctx.check)
    if not draft.hints.title:
        draft.hints.title = one_line(re.sub(r"[-_]+", " ", PurePath(name).stem)).strip() or "Untitled"
    return _article(draft, ctx, base_dir, name)


def chapters(data: bytes, name: str, ctx: Context) -> tuple[tuple[str, ...], int]:
    """The titles of a book's chapters, in order, and the number from 1 of that read unasked (0: all of them).

    Empty for other documents. Raises `BadInput`.
    """
    name = one_line(name)
    kind = sniff.kind_of(data, name)
    if kind != "epub":
        return (), 0
    draft = caged_reading.read_in_child(data, kind, name, check=ctx.check)
    return draft.chapters, draft.chapter


def read_text(text: str, ctx: Context, title: str = "") -> Article:
    """Read pasted text: plain paragraphs, Markdown or HTML. Raises `BadInput` where nothing can be read."""
    if not text.strip():
        raise BadInput("The text is empty.", "Paste some paragraphs.", code="empty")
    if re.match(r"\s*topic:\s*\S[^\n]*\s*$", text, re.IGNORECASE):
        raise BadInput(
            "A topic alone is no article: a chat model has to write about it.",
            "Paste the text of an article, or set up a chat model on the settings page and begin with: "
            "python -m core make topic:... --writer NAME.",
            code="topic_alone",
        )
    if len(text) > TEXT_BYTES:
        raise sniff.too_large("The text", len(text), TEXT_BYTES)
    draft = caged_reading.read_in_child(text.encode("utf-8", "replace"), "pasted", title, check=ctx.check)
    draft.hints.title = draft.hints.title or _first_words(draft.blocks)
    return _article(draft, ctx, None, "The text")


def _article(draft: Draft, ctx: Context, base_dir: Path | None, name: str) -> Article:
    """The finished article. Raises `BadInput` where there is no text to speak of."""
    for notice in draft.notices:
        ctx.warn(notice)
    prose = [b.text for b in draft.blocks if b.kind in ("paragraph", "list", "quote")]
    code, shares = judge(prose, draft.hints.language)
    letters = sum(char.isalpha() or unicodedata.category(char)[0] == "M" for text in prose for char in text)
    page = "://" in name
    if letters * (2.5 if code in ("zh", "ja", "ko") else 1) < (_FEW_OF_SITE if page else _FEW):
        where = (
            f"{shown(name)} has no article text on it." if page else f"{shown(name)} has too little text for a video."
        )
        raise BadInput(
            where if prose else f"{shown(name)} has no text in it.",
            "Some pages build their text by a script or behind a login: copy the text and paste it instead."
            if page
            else f"A video needs a few sentences of running text, {_FEW} letters at least besides headings.",
            code="no_text",
        )
    other = next((c for c, share in shares.items() if c != code and share >= 0.2), "")
    if other:
        ctx.warn(Notice.of("other_language", share=round(shares[other], 2), main=code, other=other))
    whole = in_one_language(draft.hints, draft.blocks, code)
    if whole.left_out or whole.titled:
        ctx.warn(
            Notice.of("headings_left_out", n=whole.left_out, main=code, title=draft.hints.title if whole.titled else "")
        )
    draft.hints, draft.blocks = whole.hints, whole.blocks
    if lost := sum(text.count("\ufffd") for text in (draft.hints.title, *(block.text for block in draft.blocks))):
        ctx.warn(Notice.of("characters_lost", n=lost))
    blocks = with_pictures(draft, ctx, base_dir)
    if not any(isinstance(b, Image) for b in blocks):
        blocks = [*_stand_in(draft, ctx), *blocks]
    hints = draft.hints
    return Article(
        title=hints.title or _first_words(blocks),
        author=hints.author,
        date=hints.date,
        language=code,
        meta_description=hints.meta_description,
        keywords=hints.keywords,
        url=hints.url,
        site_name=hints.site_name,
        licence=hints.licence,
        blocks=tuple(blocks),
        left_out=tuple(draft.left_out),
    )


def _stand_in(draft: Draft, ctx: Context) -> list[Block]:
    """The picture a page names for itself (og:image), for an article without pictures; none if it cannot be had."""
    place = urljoin(draft.hints.url, draft.hints.picture)
    if ctx.net is None or not place.startswith(("http://", "https://")) or DECOR_URL.search(place):
        return []
    quiet = replace(ctx, warn=lambda sentence: None)
    found = with_pictures(Draft(blocks=[Image(location=place)]), quiet, None)
    return [b for b in found if isinstance(b, Image) and b.sha256]


def _first_words(blocks: list[Block]) -> str:
    """A title where a document has none: its first heading, else its first words."""
    heading = next((b.text for b in blocks if isinstance(b, Heading)), "")
    text = heading or next((b.text for b in blocks if b.kind in ("paragraph", "list", "quote")), "Untitled")
    text = Numbering([text]).bare(text)
    sentence = _first_sentence(text).rstrip(".。।۔")
    if len(sentence) <= 80:
        return sentence
    cut = start(sentence, 77)
    return (cut[: cut.rfind(" ")] if " " in cut[30:] else cut) + "…"


def _first_sentence(text: str) -> str:
    """The words up to the first full stop that is one: not that of "13.3.", "Dr." or "z. B."."""
    for stop in re.finditer(r"[。！？।]|[.!?؟۔](?=\s|$)", text):
        words = text[: stop.start()].split()
        if stop.group() != "." or len(words) > 2 or (len(words) == 2 and len(words[1]) > 3):
            return text[: stop.end()]
    return text


def _fetched(url: str, ctx: Context) -> Fetched:
    """Fetch a page; the user can stop waiting at once."""
    assert ctx.net is not None  # noqa: S101 - checked by the caller
    net, path = ctx.net, urlsplit(url).path
    most = most_bytes(path) if kind_by_name(path) else PAGE_BYTES
    return interruptible(lambda: net.fetch(url, accept=ACCEPT, max_bytes=most, timeout_s=_PAGE_S), ctx.check)
