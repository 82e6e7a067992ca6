"""Pictures that a script would have loaded later: their real address is found, best first."""

from __future__ import annotations

import re

from lxml import html
from lxml.html import HtmlElement

from core.content.dom.tree import drop, tag

CANDIDATES = "data-reelwright-candidates"  # addresses of a picture, best first, parted by spaces
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set", "data-sizes-set")
_LAZY = (
    "data-src", "data-lazy-src", "data-original", "data-lazy", "data-full-src", "data-large-file", "data-orig-file",
    "data-hi-res-src", "data-url", "data-actualsrc", "data-image", "data-img-src", "data-echo", "data-canonical-src",
)  # fmt: skip
_PLACEHOLDER = re.compile(
    r"^data:image/(?:gif|svg)|^about:|(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|lazy|loading|1x1|pixel|grey|gray)"
    r"[\w-]*\.(?:gif|png|svg|jpe?g|webp)",
    re.IGNORECASE,
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|tiff?|bmp)(?:[?#]|$)", re.IGNORECASE)
_WIDE_ENOUGH = 2600  # pixels; wider files only cost time


def settle_lazy_pictures(root: HtmlElement) -> None:
    """Give every <img> its addresses in one attribute, and use what <noscript> has where the <img> is a stand-in."""
    for noscript in list(root.body.iter("noscript")):
        _unfold(noscript)
    for img in root.body.iter("img"):
        found = list(dict.fromkeys(c for c in candidates(img) if c and " " not in c))
        if found:
            img.set(CANDIDATES, " ".join(found))


def candidates(img: HtmlElement) -> list[str]:
    """The addresses that an <img> gives for its picture, best first."""
    out: list[str] = []
    picture = next((a for a in list(img.iterancestors())[:8] if tag(a) == "picture"), None)
    if picture is not None:  # the parser nests <source> elements, so the picture may be some levels up
        for source in picture.iter("source"):
            kind = (source.get("type") or "").lower()
            if "svg" not in kind and "jxl" not in kind:
                out += _from_sets(source, ("srcset", *_LAZY_SETS))
    out += _from_sets(img, (*_LAZY_SETS, "srcset"))
    out += [(img.get(name) or "").strip().replace(" ", "%20") for name in _LAZY]
    out.append((img.get("src") or "").strip().replace("\n", "").replace(" ", "%20"))
    real = [c for c in out if c and not _PLACEHOLDER.search(c)]
    full = _linked(img)
    if full and real:
        real.insert(0, full)
    return real or [c for c in out if c and (not c.startswith("data:") or len(c) > 2000)]


def _from_sets(element: HtmlElement, names: tuple[str, ...]) -> list[str]:
    for name in names:
        found = parse_srcset(element.get(name) or "")
        if found:
            return found
    return []


def parse_srcset(value: str) -> list[str]:
    """The addresses of a srcset: the widest that is not wastefully wide first."""
    found: list[tuple[float, str]] = []
    parts = iter(value[:20_000].split())
    for part in parts:
        url, size = part.strip(","), 1000.0
        if url and not part.endswith(","):
            match = re.fullmatch(r"(\d{1,6}(?:\.\d{1,4})?)([wx]),*", next(parts, ""))
            size = float(match.group(1)) * (1000 if match.group(2) == "x" else 1) if match else size
        if url:
            found.append((size, url))
    small = sorted((f for f in found if f[0] <= _WIDE_ENOUGH), key=lambda f: -f[0])
    large = sorted((f for f in found if f[0] > _WIDE_ENOUGH), key=lambda f: f[0])
    return [url for _, url in small[:1] + large[:1] + small[1:2]]


def _linked(img: HtmlElement) -> str:
    """The full-size file a thumbnail links to."""
    for around in list(img.iterancestors())[:3]:
        if tag(around) == "a":
            href = (around.get("href") or "").strip().replace(" ", "%20")
            wiki = "/wiki/" in href or "/File:" in href
            return href if _PICTURE_FILE.search(href) and not wiki else ""
    return ""


def _unfold(noscript: HtmlElement) -> None:
    """Replace a stand-in by the picture that <noscript> offers to readers without scripts."""
    inner = (noscript.text or "") + "".join(html.tostring(c, encoding="unicode") for c in noscript)
    pictures = (
        list(html.fragment_fromstring(inner[:20_000], create_parent="div").iter("img")) if "<img" in inner else []
    )
    parent, before = noscript.getparent(), noscript.getprevious()
    if len(pictures) == 1 and parent is not None:
        stand_in = before if before is not None and tag(before) == "img" else None
        if stand_in is None and before is not None:
            stand_in = next(before.iter("img"), None)
        if stand_in is None:
            picture = pictures[0]
            picture.tail = None
            noscript.addprevious(picture)
        elif all(_PLACEHOLDER.search(c) for c in candidates(stand_in)):
            for name, value in pictures[0].attrib.items():
                stand_in.set(name, value)
    drop(noscript)
