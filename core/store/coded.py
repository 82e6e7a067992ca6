"""Notices in a JSON column."""

from __future__ import annotations

import json
from collections.abc import Iterable

from core.model.coded import Notice


def notices_json(notices: Iterable[Notice]) -> str:
    """Notices as the text of a database column."""
    return json.dumps([notice.model_dump(mode="json") for notice in notices], ensure_ascii=False)


def notices_of(text: str) -> list[Notice]:
    """The notices of a database column."""
    return [Notice.model_validate(load) for load in json.loads(text)]
