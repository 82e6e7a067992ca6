"""Timelines of earlier versions are read, those of later ones refused with a sentence."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from pydantic import ValidationError

from core.errors import BadInput
from core.model.timeline import SCHEMA, Timeline
from core.timeline import documents
from tests.render.audio.making import film

FILM = film((), 60)


def test_a_timeline_comes_back_as_it_was_written() -> None:
    assert documents.read(FILM.model_dump_json()) == FILM


def test_every_step_is_taken_in_order_and_leaves_what_it_was_given() -> None:
    def join(document: dict[str, Any]) -> dict[str, Any]:
        return {**document, "title": " ".join(document["words"])}

    def shout(document: dict[str, Any]) -> dict[str, Any]:
        return {**document, "title": document["title"].upper()}

    first = {"schema_number": 1, "words": ["Bees", "dance"]}
    given = copy.deepcopy(first)
    assert documents.upgraded(first, (join, shout), 3) == {**given, "title": "BEES DANCE", "schema_number": 3}
    assert first == given
    second = {"schema_number": 2, "title": "Bees"}
    assert documents.upgraded(second, (join, shout), 3) == {"title": "BEES", "schema_number": 3}


def test_there_is_a_step_to_every_schema_and_none_beyond() -> None:
    assert len(documents._UPGRADES) == SCHEMA - 1


def test_a_document_without_a_number_is_of_the_first_schema() -> None:
    assert documents.upgraded({"title": "Bees"}, (lambda document: document,), 2)["schema_number"] == 2


def test_a_newer_timeline_is_refused_with_what_to_do() -> None:
    newer = json.dumps({**json.loads(FILM.model_dump_json()), "schema_number": SCHEMA + 1, "layers": []})
    with pytest.raises(BadInput, match="newer version") as refused:
        documents.read(newer)
    assert "render the film again" in refused.value.hint


def test_nobody_reads_another_schema_past_the_upgrade() -> None:
    other = {**json.loads(FILM.model_dump_json()), "schema_number": SCHEMA + 1}
    with pytest.raises(ValidationError, match="schema_number"):
        Timeline.model_validate(other)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '"film"', '{"schema_number": "x"}', '{"schema_number": 0}', '{"preset": 3}']
)
def test_what_is_no_timeline_is_one_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="no timeline"):
        documents.read(text)
