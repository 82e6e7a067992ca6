"""The words of a post: what a person typed, and around it what is computed whenever they are asked for.

A typed text holds marks where computed parts stand, such as `{chapters}`: so the chapters of a text that somebody
edited are those of the newest film, and an address that was corrected is corrected there, too.
"""

from __future__ import annotations

from core.model.article import Article
from core.model.presets import PRESETS, Preset
from core.model.script import Chapter, Override, Script, SeoMetadata
from core.script.post.seo import Parts, description, order, parts_of, within


def applied(
    article: Article, script: Script, name: str, marks: tuple[Chapter, ...], override: Override | None = None
) -> SeoMetadata:
    """The words of one preset: a person's where they typed some, else computed. Within the platform's limits."""
    preset, held = PRESETS[name], override or Override()
    parts = _parts(article, script, name, marks, held)
    text = description(parts, preset) if held.body is None else _filled(held.body, parts, preset)
    return SeoMetadata(title=parts.title, description=text, tags=parts.tags)


def typed(
    article: Article,
    script: Script,
    name: str,
    marks: tuple[Chapter, ...],
    text: str,
    override: Override | None = None,
    credits: tuple[str, ...] = (),
) -> str | None:
    """A text as a person left it, with marks in the place of what is still as it was computed; None where all is.

    `credits` are lines that go out under every text, which are no part of it.
    """
    preset = PRESETS[name]
    parts = _parts(article, script, name, marks, override or Override())
    paragraphs = text.replace("\r\n", "\n").strip()
    for credit in sorted(credits, key=len, reverse=True):
        paragraphs = "\n".join(line for line in paragraphs.split("\n") if line.strip() != credit.strip())
    paragraphs = f"\n\n{paragraphs.strip()}\n\n"
    values = parts.shown(preset)
    known = [one for one in order(preset.platform) if values[one]]
    for one in sorted(known, key=lambda one: -len(values[one])):
        paragraphs = paragraphs.replace(f"\n\n{values[one]}\n\n", f"\n\n{{{one}}}\n\n", 1)
    body = paragraphs.strip()
    if not body:
        return ""
    for at, one in enumerate(order(preset.platform)):
        if not values[one]:  # has no words now, and is to be there once it has
            body = _inserted(body, one, order(preset.platform)[:at])
    return None if body == _whole(preset) else body


def _whole(preset: Preset) -> str:
    return "\n\n".join(f"{{{one}}}" for one in order(preset.platform))


def _inserted(body: str, one: str, before: tuple[str, ...]) -> str:
    """The text with a mark behind the last of those that stand before it by themselves."""
    there = next((mark for mark in (f"{{{name}}}" for name in reversed(before)) if mark in body), "")
    if there:
        return body.replace(there, f"{there}\n\n{{{one}}}", 1)
    return f"{{{one}}}\n\n{body}" if not before else f"{body}\n\n{{{one}}}"


def _parts(article: Article, script: Script, name: str, marks: tuple[Chapter, ...], held: Override) -> Parts:
    return parts_of(article, script, name, marks, title=held.title, tags=held.tags)


def _filled(body: str, parts: Parts, preset: Preset) -> str:
    """The text with what is computed in the place of the marks; where it is too long that gives way, the body first."""
    names = list(order(preset.platform))
    for left_out in (frozenset[str](), {"text"}, {"text", "chapters"}, {"text", "chapters", "hashtags"}, set(names)):
        values = parts.shown(preset)
        text = body
        for one in names:
            text = text.replace(f"{{{one}}}", "" if one in left_out else values[one])
        text = "\n\n".join(filter(None, (part.strip("\n") for part in text.split("\n\n"))))
        if preset.size_of_text(text) <= preset.description_chars:
            return text
    return within(text, preset)
