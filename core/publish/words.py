"""The words around a video: as data for programs, as text for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from core.errors import BadInput
from core.model.article import Article
from core.model.asset import Asset
from core.model.hashtags import hashtags
from core.model.presets import Preset
from core.model.script import SeoMetadata


def metadata(
    preset: Preset, seo: SeoMetadata, article: Article, language: str, pictures: Iterable[Asset], film: dict[str, Any]
) -> dict[str, Any]:
    """The metadata.json beside a video that goes out; `film` are the file's own facts (names, duration, size).
    Disclosure is always on.
    """
    return {
        "platform": preset.platform.name,
        "preset": preset.name,
        "title": seo.title,
        "description": seo.description,
        "tags": list(seo.tags),
        "language": language,
        **film,
        "source": {
            "title": article.title,
            "author": article.author,
            "url": article.url,
            "licence": article.licence,
        },
        "made_for_kids": False,
        "made_with_ai": True,
        "pictures": [
            {"title": picture.title, "source": picture.source, **picture.rights.model_dump()} for picture in pictures
        ],
    }


def credited(seo: SeoMetadata, credits: Sequence[str], preset: Preset) -> SeoMetadata:
    """The words of a post with the credits under the description; where they do not fit, its running text gives way.

    A credit that the description already has is not said twice. Raises `BadInput` where the credits alone are too long.
    """
    missing = [credit for credit in credits if credit not in seo.description]
    if not missing:
        return seo
    for credit_text in ("\n".join(missing), _shorter(missing)):
        text = _fitted(seo.description, credit_text, preset)
        if text is not None:
            return seo.model_copy(update={"description": text})
    raise BadInput(
        f"The credits of {len(missing)} pictures do not fit into a text for {preset.label}.",
        "Use fewer pictures that owe one.",
        code="credits_too_long",
    )


def fits_with(text: str, credits: Sequence[str], preset: Preset) -> bool:
    """Whether the credits that a post's text does not have yet fit under it."""
    missing = [credit for credit in credits if credit not in text]
    longest = preset.description_chars
    shortest = min(map(preset.size_of_text, ("\n".join(missing), _shorter(missing))))
    return not missing or preset.size_of_text(text.rstrip() + "\n\n") + shortest <= longest


def owed_credits(credits: Sequence[str]) -> tuple[str, ...]:
    """The lines of credits that `credited` may put under a post's text."""
    return (*credits, _shorter(credits)) if credits else ()


def _shorter(credits: Sequence[str]) -> str:
    """The credits without their addresses, one after the other."""
    return " · ".join(dict.fromkeys(re.sub(r":? ?\(?https?://\S+", "", credit).strip() for credit in credits))


def _fitted(description: str, credit_text: str, preset: Preset) -> str | None:
    """Description and credits within the platform's limit, whole paragraphs of the description left out from the
    longest on; None where not even the credits fit."""
    parts = [part for part in description.split("\n\n") if part.strip()]
    while preset.size_of_text("\n\n".join((*parts, credit_text))) > preset.description_chars:
        if not parts:
            return None
        longest = max(range(len(parts)), key=lambda n: len(parts[n]))
        short = _without_last_sentence(parts[longest])
        parts[longest : longest + 1] = [short] if short else []
    return "\n\n".join((*parts, credit_text))


def _without_last_sentence(text: str) -> str:
    """The text up to its last sentence but one; nothing where it is one sentence."""
    ends = [match.end() for match in re.finditer(r"[.!?。！？؟।](?=\s|$)|\n", text[:-1])]
    return text[: ends[-1]].strip() if ends else ""


def post(seo: SeoMetadata, preset: Preset) -> str:
    """The text to paste into an upload form: title, text and hashtags one below the other where it has a field for
    each; else the one caption, which has them all. Nothing stands there twice.
    """
    parts = [seo.title, seo.description, hashtags(seo.tags, preset.platform.hashtags)]
    if preset.platform.caption and seo.description.strip():
        parts = [seo.description]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"
