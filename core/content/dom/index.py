"""Pages that list several posts: none of them is the article, so the reader is told which there are."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml.html import HtmlElement

from core.content.dom.appeals import leads_on
from core.content.dom.tree import tag, text_of, tokens
from core.content.dom.vocabulary import words
from core.content.letters import key, one_line
from core.errors import BadInput
from core.language.graphemes import start

_POSTS = words("post hentry h-entry blog-post type-post post-preview entry-preview post-item blog-entry")
_NO_POSTS = re.compile(r"comment|related|aside|sidebar|widget|recommend")
_LEAST, _MOST_NAMED = 3, 5
_ALONE = 0.85  # of the letters of what holds posts that are known by their links alone
_SHARE = 0.6  # of all posts' letters; a post with more is the article, and the others stand beside it


def refuse_index(root: HtmlElement, url: str) -> None:
    """Raise `BadInput` with the posts' names and links where the page is a list of posts."""
    if _says_article(root):
        return
    posts = [e for e in root.body.iter("article", "div", "li", "section") if _is_post(e)]
    posts = [p for p in posts if not any(a in posts for a in p.iterancestors())]
    named = [(p, h) for p in posts if (h := _heading(p)) is not None]
    sizes = [len(key(text_of(p))) for p, _ in named]
    if len(named) < _LEAST or len(named) < len(posts) - 1 or max(sizes) > _SHARE * sum(sizes) or min(sizes) < 40:
        return
    if len({p.getparent() for p, _ in named}) > 1 or sum(sizes) < 0.5 * len(key(text_of(root.body))):
        return
    raise BadInput(
        f"This page lists {len(named)} posts and is no article itself.",
        "Give the link of one of them, or save it as a page of its own: "
        + "; ".join(_named(h, url) for _, h in named[:_MOST_NAMED])
        + ("; …" if len(named) > _MOST_NAMED else "."),
        code="several_posts",
    )


def _says_article(root: HtmlElement) -> bool:
    kind = next((e.get("content") or "" for e in root.iter("meta") if e.get("property") == "og:type"), "")
    ld = any(
        re.search(r'"@type"\s*:\s*"(?:\w*Article|BlogPosting|LiveBlogPosting|\w*Report)"', e.text or "")
        for e in root.iter("script")
        if "ld+json" in (e.get("type") or "")
    )
    return kind == "article" or ld


def _is_post(element: HtmlElement) -> bool:
    own = tokens(element)
    if any(_NO_POSTS.search(word) for around in [element, *element.iterancestors()] for word in tokens(around)):
        return False
    if any(tag(a) in ("aside", "footer", "nav") for a in element.iterancestors()):
        return False
    heading = _heading(element)
    linked = heading is not None and next(heading.iter("a"), None) is not None
    around = heading is not None and tag(heading.getparent()) == "a"
    return bool(own & _POSTS) or (tag(element) == "article" and (linked or around)) or _goes_on(element)


def _goes_on(element: HtmlElement) -> bool:
    """Whether it is the beginning of a post, with one heading and a link to the rest, among nothing but others."""
    if sum(1 for e in element.iter("h1", "h2", "h3", "h4")) != 1 or not _read_more(element):
        return False
    beside = [e for e in element.getparent() if isinstance(e.tag, str)]
    alike = [e for e in beside if e.tag == element.tag and _read_more(e)]
    letters = sum(len(key(text_of(e))) for e in alike)
    return len(alike) >= _LEAST and letters >= _ALONE * len(key(text_of(element.getparent())))


def _read_more(element: HtmlElement) -> bool:
    return any(leads_on(text_of(link)) for link in element.iter("a"))


def _heading(post: HtmlElement) -> HtmlElement | None:
    return next((h for h in post.iter("h1", "h2", "h3", "h4") if one_line(text_of(h))), None)


def _named(heading: HtmlElement, url: str) -> str:
    name = start(one_line(text_of(heading)), 60)
    link = next(heading.iter("a"), None)
    link = heading.getparent() if link is None and tag(heading.getparent()) == "a" else link
    place = urljoin(url, (link.get("href") or "").strip()) if link is not None else ""
    return f"“{name}” ({place})" if place.startswith(("http://", "https://")) and len(place) < 200 else f"“{name}”"
