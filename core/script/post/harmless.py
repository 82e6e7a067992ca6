"""Words of a document made fit for a post: what it says must not lead anyone anywhere."""

from __future__ import annotations

import re

from core.script.read.speakable import DOMAIN, EMAIL, HANDLE, URL, plain

_ADDRESSES = (URL, EMAIL, HANDLE, DOMAIN)
_LOOKS = str.maketrans({"<": "‹", ">": "›"})  # YouTube takes neither sign; without them "a>b" would be another word


def harmless(text: str) -> str:
    """A text for a post without addresses and handles; angle brackets become signs that look alike."""
    text = text[:2000]
    for pattern in _ADDRESSES:
        text = pattern.sub("", text)
    text = plain(text).replace("@", "").translate(_LOOKS)
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" :–—-→")


def leads_away(text: str) -> bool:
    """Whether a sentence for a post names an address or a handle."""
    return len(text) > 1000 or any(pattern.search(text) for pattern in _ADDRESSES)
