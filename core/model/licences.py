"""Creative Commons licences and public domain marks: read from an address, a code or a name, and written out in full.

Source: https://creativecommons.org/share-your-work/cclicenses/ and https://creativecommons.org/licenses/list/
(November 2026): an address is /licenses/CODE/VERSION/[PLACE/], or /publicdomain/zero|mark/1.0/.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CODE = r"by(?:-nc)?(?:-sa|-nd)?"
_VERSION = r"(?:1\.0|2\.0|2\.1|2\.5|3\.0|4\.0)"
_ADDRESS = re.compile(
    rf"(?:https?:)?//(?:www\.)?creativecommons\.org/(?:licenses/(?P<code>{_CODE})/(?P<version>{_VERSION})"
    r"(?:/(?P<place>[a-z]{2,3}))?|publicdomain/(?P<mark>zero|mark)/1\.0)(?:/(?:deed|legalcode)[a-z._-]*)?/?",
    re.I,
)
_NAME = re.compile(rf"cc[ -](?P<code>{_CODE})[ -](?P<version>{_VERSION})(?:[ -](?P<place>[a-z]{{2,3}}))?", re.I)
_MARKS = {"zero": "cc0", "mark": "pdm"}
_PUBLIC = {
    "cc0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "pdm": ("Public domain", "https://creativecommons.org/publicdomain/mark/1.0/"),
}


@dataclass(frozen=True)
class Licence:
    """`code` is "cc0", "pdm" or as in the address: "by", "by-sa", "by-nc-nd"; `place` the country that it is for."""

    code: str
    version: str = "1.0"
    place: str = ""

    @property
    def name(self) -> str:
        """The name that people know: "CC BY-SA 4.0"."""
        if self.code in _PUBLIC:
            return _PUBLIC[self.code][0]
        return f"CC {self.code.upper()} {self.version}" + (f" {self.place.upper()}" if self.place else "")

    @property
    def address(self) -> str:
        """The address of its text."""
        if self.code in _PUBLIC:
            return _PUBLIC[self.code][1]
        place = f"{self.place}/" if self.place else ""
        return f"https://creativecommons.org/licenses/{self.code}/{self.version}/{place}"


def of_address(address: str) -> Licence | None:
    """The licence behind an address of creativecommons.org; None for any other address."""
    match = _ADDRESS.fullmatch(address.strip())
    if match is None:
        return None
    return Licence(_MARKS[match["mark"].lower()]) if match["mark"] else _of_match(match)


def of_name(name: str) -> Licence | None:
    """The licence of a name with its version ("CC BY-SA 3.0 DE", "cc-by-4.0"), or of a mark; None for any other."""
    text = " ".join(name.split())
    if text.casefold() in ("cc0", "cc0 1.0", "cc-zero"):
        return Licence("cc0")
    if text.casefold() in ("pd", "pdm", "public domain", "public domain mark 1.0"):
        return Licence("pdm")
    match = _NAME.fullmatch(text)
    return _of_match(match) if match else None


def _of_match(match: re.Match[str]) -> Licence:
    return Licence(match["code"].lower(), match["version"], (match["place"] or "").lower())
