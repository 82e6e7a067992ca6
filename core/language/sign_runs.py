"""Text in the smallest pieces that may stand apart on a line."""

from __future__ import annotations

from core.language.graphemes import clusters

_NO_START = "，。、；：！？）」』】》〉”’・…ー々〜～,.;:!?)]}%"
_NO_END = "（「『【《〈“‘([{"


def breakable(text: str) -> list[str]:
    """The pieces of a text without spaces between which a line may break: characters, with closing marks kept to what
    is before them and opening ones to what is after (kinsoku).
    """
    out: list[str] = []
    for cluster in clusters(text):
        if out and (cluster[0] in _NO_START or out[-1][-1] in _NO_END):
            out[-1] += cluster
        else:
            out.append(cluster)
    return out
