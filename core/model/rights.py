"""Rights to a film's pictures and sounds: which need a credit, and which have an unknown origin.

An asset is *known* when its licence is named, or when its place of origin is: the article it stands in, the source it
was fetched from, ourselves who drew it. An upload is known once the person has said where it is from.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.language.graphemes import short
from core.model import licences
from core.model.asset import Asset, Rights

OWN = "Own work"
PERMITTED = "Used with permission"
MADE = "Made by a machine"
FREE = ("own work", "used with permission", "cc0", "public domain", "made by a machine")  # owe no credit
STOCK = {"pexels": "Pexels", "pixabay": "Pixabay"}


def of_unknown_origin(assets: Iterable[Asset]) -> list[Asset]:
    """Those assets nobody has said where they are from: they may not be published."""
    return [asset for asset in assets if not _known(asset)]


def _known(asset: Asset) -> bool:
    rights = asset.rights
    if rights.licence.strip() or asset.source in ("ai_generated", "rendered"):
        return True
    if asset.source == "uploaded":
        return False
    return bool(rights.provider.strip() or rights.page_url.strip() or rights.author.strip())


def owes_nothing(licence: str) -> bool:
    """Whether an asset's licence asks for no credit."""
    return licence.strip().casefold().startswith(FREE)


def credits(assets: Iterable[Asset]) -> list[str]:
    """A credit line for each asset that owes one: whose it is, from where, under which licence; those of equal rights
    share one.
    """
    groups: dict[tuple[str, Rights], list[Asset]] = {}
    for asset in assets:
        if asset.source not in ("ai_generated", "rendered") and not owes_nothing(asset.rights.licence):
            groups.setdefault((_KINDS.get(asset.kind, ("Picture", "Pictures"))[0], asset.rights), []).append(asset)
    return list(dict.fromkeys(line for (_, rights), group in groups.items() if (line := _credit(rights, group))))


_KINDS = {"image": ("Picture", "Pictures"), "footage": ("Video", "Videos"), "music": ("Music", "Music")}
_TITLE_CHARS = 60


def _credit(rights: Rights, group: list[Asset]) -> str:
    what = _KINDS.get(group[0].kind, _KINDS["image"])[len(group) > 1]
    if rights.provider in STOCK:
        by = f" by {rights.author}" if rights.author else ""
        return f"{what}{by} on {STOCK[rights.provider]}" + (f": {rights.page_url}" if rights.page_url else "")
    if not rights.author and not rights.licence:
        return ""
    titles = "; ".join(dict.fromkeys(title for asset in group if (title := _short(asset.title))))
    licence = licences.of_name(rights.licence)
    named = f"{rights.licence} {licence.address}, adapted" if licence else rights.licence  # both are duties of CC BY
    text = ", ".join(part for part in (f"{what}: {titles}" if titles else what, rights.author, named) if part)
    return f"{text} ({rights.page_url})" if rights.page_url else text


def _short(title: str) -> str:
    words = " ".join(title.split()).rstrip(".")
    return short(words, _TITLE_CHARS)
