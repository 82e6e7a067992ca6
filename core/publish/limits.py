"""Limits of a platform for a post, in its own units: typed words are refused with the reason, older ones mended."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from core.errors import BadInput
from core.language.graphemes import start
from core.model.hashtags import hashtag
from core.model.platforms import UNIT_WORDS, size_of_tags
from core.model.presets import Preset
from core.model.script import SeoMetadata
from core.publish.words import fits_with

_HASHTAG = re.compile(r"(?<![\w&/])#\w+")
_MENTION = re.compile(r"(?<![\w.])@\w+")
_LOOKS = str.maketrans({"<": "‹", ">": "›"})


def problems(title: str, text: str, tags: Sequence[str], preset: Preset) -> list[BadInput]:
    """Everything in a post's words that the platform does not take."""
    found = []
    for require in (
        lambda: require_title(title, preset),
        lambda: require_text(text, preset),
        lambda: require_tags(tags, preset),
    ):
        try:
            require()
        except BadInput as error:
            found.append(error)
    return found


def film_problems(
    title: str, text: str, tags: Sequence[str], seconds: float, size: int, preset: Preset
) -> list[BadInput]:
    """Everything in a post's words and of its film's length and size (bytes) that the platform does not take."""
    found = problems(title, text, tags, preset)
    if seconds > preset.max_s:
        # Rounded up, so that a film just too long is never shown with the length that is allowed.
        there = f"{math.ceil(seconds * 10) / 10:g}"
        message = f"{preset.label} takes videos of at most {preset.max_s} s; this one has {there} s."
        found.append(BadInput(message, "Make it shorter.", code="length"))
    if size > preset.max_bytes:
        most, there = f"{preset.max_bytes // 10**6:,} MB", f"{math.ceil(size / 10**6):,} MB"
        found.append(BadInput(f"{preset.label} takes files up to {most}; this one has {there}.",
                              "Make it in a lower quality.", code="size"))  # fmt: skip
    return found


def require_title(title: str, preset: Preset) -> None:
    """Raises `BadInput` for a title that the platform does not take."""
    length, most = preset.size_of_title(title), preset.title_chars
    if length > most:
        unit = UNIT_WORDS[preset.platform.title_unit]
        raise BadInput(f"The title has {length} {unit}; {preset.label} takes {most}.", "Shorten it.", code="too_long")
    _require_signs(title, "a title", preset)


def require_text(text: str, preset: Preset, credits: Sequence[str] = ()) -> None:
    """Raises `BadInput` where a post's text with its credits breaks a limit of the platform, of length or signs."""
    length, most = preset.size_of_text(text), preset.description_chars
    unit = UNIT_WORDS[preset.platform.text_unit]
    if length > most:
        raise BadInput(f"The text has {length} {unit}; {preset.label} takes {most}.", "Shorten it.", code="too_long")
    if not fits_with(text, credits, preset):
        raise BadInput(
            f"The text has {length} {unit}, and credits go under it; {preset.label} takes {most} together.",
            "Shorten it, or use pictures that owe no credit.",
            code="too_long",
        )
    _require_signs(text, "a text", preset)
    for signs, allowed, name in (
        (_HASHTAG, preset.platform.hashtags if preset.platform.tags == "hashtags" else None, "hashtags"),
        (_MENTION, preset.platform.mentions, "mentions"),
    ):
        number = len(signs.findall(text))
        if allowed is not None and number > allowed:
            raise BadInput(f"The text has {number} {name}; {preset.label} takes {allowed}.", "Leave some out.")


def require_tags(tags: Sequence[str], preset: Preset) -> None:
    """Raises `BadInput` for tags that the platform does not take."""
    platform = preset.platform
    for tag in tags:
        _require_signs(tag, "a tag", preset)
    length, most = size_of_tags(tags), platform.tags_chars
    if length > most:
        raise BadInput(
            f"The tags have {length} characters with commas and quotes; {preset.label} takes {most}.",
            "Leave some out.",
            code="too_long",
        )
    if platform.tags == "list":
        return
    for tag in tags:
        if not hashtag(tag):
            raise BadInput(f"“{tag}” is no hashtag: one needs a letter.", "Write another word, or leave it out.")
    if len(tags) > platform.hashtags:
        raise BadInput(f"These are {len(tags)} hashtags; {preset.label} takes {platform.hashtags}.", "Leave some out.")


def _require_signs(text: str, field: str, preset: Preset) -> None:
    signs = [sign for sign in preset.platform.forbidden if sign in text]
    if signs:
        raise BadInput(
            f"{preset.label} takes no {' and no '.join(signs)} in {field}.",
            "Write ‹ and ›, which look alike, or a word.",
            code="forbidden_sign",
        )


def within_limits(seo: SeoMetadata, preset: Preset) -> SeoMetadata:
    """The words of a post as a platform's upload form takes them: for what was typed before there were limits, or for
    another platform.
    """
    looks = _LOOKS if preset.platform.forbidden else {}
    title = seo.title.translate(looks)
    while preset.size_of_title(title) > preset.title_chars:
        title = start(title, len(title) - 1)
    tags = [tag.translate(looks) for tag in seo.tags]
    while preset.platform.tags == "list" and size_of_tags(tags) > preset.platform.tags_chars:
        tags.pop()
    return SeoMetadata(title=title, description=seo.description.translate(looks), tags=tuple(tags))
