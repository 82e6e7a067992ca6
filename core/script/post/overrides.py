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
    """The words of a post for one preset: a person's where they typed some, else computed. Within the platform's
    limits.
    """
    preset, current = PRESETS[name], override or Override()
    parts = _parts(article, script, name, marks, current)
    text = description(parts, preset) if current.body is None else _filled(current.body, parts, preset)
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
    """A text of a post as a person left it, with marks in the place of what is still as it was computed; None where
    all is.

    `credits` are lines that go out under every text, which are no part of it.
    """
    preset = PRESETS[name]
    parts = _parts(article, script, name, marks, override or Override())
    paragraphs = text.replace("\r\n", "\n").strip()
    for credit in sorted(credits, key=len, reverse=True):
        paragraphs = "\n".join(line for line in paragraphs.split("\n") if line.strip() != credit.strip())
    paragraphs = f"\n\n{paragraphs.strip()}\n\n"
    values = parts.shown(preset)
    known = [element for element in order(preset.platform) if values[element]]
    for item in sorted(known, key=lambda entry: -len(values[entry])):
        paragraphs = paragraphs.replace(f"\n\n{values[item]}\n\n", f"\n\n{{{item}}}\n\n", 1)
    body = paragraphs.strip()
    if not body:
        return ""
    for at, item in enumerate(order(preset.platform)):
        if not values[item]:  # has no words now, and is to be there once it has
            body = _inserted(body, item, order(preset.platform)[:at])
    return None if body == _whole(preset) else body


def _whole(preset: Preset) -> str:
    return "\n\n".join(f"{{{item}}}" for item in order(preset.platform))


def _inserted(body: str, item: str, before: tuple[str, ...]) -> str:
    """The text with a mark behind the last of those that stand before it by themselves."""
    there = next((mark for mark in (f"{{{name}}}" for name in reversed(before)) if mark in body), "")
    if there:
        return body.replace(there, f"{there}\n\n{{{item}}}", 1)
    return f"{{{item}}}\n\n{body}" if not before else f"{body}\n\n{{{item}}}"


def _parts(article: Article, script: Script, name: str, marks: tuple[Chapter, ...], override: Override) -> Parts:
    return parts_of(article, script, name, marks, title=override.title, tags=override.tags)


def _filled(body: str, parts: Parts, preset: Preset) -> str:
    """The text with what is computed in the place of the marks; where it is too long that gives way, the body first."""
    names = list(order(preset.platform))
    for left_out in (frozenset[str](), {"text"}, {"text", "chapters"}, {"text", "chapters", "hashtags"}, set(names)):
        values = parts.shown(preset)
        text = body
        for name in names:
            text = text.replace(f"{{{name}}}", "" if name in left_out else values[name])
        text = "\n\n".join(filter(None, (part.strip("\n") for part in text.split("\n\n"))))
        if preset.size_of_text(text) <= preset.description_chars:
            return text
    return within(text, preset)
