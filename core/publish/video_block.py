"""The block of a video in a WordPress post: film, captions and the data that search engines read, under one name.

Blocks are text with comments around (developer.wordpress.org, block grammar). Ours is a group whose HTML anchor names
project and platform, so that the next film of both takes its place; everything else of the post stays byte for byte.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Video:
    """A video as a page shows it. Times are in seconds, `at` is ISO 8601 with a zone; addresses are absolute."""

    anchor: str
    film: str
    film_id: int
    title: str
    description: str
    at: str
    seconds: float
    poster: str = ""
    track: str = ""
    language: str = ""


def block(video: Video) -> str:
    """The video as blocks, to stand in the content of a post."""
    facts: dict[str, Any] = {"id": video.film_id}
    track = ""
    if video.track:
        language = video.language or "en"
        facts["tracks"] = [{"src": video.track, "label": language, "srcLang": language, "kind": "captions"}]
        track = (
            f'<track src="{_attribute(video.track)}" label="{_attribute(language)}"'
            f' srclang="{_attribute(language)}" kind="captions"/>'
        )
    poster = f' poster="{_attribute(video.poster)}"' if video.poster else ""
    group = {"className": "reelwright-video"}  # an editor reads the anchor in the HTML
    return (
        f"<!-- wp:group {_comment(group)} -->\n"
        f'<div class="wp-block-group reelwright-video" id="{_attribute(video.anchor)}">'
        f"<!-- wp:video {_comment(facts)} -->\n"
        f'<figure class="wp-block-video"><video controls{poster} src="{_attribute(video.film)}">{track}</video>'
        "</figure>\n"
        "<!-- /wp:video -->\n\n<!-- wp:html -->\n"
        f'<script type="application/ld+json">{_script(video_object(video))}</script>\n'
        "<!-- /wp:html --></div>\n<!-- /wp:group -->"
    )


def video_object(video: Video) -> dict[str, Any]:
    """The video as schema.org's VideoObject, with what Google requires (name, thumbnailUrl, uploadDate) and what it
    recommends.
    """
    found: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "VideoObject", "name": video.title,
        "description": video.description or video.title, "uploadDate": video.at, "duration": duration(video.seconds),
        "contentUrl": video.film,
    }  # fmt: skip
    found |= {"thumbnailUrl": [video.poster]} if video.poster else {}
    return found | ({"inLanguage": video.language} if video.language else {})


def duration(seconds: float) -> str:
    """A length as ISO 8601 has it, such as PT1M30S."""
    minutes, rest = divmod(round(seconds), 60)
    return f"PT{minutes}M{rest}S" if minutes else f"PT{rest}S"


def placed(content: str, anchor: str, new: str, former: str = "") -> str:
    """The content of a post with the block of that anchor replaced, or put at its head where there is none.

    `former` is an anchor that older versions wrote: its block makes room, and the new one takes its place.
    """
    if former and _span(content, anchor) is not None:
        content = without(content, former)
    found = _span(content, anchor) or (_span(content, former) if former else None)
    if found is None:
        return f"{new}\n\n{content}" if content.strip() else new
    return content[: found[0]] + new + content[found[1] :]


def without(content: str, anchor: str) -> str:
    """The content of a post without the block of that anchor."""
    found = _span(content, anchor)
    return content if found is None else content[: found[0]] + content[found[1] :].removeprefix("\n\n")


def holds(content: str, anchor: str, film: str) -> bool:
    """Whether the content of a post has the block of that anchor, and in it the film of that address; the site may have
    gone over to https since.
    """
    found = _span(content, anchor)
    address = re.escape(_attribute(film.partition(":")[2]))
    return found is not None and re.search(rf'\bsrc="https?:{address}"', content[found[0] : found[1]]) is not None


def _span(content: str, anchor: str) -> tuple[int, int] | None:
    """The place of the block in the content: from its comment to that of its end, groups in it counted."""
    name = re.escape(_attribute(anchor))
    start = re.search(rf'<!-- wp:group (?:\{{[^>]*\}} )?-->\s*<div\b[^>]*\bid="{name}"', content)
    if start is None:
        return None
    depth = 0
    for sign in re.finditer(r"<!-- (/?)wp:group\b.*?-->", content[start.start() :], re.S):
        depth += -1 if sign[1] else 1
        if depth == 0:
            return start.start(), start.start() + sign.end()
    return None


def _attribute(text: str) -> str:
    return html.escape(text, quote=True)


def _comment(facts: Mapping[str, Any]) -> str:
    """The attributes of a block as its comment holds them: no sign in it may end the comment."""
    text = json.dumps(facts, ensure_ascii=False)
    for sign, code in (("--", r"\u002d\u002d"), ("<", r"\u003c"), (">", r"\u003e"), ("&", r"\u0026")):
        text = text.replace(sign, code)
    return text


def _script(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False).replace("<", r"\u003c").replace("-->", r"--\u003e")
