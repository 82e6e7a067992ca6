"""Voices that can be downloaded, and the choice of those to offer for a language."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core import providers
from core.errors import BadInput, Unknown
from core.model.voice_id import VoiceId
from core.providers import Listed, Provider
from core.voice import catalogue
from core.voice.downloads import Download
from core.voice.engine import FAMILY, Engine, Voice

if TYPE_CHECKING:
    from core.config import Settings
    from core.ports import Net

_QUALITY = {"basic": 0, "good": 1, "best": 2}
Found = tuple[Download, Listed[Provider]]


def known(settings: Settings, language: str = "", net: Net | None = None) -> list[Found]:
    """List the voices to download for a language (or all), the best first, each with the engine that it is for.

    `net` asks for the newest lists; without it there is what was last heard, or what ships with the program.
    Raises `ProviderFailed` or `BadInput` where a list was asked for and cannot be had.
    """
    values = catalogue.stored(settings)
    found: list[Found] = []
    for entry in providers.discover(FAMILY, values):
        if entry.provider is not None and issubclass(entry.provider, Engine):
            found += [(item, entry) for item in entry.provider(values).downloads(net)]
    targets = [pair for pair in found if not language or _speaks(pair[0], language)]
    return sorted(targets, key=lambda pair: _rank(pair, language))


def offered(settings: Settings, language: str) -> Found | None:
    """The natural voice to offer for a language; None where one is installed already or none is known."""
    natural = [voice for voice in catalogue.voices(language, settings, free=True) if _QUALITY[voice.quality] > 0]
    if natural:
        return None
    return next((pair for pair in known(settings, language) if _QUALITY[pair[0].quality] > 0), None)


def newest(settings: Settings, name: str, net: Net) -> Found:
    """Find the download of a voice of that name in the newest list of its engine. Raises `BadInput`,
    `ProviderFailed`.
    """
    try:
        item, engine = by_name(settings, name)
    except BadInput:
        if "-" not in name:  # no name of a voice
            raise
        return by_name(settings, name, net)  # it may be newer than what is known here
    kind = cast("type[Engine]", engine.provider)
    again = [download for download in kind(catalogue.stored(settings)).downloads(net) if download.id == item.id]
    if not again:
        raise BadInput(
            f"{item.label} is not offered any more.",
            "Choose another: python -m core voices available",
            code="nothing_to_install",
        )
    return again[0], engine


def by_name(settings: Settings, name: str, net: Net | None = None) -> Found:
    """Find the download of a voice by “ENGINE:VOICE”, “VOICE”, an engine's name or a language's code. Raises
    `BadInput`.
    """
    every = known(settings, "", net)
    exact = [pair for pair in every if name in (pair[0].id, pair[0].voice)]
    of_engine = [pair for pair in every if pair[0].engine == name]
    if exact:
        return exact[0]
    if len(of_engine) == 1:
        return of_engine[0]
    if 2 <= len(name) <= 6 and (pairs := known(settings, name)):
        return next((pair for pair in every if pair[0].id == pairs[0][0].id), pairs[0])
    near = difflib.get_close_matches(name, [pair[0].id for pair in every] + [pair[0].voice for pair in every], 3)
    raise Unknown(
        f"No engine here offers a voice {name[:60]!r} for download.",
        f"Did you mean {', '.join(near)}?" if near else "List them with: python -m core voices available",
        code="nothing_to_install",
    )


def files_of(settings: Settings, name: str) -> list[Path]:
    """The files of an installed voice by “ENGINE:VOICE”, “VOICE” or the name of an engine with a single download."""
    values = catalogue.stored(settings)
    parsed, colon = VoiceId.parse(name), ":" in name
    for entry in providers.discover(FAMILY, values):
        if entry.provider is None or not issubclass(entry.provider, Engine) or (colon and entry.id != parsed.engine):
            continue
        engine = entry.provider(values)
        own = [item.voice for item in engine.downloads()] if entry.id == name else []
        for requested in [parsed.voice] if colon else [name, *(own if len(own) == 1 else ())]:
            if files := engine.files_of(requested):
                return files
    return []


def _speaks(item: Download, language: str) -> bool:
    return any(catalogue.speaks(Voice(item.engine, "", "", code), language) for code in item.languages)


def _rank(pair: Found, language: str) -> tuple[object, ...]:
    """Return the sort key of a download, best first: usable at once, free to use, natural, of the right country."""
    item, engine = pair
    requested = language or item.languages[0]
    country = not any(catalogue.of_country(code, requested) for code in item.languages)
    return (
        not engine.available,
        bool(item.restricts),
        -_QUALITY[item.quality],
        not item.recommended,
        country,
        item.size_bytes,
        item.id,
    )
