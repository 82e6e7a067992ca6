"""The README's table of everything supported, made from the code, so that it cannot drift.

`python -m core providers --markdown` prints it; `tests/test_docs.py` compares it with the README.
"""

from __future__ import annotations

from typing import Any

from core.config import ROOT
from core.language.tag import primary
from core.studio.film.templates import templates

FAMILIES: dict[str, str] = {
    "core.llm": "Chat models",
    "core.voice.engines": "Voices",
    "core.voice.aligners": "Times of words",
    "core.visuals.sources": "Picture sources",
    "core.publish.targets": "Places to publish",
}


def table() -> str:
    """The README's Markdown table of everything supported."""
    rows: list[tuple[str, str]] = [row for make in (_fixed, _providers) for row in make()]
    return "\n".join(["| what | which |", "| --- | --- |", *(f"| {what} | {which} |" for what, which in rows)])


def _fixed() -> list[tuple[str, str]]:
    from core.model.documents import DOCUMENTS
    from core.model.presets import PRESETS, TYPE_WINDOWS_S
    from core.render.audio.music import MOODS
    from core.timeline.scenes import TRANSITIONS
    from core.timeline.styles import STYLES
    from core.visuals.draw.design import all_designs

    presets = [
        f"{p.label} `{p.name}` ({p.width}x{p.height}, {_time(p.min_s)} to {_time(p.max_s)})" for p in PRESETS.values()
    ]
    lengths = [f"{name} ({_time(low)} to {_time(high)})" for name, (low, high) in TYPE_WINDOWS_S.items()]
    return [
        ("Articles from", f"links, {_codes(d.suffixes[0] for d in DOCUMENTS)}, pasted text"),
        ("Videos for", "; ".join(presets)),
        ("Lengths", ", ".join(lengths)),
        ("Looks", _codes(template.name for template in templates())),
        ("Card designs", _codes(design.name for design in all_designs())),
        ("Caption styles", _codes(STYLES)),
        ("Transitions", _codes(TRANSITIONS)),
        ("Generated music", _codes(MOODS)),
        ("Offline script in", _languages()),
        ("Natural voice, offline, in", _spoken("kokoro")),
        ("Draft voice, offline, in", _spoken("espeak")),
    ]


def _providers() -> list[tuple[str, str]]:
    from core.providers import shipped

    out = []
    for family, label in FAMILIES.items():
        if not has_package(family):
            continue
        names = []
        for entry in shipped(family):
            kind = entry.provider
            needs = _needs(kind)
            names.append(f"{entry.label} `{entry.id}`" + (f" ({needs})" if needs else ""))
        out.append((label, "; ".join(names)))
    return out


def _needs(kind: Any) -> str:
    """Return what must be done before a provider can be used, in a few words, the same on every machine."""
    if kind is None:
        return ""
    settings = (*kind.settings, *(kind.connection.settings if kind.connection else ()))
    parts = []
    if not kind.on_by_default:
        parts.append("off until switched on")
    if kind.install and not any(name in kind.install for name in ("-r requirements.txt", *_shipped())):
        parts.append("an extra package")
    parts += [f"needs: {setting.label}" for setting in settings if setting.required]
    return ", ".join(parts)


def _shipped() -> list[str]:
    """The packages of requirements.txt, as they stand in an install command."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0] + "==" for line in lines if "==" in line]


def has_package(family: str) -> bool:
    """Whether a family of providers has its package."""
    import importlib.util

    return bool(importlib.util.find_spec(family.rpartition(".")[0]) and importlib.util.find_spec(family))


def _languages() -> str:
    from core.script.lexicon import languages

    codes = sorted(languages())
    return f"{len(codes)} languages: {', '.join(codes)}"


def _spoken(engine: str) -> str:
    from core.voice import catalogue

    codes = sorted({primary(item.language) for item in catalogue.engine(engine).voices()})
    return f"{len(codes)} languages: {', '.join(codes)}"


def _codes(names: object) -> str:
    return ", ".join(f"`{name}`" for name in names)  # type: ignore[attr-defined]


def _time(seconds: int) -> str:
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"
