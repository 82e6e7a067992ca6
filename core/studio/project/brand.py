"""The brand kit: logo, colour, letters, intro and outro, kept once and laid over every project that wants them.

One settings row holds it as JSON, the files are blobs. A logo is left out where a platform forbids it (TikTok's
branded-content rules): such a film shares its scenes with none that carries one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

from core.errors import BadInput, ChangedElsewhere, Unknown
from core.model.asset import Asset, Rights
from core.model.brand import Bookend, Brand, BrandFont
from core.model.limits import LOGO_BYTES
from core.model.options import Options
from core.model.rights import OWN
from core.model.text import file_name
from core.store import rights as rights_rows
from core.store import settings as setting_rows
from core.store import uploads
from core.studio.project.seen import require_unchanged
from core.studio.workspace.workspace import Workspace

ROW = "brand"
MOST_LOGO_BYTES = LOGO_BYTES
MOST_S, LEAST_S, PICTURE_S = 10.0, 1.0, 3.0
Which = Literal["intro", "outro"]
Part = Literal["logo", "accent", "font", "intro", "outro"]
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LOGO_KINDS = ("png", "jpeg", "webp")


def brand(workspace: Workspace) -> Brand:
    """The brand kit as it is kept; empty where none was set up."""
    row = workspace.store.row("select value from settings where name = ?", (ROW,))
    return Brand.model_validate_json(row["value"]) if row else Brand()


def brand_of(workspace: Workspace, options: Options) -> Brand:
    """The brand kit of a project: an empty one where the project does without."""
    return brand(workspace) if options.brand else Brand()


def set_brand(workspace: Workspace, *, seen: Brand | None = None, **changes: Any) -> Brand:
    """Change the accent colour ("#RRGGBB", empty for each film's own), or take a part away with None.

    Files come in by `set_logo`, `set_font` and `set_end`. Here and there `seen` is the kit as the person saw it: a part
    that is otherwise by now is not written over. Raises `BadInput`, `ChangedElsewhere`.
    """
    unknown = set(changes) - set(Brand.model_fields)
    if unknown:
        raise BadInput(f"Your look has no {', '.join(sorted(unknown))}.", f"It has {', '.join(Brand.model_fields)}.")
    colour = changes.get("accent")
    if colour is None and "accent" in changes:
        changes["accent"] = colour = ""
    if colour and not _COLOUR.fullmatch(str(colour)):
        raise BadInput(f"{str(colour)[:20]!r} is no colour.", "Write it as # and six digits, such as #3366CC.")
    return _change(workspace, seen, **changes)


def _change(workspace: Workspace, seen: Brand | None, **changes: Any) -> Brand:
    """Change parts of the kit, the others staying as they are by now."""
    with workspace.store.write():
        before = brand(workspace)
        try:
            require_unchanged(dict(before), dict(seen) if seen is not None else None, changes)
        except ChangedElsewhere as error:
            error.current = {name: named(value) for name, value in error.current.items()}
            error.given = {name: named(value) for name, value in error.given.items()}
            raise
        kit = before.model_copy(update=changes)
        setting_rows.put(workspace.store, ROW, "" if kit == Brand() else kit.model_dump_json())
    return kit


def named(part: Asset | BrandFont | Bookend | str | None) -> str:
    """A part of the brand kit in a few words; nothing where it is not there."""
    if isinstance(part, Bookend):
        return part.asset.title if part.asset is not None else "A card with the title"
    if isinstance(part, BrandFont):
        return part.family
    return part.title if isinstance(part, Asset) else part or ""


def set_logo(workspace: Workspace, data: bytes, name: str, *, seen: Brand | None = None) -> Brand:
    """Take a logo into the brand kit: PNG, JPEG or WebP, best with a transparent ground. Raises `BadInput` naming the
    file.
    """
    from core.media import pictures

    shown = file_name(name, "the logo")
    if len(data) > MOST_LOGO_BYTES:
        raise BadInput(f"{shown} is larger than {MOST_LOGO_BYTES // 10**6} MB.", "A logo needs 1000 pixels at most.")
    info = pictures.probe(data, shown)
    if info.format not in _LOGO_KINDS:
        raise BadInput(f"{shown} is of the kind {info.format.upper()}.", "Save the logo as PNG, JPEG or WebP.")
    pictures.require_picture(data, shown)
    sha = workspace.blobs.put(data, info.suffix)
    logo = Asset(
        sha256=sha, kind="overlay", source="uploaded", width=info.width, height=info.height, title=Path(shown).stem,
        rights=Rights(provider="upload", licence=OWN),
    )  # fmt: skip
    with workspace.store.write():
        uploads.put(workspace.store, logo, "logo")
        return _change(workspace, seen, logo=logo)


def logos(workspace: Workspace) -> list[Asset]:
    """The logos that were brought along for the brand kit, the newest first."""
    return [asset for asset in uploads.of_role(workspace.store, "logo") if workspace.blobs.has(asset.sha256)]


def set_font(workspace: Workspace, data: bytes, name: str, *, seen: Brand | None = None) -> Brand:
    """Take a font (TTF, OTF, WOFF) for captions and cards into the brand kit. Raises `BadInput` naming the file."""
    from core import lettering

    shown = file_name(name, "the font", 80)
    found = lettering.inspect(data, shown)
    suffix = Path(shown).suffix.lower()
    sha = workspace.blobs.put(data, suffix)
    font = BrandFont(sha256=sha, family=found.family, name=shown, bold=found.weight >= 700)
    return _change(workspace, seen, font=font)


def set_end(
    workspace: Workspace,
    which: Which,
    given: bytes | Path | None = None,
    name: str = "",
    *,
    seconds: float = 0.0,
    seen: Brand | None = None,
) -> Brand:
    """Put a picture or clip of the person's own before (intro) or after (outro) every film, or a card with the title.

    `seconds` counts for pictures and cards (3 where it is 0); a clip lasts as long as it is, 10 s at most.
    Raises `BadInput` naming the file.
    """
    if which not in ("intro", "outro"):
        raise Unknown(f"There is no {str(which)[:20]!r}.", "It is intro or outro.")
    if seconds and not LEAST_S <= seconds <= MOST_S:
        raise BadInput(f"It cannot last {seconds:g} s.", f"Choose {LEAST_S:g} to {MOST_S:g} seconds.")
    if given is None:
        end = Bookend(kind="card", seconds=seconds or PICTURE_S)
        return _change(workspace, seen, **{which: end})
    from core import visuals

    asset = visuals.add_upload(given, name, workspace.context())
    asset = asset.model_copy(update={"rights": Rights(provider="upload", licence=OWN)})
    if asset.kind != "footage":
        end = Bookend(asset=asset, seconds=seconds or PICTURE_S)
    else:
        if (asset.duration_s or 0) > MOST_S + 0.5:
            message = f"{asset.title} lasts {asset.duration_s:.0f} s, and {MOST_S:g} s are the most."
            raise BadInput(message, "Cut it shorter.", code="too_long")
        lasts = min(MOST_S, max(LEAST_S, round((asset.duration_s or LEAST_S) - 0.05, 2)))
        sound, n_samples = _sound(workspace, asset, lasts)
        end = Bookend(asset=asset, seconds=lasts, sound=sound, n_samples=n_samples)
    with workspace.store.write():
        if rights_rows.get(workspace.store, asset.sha256) is None:
            rights_rows.put(workspace.store, asset.sha256, asset.rights, asset.title)
        return _change(workspace, seen, **{which: end})


def _sound(workspace: Workspace, asset: Asset, seconds: float) -> tuple[str, int]:
    """A clip's own sound as a WAV blob, about as loud as a voice, faded at its end; nothing where it has none."""
    import numpy as np

    from core.media import probe
    from core.media.audio import write_wav

    path = workspace.blobs.path(asset.sha256)
    if probe.probe(path).audio is None:
        return "", 0
    samples = probe.decode_audio(path, name=asset.title)[: round(seconds * 48_000)].astype(np.float32)
    loud = float(np.sqrt((samples**2).mean())) if len(samples) else 0.0
    if loud < 20:
        return "", 0
    samples *= min(3_276.8 / loud, 30_000 / float(np.abs(samples).max()))
    fade = min(len(samples) // 2, 9_600)
    samples[len(samples) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return workspace.blobs.put(write_wav(np.round(samples).astype(np.int16)), ".wav"), len(samples)


def digest(workspace: Workspace, options: Options, kit: Brand | None = None) -> dict[str, Any] | None:
    """The part of the brand kit that decides a film of these options, as a digest; None for none. `kit` spares
    reading it.
    """
    kit = brand_of(workspace, options) if kit is None or not options.brand else kit
    if kit == Brand():
        return None
    return kit.model_dump(mode="json", exclude={"logo": {"title", "rights"}})
