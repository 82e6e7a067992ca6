"""The list of Piper's voices: as the hub gives it (voices.json), as it was last heard, or what ships with the program.

The hub's list is hostile like everything from outside: what has not the expected shape is left out.
"""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from core import whole_files
from core.errors import ProviderFailed
from core.model.speech import Gender
from core.voice.downloads import Download, File
from core.voice.install.recommended import OWN_LICENCE, RECOMMENDED

if TYPE_CHECKING:
    from core.ports import Net

NAME = re.compile(r"[A-Za-z]{2,3}_[A-Z0-9]{2,3}-[\w+.]{1,40}-(?:x_low|low|medium|high)")
CARD = ".card.txt"  # the licence text beside an installed voice
_PATH = re.compile(r"[\w+./-]{1,200}")
_MD5 = re.compile(r"[0-9a-f]{32}")
_MOST_VOICES, _MOST_BYTES = 2_000, 8_000_000
_QUALITY: dict[str, Literal["basic", "good", "best"]] = {
    "x_low": "good",
    "low": "good",
    "medium": "best",
    "high": "best",
}


def fetched_list(net: Net, hub: str, keep: Path) -> list[Download]:
    """The hub's own list of voices to download, kept for later. Raises `ProviderFailed`, `BadInput`."""
    answer = net.fetch(f"{hub}/voices.json", accept="application/json", max_bytes=_MOST_BYTES)
    try:
        data = json.loads(answer.body)
    except ValueError:
        data = None
    found = of_list(data, hub)
    if not found:
        raise ProviderFailed(
            "The list of Piper's voices cannot be read.", "Check the address in Piper's settings.", code="bad_answer"
        )
    with contextlib.suppress(OSError):  # a list that cannot be kept is asked for again
        whole_files.write(keep, answer.body, durable=False)
    return found


def kept_list(hub: str, keep: Path) -> list[Download]:
    """The hub's list of voices to download as last heard; the voices that ship as recommendations where there is
    none.
    """
    try:
        found = of_list(json.loads(keep.read_bytes()), hub)
    except (OSError, ValueError):
        found = []
    return found or [_recommended(name, hub) for name in RECOMMENDED]


def gender_of(name: str) -> Gender:
    """The gender of the voice to download of that name, "neutral" where it is not known."""
    return RECOMMENDED[name].gender if name in RECOMMENDED else "neutral"


def of_list(message: Any, hub: str) -> list[Download]:
    """The voices to download of a voices.json that has been read."""
    if not isinstance(message, dict):
        return []
    found = (_voice(str(key), item, hub) for key, item in list(message.items())[:_MOST_VOICES])
    return [download for download in found if download is not None]


def _voice(key: str, message: Any, hub: str) -> Download | None:
    """One entry; None where anything of it is not as it should be."""
    if not NAME.fullmatch(key):
        return None
    try:
        language = message["language"]
        files = {path.rpartition("/")[2]: (path, item) for path, item in message["files"].items()}
        targets = (
            _file(f"{key}.onnx", *files[f"{key}.onnx"], hub),
            _file(f"{key}.onnx.json", *files[f"{key}.onnx.json"], hub),
        )
        card = (_file(key + CARD, *files["MODEL_CARD"], hub),) if "MODEL_CARD" in files else ()
        name = f"{language['name_english']} ({language['country_english']})"[:60]
        code = str(language["code"]).replace("_", "-")[:12]
        speakers = int(message.get("num_speakers", 1))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return _download(key, name, code, targets, card, speakers)


def _file(name: str, path: str, message: Any, hub: str) -> File:
    """Raises `ValueError` for what is no path below the hub, no size or no digest."""
    if not _PATH.fullmatch(path) or ".." in path or path.startswith("/"):
        raise ValueError(path)
    md5, size = str(message["md5_digest"]).lower(), int(message["size_bytes"])
    if not _MD5.fullmatch(md5) or not 0 < size < 1_000_000_000:
        raise ValueError(md5)
    return File(name, f"{hub}/{quote(path)}", size, md5=md5)


def _recommended(key: str, hub: str) -> Download:
    """A voice of the program's own list: its digests are read from the hub when it is installed."""
    message = RECOMMENDED[key]
    code, name, quality = key.split("-", 2)
    place = f"{hub}/{code.partition('_')[0]}/{code}/{quote(name)}/{quality}/"
    files = (
        File(f"{key}.onnx", place + quote(f"{key}.onnx"), message.size_bytes),
        File(f"{key}.onnx.json", place + quote(f"{key}.onnx.json"), 7_000),
    )
    return _download(
        key, message.language, code.replace("_", "-"), files, (File(key + CARD, place + "MODEL_CARD", 300),), 1
    )


def _download(
    key: str, language: str, code: str, files: tuple[File, ...], extras: tuple[File, ...], speakers: int
) -> Download:
    _, name, quality = key.split("-", 2)
    message = RECOMMENDED.get(key)
    many = f", {speakers} speakers" if speakers > 1 else ""
    return Download(
        engine="piper",
        voice=key,
        label=f"{name.replace('_', ' ').capitalize()}, {language}, {quality.replace('_', ' ')} quality{many} (Piper)",
        languages=(code,),
        files=files,
        quality=_QUALITY[quality],
        gender=message.gender if message else "neutral",
        licence=message.licence if message else OWN_LICENCE,
        recommended=message is not None,
        extras=extras,
    )
