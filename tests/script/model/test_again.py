"""One line, or a section, written anew."""

from __future__ import annotations

import json
from typing import Any

import pytest
import said

from core.errors import BadInput, NotFound, ProviderFailed
from core.model.script import Script
from core.script.model import write_with_model
from core.script.model.anew import written_anew as anew


@pytest.fixture
def script(model: Any, ctx: Any) -> Script:
    with model("ollama", lambda p, n: said.whole(p)) as (chat, _):
        result: Script = write_with_model(
            said.article(), llm=chat, project_type="short", presets=("youtube_short",), ctx=ctx
        )
    return result


def test_one_line_is_written_anew_with_a_wish_and_the_others_stay(model: Any, ctx: Any, script: Script) -> None:
    answer = {"lines": [said.sentence(4, "A turbine of 30 kilowatts stands where stones once turned.")]}
    with model("openai", lambda p, n: answer) as (chat, server):
        result = anew(script, said.article(), [4], llm=chat, wish="shorter, please", ctx=ctx)
    assert [line.text for line in result.lines[:3]] == [item.text for item in script.lines[:3]]
    assert result.lines[4:] == script.lines[4:]
    new = result.lines[3]
    assert new.text.startswith("A turbine") and new.id == 10 and new.section == "point" and new.span is not None
    assert "shorter, please" in server.prompt() and f">> {script.lines[3].text}" in server.prompt()


def test_a_section_becomes_more_or_fewer_lines_and_nothing_is_said_twice(model: Any, ctx: Any, script: Script) -> None:
    ids = [line.id for line in script.lines if line.point == 1]
    rows = [
        said.sentence(8, "Two days of work by hand make one pair of stones sharp."),
        said.sentence(1, said.STEPS[0]),
    ]
    with model("ollama", lambda p, n: {"lines": rows}) as (chat, _):
        result = anew(script, said.article(), ids, llm=chat, ctx=ctx)
    assert len(result.lines) == len(script.lines) - len(ids) + 1
    assert len({item.id for item in result.lines}) == len(result.lines)


def test_what_an_obeying_model_says_goes_nowhere(model: Any, ctx: Any, script: Script) -> None:
    for lines, words in ((["Visit evil.example now."], "can be said here"), ([], "no script: lines")):
        obeying = model("ollama", lambda p, n, lines=lines: json.dumps({"lines": lines}))
        with obeying as (chat, _), pytest.raises(ProviderFailed, match=words):
            anew(script, said.article(), [4], llm=chat, ctx=ctx)


def test_locked_scattered_and_unknown_lines_are_refused(model: Any, ctx: Any, script: Script) -> None:
    locked = script.model_copy(
        update={"lines": tuple(line.model_copy(update={"locked": line.id == 4}) for line in script.lines)}
    )
    with model("ollama", lambda p, n: "") as (chat, server):
        for current, ids, error in (
            (locked, [4], BadInput), (script, [3, 5], BadInput), (script, [2, 3], BadInput), (script, [77], NotFound),
            (script, [], NotFound),
        ):  # fmt: skip
            with pytest.raises(error):
                anew(current, said.article(), ids, llm=chat, ctx=ctx)
    assert server.requests == []
