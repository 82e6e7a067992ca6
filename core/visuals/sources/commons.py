"""Wikimedia Commons: freely licensed photos and drawings of the Wikimedia projects, searched without a key.

Source: https://www.mediawiki.org/wiki/API:Search, /wiki/API:Imageinfo, /wiki/Extension:CommonsMetadata (what
`extmetadata` holds: a licence, an author in HTML, `Restrictions` besides copyright) and /wiki/Manual:$wgThumbnailSteps
(the widths of thumbnails that are at hand); https://www.mediawiki.org/wiki/Wikimedia_APIs/Access_policy (how a client
says who it is) and /wiki/Wikimedia_APIs/Rate_limits (at most three requests at once, Retry-After to be kept); all as of
November 2026.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from core.model import licences
from core.model.licences import Licence
from core.model.storyboard import Found
from core.net import statuses
from core.ports import Context
from core.providers import Setting
from core.visuals.source import Search
from core.visuals.sources import _clean as clean
from core.visuals.sources._html import text_and_link
from core.visuals.sources._open import OpenSource

_SITE = "https://commons.wikimedia.org/"
_MOST = 50  # with a thumbnail each, no more are answered
_WIDTH, _PREVIEW_WIDTH = 1920, 500  # of $wgThumbnailSteps
_MOST_BYTES = 40_000_000
_TYPES = ("image/jpeg", "image/png", "image/webp")
_OPERATORS = re.compile(r"[^\w\s'.,-]|(?<!\w)-|_")  # of CirrusSearch: words with them would search for something else
_FIELDS = "ObjectName|ImageDescription|Attribution|Artist|License|LicenseShortName|LicenseUrl|NonFree|Restrictions"


class Commons(OpenSource):
    """Bitmaps by the Action API: a search in the namespace of files, and what is known of each."""

    label = "Wikimedia Commons"
    note = "Freely licensed photos and drawings of the Wikimedia projects; no key is needed."
    settings = (
        Setting(
            "enabled",
            "Search Wikimedia Commons",
            kind="bool",
            help="Off until you allow it. Search words from your script are then sent to commons.wikimedia.org.",
        ),
        Setting(
            "contact",
            "How Wikimedia can reach you",
            help="Your e-mail address or web page, sent with each search: Wikimedia wants to know who asks. Left "
            "empty, fewer searches may be answered.",
        ),
        Setting("base_url", "Address of Wikimedia Commons", kind="url", help="Only for a proxy of one's own."),
    )
    limits = {"requests": 60, "per_s": 60, "parallel": 1}  # none is published; one after the other, one a second
    restricts = "Each picture at Wikimedia Commons has its own licence; the text under your video gives its credit."
    home = "https://commons.wikimedia.org"
    query_chars = 250  # a search has at most 300, with its filter

    def credentials(self) -> tuple[dict[str, str], dict[str, str]]:
        contact = "".join(c for c in self.setting("contact") if c.isascii() and c.isprintable() and c not in "()")[:100]
        return {"User-Agent": f"{self.agent} ({contact.strip()})" if contact.strip() else self.agent}, {}

    def search(self, search: Search, ctx: Context) -> list[Found]:
        return super().search(replace(search, terms=_OPERATORS.sub(" ", search.terms[:10_000])), ctx)

    def asked(self, search: Search, terms: str) -> tuple[str, dict[str, Any]]:
        self.allowed()  # not sent where nothing could be taken
        most = min(_MOST, 2 * max(1, search.most))  # some have licences that are not allowed
        return "/w/api.php", {
            "action": "query",
            "format": "json",
            "formatversion": 2,
            "generator": "search",
            "gsrsearch": f"{terms} filetype:bitmap",
            "gsrnamespace": 6,
            "gsrlimit": most,
            "gsroffset": (max(1, search.page) - 1) * most,
            "prop": "imageinfo",
            "iiprop": "url|size|mime|extmetadata",
            "iiurlwidth": _WIDTH,
            "iiextmetadatafilter": _FIELDS,
        }

    def entries(self, answer: Any, search: Search) -> Any:
        """Nothing found is an answer without `query`, an error is one of status 200."""
        if "error" in answer and answer["error"].get("code") in ("ratelimited", "maxlag"):
            raise statuses.too_often(self.label, None)
        if "query" not in answer:
            return [] if answer["batchcomplete"] else None
        pages = [page for page in answer["query"]["pages"] if isinstance(page, dict)]
        return sorted(pages, key=lambda page: clean.number(page.get("index")))  # they come by number, not by fitness

    def read(self, entry: Any, search: Search) -> Found | None:
        info = entry["imageinfo"][0]
        known = {name: item.get("value") for name, item in info["extmetadata"].items() if isinstance(item, dict)}
        if info["mime"] not in _TYPES or known.get("NonFree") or known.get("Restrictions"):
            return None  # a trademark or a person's rights are not the licence's to give
        author, author_url = text_and_link(known.get("Attribution") or known.get("Artist"), _SITE)
        title = clean.words(text_and_link(known.get("ObjectName"), _SITE)[0]) or clean.words(
            re.sub(r"^File:|\.\w{3,4}$", "", entry["title"])
        )
        description = clean.words(text_and_link(known.get("ImageDescription"), _SITE)[0])
        whole = (clean.number(info["width"]), clean.number(info["height"]), clean.link(info["url"]))
        thumbnail = clean.link(info.get("thumburl"))
        sizes = [(clean.number(info.get("thumbwidth")), clean.number(info.get("thumbheight")), thumbnail)]
        if clean.number(info.get("size"), _MOST_BYTES):
            sizes.append(whole)
        return self.found(
            clean.ident(entry["pageid"]),
            clean.smallest_covering(sizes),
            self.rights(_licence(known), clean.words(author, 80), author_url, clean.link(info["descriptionurl"])),
            preview_url=re.sub(r"/\d+px-(?=[^/]+$)", f"/{_PREVIEW_WIDTH}px-", thumbnail),
            title=title,
            tags=(description,) if description and description != title else (),
        )


def _licence(known: dict[str, Any]) -> Licence | None:
    """The licence of a file: by the address of its text, else by its code ("pd", "cc-by-4.0") or its short name."""
    address = known.get("LicenseUrl")
    if isinstance(address, str) and address:
        return licences.of_address(address)
    names = (known.get(name) for name in ("License", "LicenseShortName"))
    return next((found for name in names if isinstance(name, str) and (found := licences.of_name(name))), None)
