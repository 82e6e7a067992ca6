"""Metadata of a web page: from JSON-LD, OpenGraph, Dublin Core, plain <meta>, then what can be seen."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from core.content.dom.tree import tag, text_of, tokens
from core.content.draft import Hints
from core.content.letters import one_line
from core.language.graphemes import start

_ARTICLES = re.compile(r"(?:Article|Posting|Report|Recipe|HowTo|Review|Story|WebPage|Book|Chapter)$")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def hints_of(root: HtmlElement, url: str = "") -> Hints:
    """The page's own metadata; what it does not say stays empty."""
    return _from_json_ld(root).filled_from(_from_meta(root, url)).filled_from(_from_sight(root))


def _from_meta(root: HtmlElement, url: str) -> Hints:
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = one_line(element.get("content") or "")
        if name and value:
            meta.setdefault(name, value)

    def first(*names: str) -> str:
        return next((meta[n] for n in names if n in meta), "")

    def person(value: str) -> str:
        return "" if value.startswith(("http://", "https://", "@")) or len(value) > 120 else value

    link = next((e.get("href") or "" for e in root.iter("link") if "canonical" in (e.get("rel") or "").split()), "")
    licence = next(
        (
            one_line(text_of(e)) or e.get("href") or ""
            for e in root.iter("a", "link")
            if "license" in (e.get("rel") or "").split()
        ),
        "",
    )
    other = next(
        (
            urljoin(url, e.get("href") or "")
            for e in root.iter("link")
            if "amphtml" in (e.get("rel") or "").split()
            or (e.get("media") == "print" and "alternate" in (e.get("rel") or ""))
        ),
        "",
    )
    canonical = urljoin(url, link.strip() or first("og:url"))
    return Hints(
        other=other,
        title=first("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"),
        author=person(first("author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
                            "parsely-author", "byl")),
        date=_day(first("article:published_time", "datepublished", "date", "dc.date", "dcterms.created",
                        "dcterms.date", "citation_publication_date", "parsely-pub-date", "publish-date",
                        "og:published_time", "pubdate")),
        language=(root.get("lang") or root.get("xml:lang") or first("og:locale", "content-language", "dc.language")),
        meta_description=first("description", "og:description", "dc.description", "twitter:description"),
        keywords=_words(first("keywords", "news_keywords", "parsely-tags")) or _tags(root),
        url=canonical if canonical.startswith(("http://", "https://")) else "",
        site_name=first("og:site_name", "application-name"),
        licence=first("dc.rights", "dcterms.license") or licence,
        generator=first("generator"),
        picture=first("og:image:secure_url", "og:image", "twitter:image", "twitter:image:src"),
    )  # fmt: skip


def _tags(root: HtmlElement) -> tuple[str, ...]:
    tags = [one_line(e.get("content") or "") for e in root.iter("meta") if (e.get("property") or "") == "article:tag"]
    return tuple(dict.fromkeys(t for t in tags if t))[:20]


def _from_json_ld(root: HtmlElement) -> Hints:
    best = Hints()
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            found = json.loads((script.text or "")[:500_000], strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common and says nothing
        for thing in _things(found):
            if _ARTICLES.search(_name_of_type(thing)):
                best = best.filled_from(_from_thing(thing))
    return best


def _things(found: Any, depth: int = 0) -> list[dict[str, Any]]:
    """The objects of a JSON-LD document, those of articles before those of pages."""
    out: list[dict[str, Any]] = []
    if depth > 6:
        return out
    if isinstance(found, list):
        for item in found[:200]:
            out += _things(item, depth + 1)
    elif isinstance(found, dict):
        out.append(found)
        out += _things(found.get("@graph") or [], depth + 1)
        out += _things(found.get("mainEntity") or [], depth + 1)
    return sorted(out, key=lambda t: _name_of_type(t) == "WebPage") if depth == 0 else out


def _name_of_type(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    return kind.rsplit("/", 1)[-1] if isinstance(kind, str) else ""


def _from_thing(thing: dict[str, Any]) -> Hints:
    keywords = thing.get("keywords")
    return Hints(
        title=_text(thing.get("headline")) or (_text(thing.get("name")) if _name_of_type(thing) != "WebPage" else ""),
        author=", ".join(dict.fromkeys(filter(None, map(_text, _list(thing.get("author")))))),
        date=_day(_text(thing.get("datePublished")) or _text(thing.get("dateCreated"))),
        language=_text(thing.get("inLanguage")),
        meta_description=_text(thing.get("description")),
        keywords=_words(keywords)
        if isinstance(keywords, str)
        else tuple(filter(None, map(_text, _list(keywords))))[:20],
        site_name=_text(thing.get("publisher")),
        licence=_text(thing.get("license")),
        picture=next(filter(None, map(_address, _list(thing.get("image")))), ""),
    )


def _list(value: Any) -> list[Any]:
    return value[:50] if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """The words of a JSON-LD value: a string, or the name of a thing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("alternateName") or value.get("url") or ""
    text = re.sub(r"<[^>]{1,200}>", "", one_line(unescape(value))) if isinstance(value, str) else ""
    return start(text, 2000)


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return value.strip() if isinstance(value, str) and value.strip().startswith(("http", "/")) else ""


def _from_sight(root: HtmlElement) -> Hints:
    """The title element, a byline, a dated <time>: what a reader can see."""
    author = ""
    for element in root.iter("a", "span", "p", "div", "address"):
        classes = set((element.get("class") or "").lower().split())
        if (
            "author" in (element.get("rel") or "").split()
            or classes & {"author", "byline", "p-author", "author-name"}
            or element.get("itemprop") == "author"
        ):
            text = re.sub(
                r"^(?:by|von|par|por|di|door|av|автор:?)\s+", "", one_line(text_of(element)), flags=re.IGNORECASE
            )
            if 2 < len(text) < 60 and not re.search(r"\d|[.!?]\s|@|://", text):
                author = text
                break
    date = ""
    for element in root.iter("time"):
        date = _day(element.get("datetime") or text_of(element))
        if date:
            break
    titled = [
        one_line(text_of(e))
        for e in root.iter("h1", "h2", "h3")
        if e.get("itemprop") == "headline" or {"post-title", "entry-title", "article-title", "p-name"} & tokens(e)
    ]
    title = next(
        (one_line(text_of(e)) for e in root.iter("title") if tag(e.getparent()) in ("head", "html", "body")), ""
    )
    if len(titled) == 1 and titled[0] and next(root.iter("h1"), None) is None:
        title = titled[0]  # where no h1 is, <title> often names the site alone
    return Hints(title=title, author=author, date=date)


def _day(value: str) -> str:
    """The ISO date a value starts with or holds; empty if none."""
    value = value.strip().replace("/", "-")
    match = _DATE.search(value)
    if match:
        return match.group()
    match = re.match(r"^(\d{4})-?(\d{2})-?(\d{2})", value)
    return "-".join(match.groups()) if match else ""


def _words(value: str) -> tuple[str, ...]:
    """Keywords parted by commas or semicolons, each once."""
    parts = (one_line(p) for p in re.split(r"[,;،、，]", value))
    return tuple(dict.fromkeys(p for p in parts if p and len(p) <= 80))[:20]
