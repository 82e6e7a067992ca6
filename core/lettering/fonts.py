"""The font files that are shipped in `data/fonts`, and those a user adds to a folder of their own."""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core import digests as file_digests
from core.config import ROOT
from core.errors import MissingSetup
from core.lettering.woff import sfnt

FOLDER = ROOT / "data" / "fonts"
SUFFIXES = (".woff", ".ttf", ".otf")
BOLD = 700
REGULAR = 400

# Stem of the shipped files -> family as libass and fontconfig see it, and the ISO 15924 scripts it is for.
SHIPPED: dict[str, tuple[str, tuple[str, ...]]] = {
    "NotoSans": ("Noto Sans", ("Latn", "Cyrl", "Grek")),
    "JetBrainsMono": ("JetBrains Mono", ("Latn", "Cyrl", "Grek")),
    "NotoSansArabic": ("Noto Sans Arabic", ("Arab",)),
    "NotoSansHebrew": ("Noto Sans Hebrew", ("Hebr",)),
    "NotoSansDevanagari": ("Noto Sans Devanagari", ("Deva",)),
    "NotoSansThai": ("Noto Sans Thai", ("Thai",)),
    "NotoSansBengali": ("Noto Sans Bengali", ("Beng",)),
    "NotoSansTamil": ("Noto Sans Tamil", ("Taml",)),
    "NotoSansJP": ("Noto Sans JP", ("Hani", "Hira", "Kana")),
    "NotoSansSC": ("Noto Sans SC", ("Hani",)),
    "NotoSansTC": ("Noto Sans TC", ("Hani", "Bopo")),
    "NotoSansKR": ("Noto Sans KR", ("Hang",)),
    "NotoSansArmenian": ("Noto Sans Armenian", ("Armn",)),
    "NotoSansGeorgian": ("Noto Sans Georgian", ("Geor",)),
    "NotoSansGujarati": ("Noto Sans Gujarati", ("Gujr",)),
    "NotoSansGurmukhi": ("Noto Sans Gurmukhi", ("Guru",)),
    "NotoSansKannada": ("Noto Sans Kannada", ("Knda",)),
    "NotoSansMalayalam": ("Noto Sans Malayalam", ("Mlym",)),
    "NotoSansTelugu": ("Noto Sans Telugu", ("Telu",)),
    "NotoSansSinhala": ("Noto Sans Sinhala", ("Sinh",)),
    "NotoSansEthiopic": ("Noto Sans Ethiopic", ("Ethi",)),
    "NotoSansKhmer": ("Noto Sans Khmer", ("Khmr",)),
    "NotoSansLao": ("Noto Sans Lao", ("Laoo",)),
    "NotoSansMyanmar": ("Noto Sans Myanmar", ("Mymr",)),
    "NotoSansOriya": ("Noto Sans Oriya", ("Orya",)),
    "NotoSansSymbols": ("Noto Sans Symbols", ("Zsym",)),
    "NotoSansSymbols2": ("Noto Sans Symbols2", ("Zsym",)),
    "NotoSansMath": ("Noto Sans Math", ("Zmth",)),
    "NotoEmoji": ("Noto Emoji", ("Zsye",)),
}
MONO = "JetBrains Mono"
DEFAULT = "Noto Sans"
EMOJI = "Noto Emoji"


@dataclass(frozen=True)
class FontFile:
    """A font on disk: `family` as fontconfig names it, `weight` 400 or 700, `scripts` as ISO 15924 codes."""

    path: Path
    family: str
    weight: int
    scripts: tuple[str, ...]


SUMS = "sha256sums"  # of the shipped files, as sha256sum writes them
_own: list[Path] = []  # the user's folder, once `lettering.use_folder` has named it
_seen: list[tuple[str, int, int, int]] = []  # what lay in it then
carried: ContextVar[tuple[Path, ...]] = ContextVar("carried", default=())  # the files `own.preferring` adds


def own_folder() -> Path | None:
    """The folder of the user's own fonts, where one was named."""
    return _own[0] if _own else None


def set_own_folder(folder: Path | None) -> bool:
    """Name the folder of the user's own fonts; whether it is another one, or other files lie in it, than when it was
    named last.
    """
    files = added_paths(folder) if folder is not None else []
    state = [(path.name, (facts := path.stat()).st_size, facts.st_mtime_ns, facts.st_ino) for path in files]
    now = ([] if folder is None else [folder], state)
    if now == (_own, _seen):
        return False
    _own[:], _seen[:] = now
    return True


def font_files(extra: Path | None = None) -> list[FontFile]:
    """The shipped fonts, those of this piece of work, then the readable ones in the user's folder (`extra`, or the one
    named for the process).
    """
    folder = extra or own_folder()
    return [*_shipped(), *_described_all(carried.get()), *(_added(folder) if folder is not None else ())]


@lru_cache(maxsize=1)
def _shipped() -> tuple[FontFile, ...]:
    out = []
    for path in sorted(FOLDER.glob("*.woff")):
        stem, _, style = path.stem.partition("-")
        if stem in SHIPPED:
            family, scripts = SHIPPED[stem]
            out.append(FontFile(path, family, BOLD if style == "Bold" else REGULAR, scripts))
    return tuple(out)


def _added(folder: Path) -> list[FontFile]:
    """Return the font files the user put into their folder, judged by the files themselves."""
    return _described_all(added_paths(folder))


def added_paths(folder: Path) -> list[Path]:
    """The font files in the user's folder, readable or not; none where there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())


def unreadable() -> list[str]:
    """The names of files in the user's folder that are called fonts and are none, or are damaged."""
    folder = own_folder()
    paths = added_paths(folder) if folder is not None else []
    return [path.name for path in paths if _described(path, path.stat().st_mtime_ns) is None]


def _described_all(paths: Iterable[Path]) -> list[FontFile]:
    found = (_described(path, path.stat().st_mtime_ns) for path in paths)
    return [font for font in found if font is not None]


@lru_cache(maxsize=64)
def _described(path: Path, _mtime_ns: int) -> FontFile | None:
    import freetype

    try:
        face = freetype.Face(io.BytesIO(sfnt(path.read_bytes())))
    except (freetype.FT_Exception, ValueError):
        return None  # not a font
    family = (face.family_name or b"").decode("utf-8", "replace")
    if not family:
        return None
    weight = BOLD if face.style_flags & freetype.FT_STYLE_FLAG_BOLD else REGULAR
    return FontFile(path, family, weight, ())


def digests(extra: Path | None = None) -> dict[str, str]:
    """The sha256 of each font file by its file name; what a caption's pixels depend on.

    Raises `MissingSetup` where a shipped font is damaged.
    """
    found = {font.path: file_digests.of_file(font.path) for font in font_files(extra)}
    for path, sha in found.items():
        require_whole(path, sha)
    return {path.name: sha for path, sha in found.items()}


def require_whole(path: Path, sha256: str) -> None:
    """Raise `MissingSetup` for a shipped font whose digest is another."""
    if path.parent == FOLDER and _sums().get(path.name, sha256) != sha256:
        raise MissingSetup(
            f"The font {path.name} that comes with Reelwright is damaged.",
            f"Put the file back that belongs at {path}, as by installing Reelwright again.",
            code="damaged_font",
        )


@lru_cache(maxsize=1)
def _sums() -> dict[str, str]:
    lines = (FOLDER / SUMS).read_text(encoding="ascii").splitlines()
    return {name: sha for sha, name in (line.split(maxsplit=1) for line in lines)}
