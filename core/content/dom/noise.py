"""What stands among an article and is none of it: navigation, sharing, related posts, comments, banners, bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from core.content.dom.tree import BLOCKS, tag, text_of, tokens
from core.content.letters import one_line

_TAGS = frozenset(["nav", "form", "footer", "menu", "search"])
_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "alert",
        "menu",
        "menubar",
        "toolbar",
        "tablist",
        "complementary",
    ]
)
_STRONG = re.compile(
    r"^(?:cookies?|cookie[-_].*|.*[-_]cookies?|cookieconsent|.*consent.*|gdpr.*|cmp[-_].*|onetrust.*|newsletter.*|.*[-_]newsletter|"
    r"subscribe.*|.*[-_]subscribe|subscription.*|signup.*|sign-up.*|share|shares|sharing|sharedaddy|share[-_].*|.*[-_]shar(?:e|ing)|"
    r"social|social[-_].*|.*[-_]social|addtoany.*|related|related[-_].*|.*[-_]related|relatedposts|jp-relatedposts|recommend(?:ed|ations).*|"
    r"read-?more|read-?next|more-stories|also-like|yarpp.*|comments?|comments?[-_](?:area|list|section|form|wrap.*|thread)|respond|disqus.*|"
    r"breadcrumbs?|.*[-_]breadcrumbs?|pagination|pager|page-?nav.*|post-?nav.*|nav-?links|navigation|navbar.*|navbox.*|docnav|toc|toctree.*|"
    r"table-of-contents|tableofcontents|skip-?(?:link|to).*|advert.*|ads?|ads?[-_].*|.*[-_]ads?|adsbygoogle|sponsor(?:ed)?|promo|promo[-_].*|"
    r"outbrain.*|taboola.*|popup.*|modal.*|overlay|banner|site-?header|site-?footer|masthead|widget|widget[-_].*|author-?(?:box|bio|info|card)|"
    r"post-?(?:tags|meta|footer|author|info)|entry-?(?:meta|footer)|tag-?(?:list|links|cloud)|tags-links|cat-links|byline|dateline|"
    r"reading-?time|paywall.*|print-?only|catlinks|mw-navigation|sphinxsidebar.*|headernav|footernav|prev-?next|hatnote|ambox|"
    r"donate.*|feedback|rating|ratings?[-_].*|wp-block-(?:search|latest-posts|categories|tag-cloud|social-links|comments.*|post-(?:terms|date|author.*|navigation-link)))$"
)
_WEAK = re.compile(
    r"^(?:sidebar|side-?bar.*|.*[-_]sidebar|aside|nav|menu|menu[-_].*|.*[-_]menu|footer|.*[-_]footer|header|top-?bar.*|meta|.*[-_]meta|"
    r"links|trending.*|popular.*|latest.*|archive.*|login.*|search.*|tools?|toolbar|vote.*|infobox|caption-credit|kicker|tags?)$"
)
_SMALL_PRINT = re.compile(
    r"^(?:by\s+\S.{0,60}|(?:posted|published|updated|last (?:updated|modified)|written)\b.{0,80}|\d+\s*min(?:ute)?s?\s*read.{0,20}|"
    r"(?:share|tweet|print|email|subscribe|advertisement|sponsored|read more|continue reading)\b.{0,30}|"
    r"(?:leave a (?:comment|reply)|\d+ comments?|no comments).{0,20}|back to top|skip to (?:main )?content)$",
    re.IGNORECASE,
)
_KEPT = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "figcaption",
        "img",
        "pre",
        "td",
        "th",
        "tr",
        "caption",
        "dt",
        "code",
        "em",
        "strong",
        "b",
        "i",
        "html",
        "body",
        "main",
        "article",
    ]
)


@dataclass(frozen=True)
class Judge:
    """Letters found by trafilatura under each element, all letters under it, and the elements whose words were found."""

    found: dict[HtmlElement, int]
    total: dict[HtmlElement, int]
    matched: set[HtmlElement]
    texts: dict[HtmlElement, str]

    def is_noise(self, element: HtmlElement, top: HtmlElement) -> bool:
        """Whether the element, under the article's element `top`, is to be dropped with everything in it."""
        name = tag(element)
        if name in _KEPT or name not in BLOCKS | {"span", "a", "aside", "details"}:
            return False
        everything = max(1, self.found.get(top) or self.total.get(top, 1))
        share = (self.found.get(element, 0) if self.found else self.total.get(element, 0)) / everything
        if share > 0.5:
            return False
        words = tokens(element)
        if any(_STRONG.match(w) for w in words) and not (words & {"figure", "wp-caption", "admonition"}):
            return True
        if name in _TAGS or (element.get("role") or "") in _ROLES or element.get("itemprop") in ("comment", "author"):
            return True
        if name == "p" and _SMALL_PRINT.match(one_line(text_of(element))):
            return share == 0 or len(text_of(element)) < 60
        if not self.found:
            return self._mostly_links(element)
        mine = self.found.get(element, 0) / max(1, self.total.get(element, 0))
        if mine > 0.5 or self.total.get(element, 0) == 0:
            return name in ("ul", "ol") and self._contents(element)
        if name == "header" and next(element.iter("h1", "img"), None) is None:
            return True
        if (name == "aside" or any(_WEAK.match(w) for w in words)) and not _is_note(element):
            return mine < 0.3 and not (name == "header" or "header" in words)
        return self._mostly_links(element) or self._stray(element)

    def _mostly_links(self, element: HtmlElement) -> bool:
        """A short block whose letters are mostly links to elsewhere."""
        if tag(element) not in ("ul", "ol", "div", "p", "table", "dl", "section", "span"):
            return False
        total = self.total.get(element, 0)
        links = [a for a in element.iter("a") if a.get("href")]
        if not links or total > 3000 or next(element.iter("figure", "pre", "img"), None) is not None:
            return False
        linked = sum(len(one_line(text_of(a)).replace(" ", "")) for a in links)
        return linked >= 0.7 * total and (len(links) > 1 or total < 40)

    def _contents(self, element: HtmlElement) -> bool:
        """A table of contents: every item is a link within the page."""
        links = list(element.iter("a"))
        items = [li for li in element.iter("li")]
        linked = sum(len(one_line(text_of(a)).replace(" ", "")) for a in links)
        inner = all((a.get("href") or "").startswith("#") for a in links)
        return len(items) > 2 and len(links) >= len(items) and inner and linked >= 0.8 * self.total.get(element, 1)

    def _stray(self, element: HtmlElement) -> bool:
        """A paragraph that trafilatura left out and that no found sibling stands beside."""
        if tag(element) not in ("p", "div") or element in self.matched or element not in self.texts:
            return False
        if any(tag(c) in BLOCKS for c in element) or next(element.iter("img", "code", "pre"), None) is not None:
            return False
        if any(_is_note(around) for around in element.iterancestors()):
            return False
        parent = element.getparent()
        beside = [] if parent is None else [c for c in parent if c is not element]
        return not any(c in self.matched or self.found.get(c, 0) for c in beside) and tag(parent) not in (
            "li",
            "dd",
            "td",
            "blockquote",
            "figure",
        )


def _is_note(element: HtmlElement) -> bool:
    """A note of the author's (DocBook sidebar, admonition), not a column of the page."""
    words = tokens(element)
    if words & {"admonition", "note", "notes", "tip", "warning", "caution", "important", "callout", "pullquote"}:
        return True
    return "sidebar" in words and any("titlepage" in tokens(child) for child in element)
