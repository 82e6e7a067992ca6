"""Whose pictures and sounds are in a film: which of them need a credit, and which nobody has said where they are from.

An asset is *known* when its licence is named, or when its place of origin is: the article it stands in, the source it
was fetched from, ourselves who drew it. An upload is known once the person has said where it is from.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.model.asset import Asset

OWN = "Own work"
PERMITTED = "Used with permission"
FREE = ("own work", "cc0", "public domain")  # owe no credit
STOCK = {"pexels": "Pexels", "pixabay": "Pixabay"}


def unknown(assets: Iterable[Asset]) -> list[Asset]:
    """Those nobody has said where they are from: they may not be published."""
    return [one for one in assets if not _known(one)]


def _known(asset: Asset) -> bool:
    rights = asset.rights
    if rights.licence.strip() or asset.source in ("ai_generated", "rendered"):
        return True
    if asset.source == "uploaded":
        return False
    return bool(rights.provider.strip() or rights.page_url.strip() or rights.author.strip())


def credits(assets: Iterable[Asset]) -> list[str]:
    """A line for each asset that owes one, each said once: whose it is, from where, under which licence."""
    return list(dict.fromkeys(line for one in assets if (line := _credit(one))))


def _credit(asset: Asset) -> str:
    rights, title = asset.rights, " ".join(asset.title.split())
    licence = rights.licence.strip()
    if asset.source in ("ai_generated", "rendered") or licence.casefold().startswith(FREE):
        return ""
    what = {"footage": "Video", "music": "Music"}.get(asset.kind, "Photo")
    if rights.provider in STOCK:
        by = f" by {rights.author}" if rights.author else ""
        return f"{what}{by} on {STOCK[rights.provider]}" + (f": {rights.page_url}" if rights.page_url else "")
    if not rights.author and (not licence or licence == PERMITTED):
        return ""
    parts = [f"{what}: {title}" if title else what, rights.author, licence if licence != PERMITTED else ""]
    said = ", ".join(part for part in parts if part)
    return f"{said} ({rights.page_url})" if rights.page_url else said
