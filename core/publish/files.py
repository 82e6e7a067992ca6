"""Files that a post is where a target keeps files: film, captions, thumbnail and words, in a folder of the project."""

from __future__ import annotations

from pathlib import Path

from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.publish import names
from core.publish.target import Post
from core.publish.words import post as text_of

KINDS = {
    ".mp4": "video/mp4", ".srt": "application/x-subrip", ".vtt": "text/vtt", ".jpg": "image/jpeg",
    ".txt": "text/plain; charset=utf-8",
}  # fmt: skip


def folder(post: Post) -> str:
    """The name of the folder for a post's files, the same at every try; of two projects of one title each has its
    own.
    """
    return f"{names.slug(post.title)}-{post.preset}-{post.project[:6]}"


def files(post: Post) -> list[tuple[str, bytes | Path]]:
    """The files of a post by their names; the film comes last, so that what belongs to it is there when it is."""
    words = SeoMetadata(title=post.title, description=post.description, tags=post.tags)
    found: list[tuple[str, bytes | Path]] = [(f"{post.preset}.txt", text_of(words, PRESETS[post.preset]).encode())]
    found += [(path.name, path) for path in (post.captions, post.thumbnail) if path is not None]
    return [*found, (post.film.name, post.film)]


def kind(name: str) -> str:
    """The media type of one of a post's files."""
    return KINDS.get(Path(name).suffix.lower(), "application/octet-stream")
