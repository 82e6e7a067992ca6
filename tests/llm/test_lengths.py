"""The length of a script that a chat model writes: made longer by it, shorter without it, measured on the voice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import Cancelled
from core.model.article import Article
from core.script import Pace, total_s
from core.studio.content import articles
from core.studio.project import choices, length, projects
from core.studio.project.project import Project
from core.studio.script import edits, extractive, rewrite, versions, write, writers
from core.studio.voice import fit, narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from tests.llm.servers import Say, Server, serving
from tests.llm.test_writing import workspace as opened

PLACES = ("mill", "bridge", "tower", "harbour", "garden", "school", "forge", "bakery", "market", "well", "church",
          "orchard", "quarry", "station", "inn", "ferry")  # fmt: skip
VERBS = ("was built by hand", "stood for a century", "lost its roof", "fed the valley", "was painted", "burned down")


def told(count: int) -> str:
    """An article of that many sentences, none like another."""
    rows = []
    for n in range(count):
        first, second = PLACES[n % len(PLACES)], PLACES[(n * 7 + 3) % len(PLACES)]
        rows.append(
            f"The {first} of village {n + 3} {VERBS[n % len(VERBS)]} while the {second} served {n + 20} families."
        )
    return " ".join(rows)


def numbered(prompt: str) -> list[tuple[int, str]]:
    return [(int(n), text) for n, text in re.findall(r"^\[(\d+)\] (.+)$", prompt, re.M)]


def said(rows: list[tuple[int, str]]) -> list[dict[str, Any]]:
    return [{"text": text, "sources": [n], "search_terms": ["old village"]} for n, text in rows]


class Writer:
    """A model that writes a script of so many sentences, and adds so many when it is asked for more."""

    def __init__(self, first: int, more: int) -> None:
        self.first, self.more, self.asked = first, more, 0

    def __call__(self, body: dict[str, Any], n: int) -> Say:
        prompt = "\n".join(str(item["content"]) for item in body["messages"])
        rows = numbered(prompt)
        if "It is too short by about" in prompt:
            self.asked += 1
            point = {"heading": f"Further on {self.asked}", "text": said(rows[: self.more])}
            return Say(json.dumps({"points": [{**point, "duration_est": 9, "visual_cue": "", "text_overlay": ""}]}))
        points = [{"heading": "The villages", "text": said(rows[2 : self.first])}]
        results = {"title": "Villages", "hook": said(rows[:1]), "intro": said(rows[1:2]), "points": points}
        return Say(json.dumps({**results, "cta": [{"text": "Go and see them."}]}))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Any]:
    """`project(writer)`: a workspace, a project whose writer is that model, and the server."""
    entries = []

    def start(writer: Any, **options: Any) -> tuple[Workspace, int, Server]:
        context = serving("openai", writer)
        server = context.__enter__()
        entries.append(context)
        home = opened(tmp_path, server)
        content_id = articles.import_article(home, text=told(48), title="Villages")
        return home, projects.create(home, content_id, choices.checked(writer="openai:small", **options)), server

    yield start
    for context in entries:
        context.__exit__(None, None, None)


def test_a_script_that_turns_out_too_short_is_written_on_by_the_model(project: Any) -> None:
    writer = Writer(4, 9)
    home, number, _ = project(writer)
    before = write.write(home, number)
    low, high = length.window(projects.options(home, number))
    narrate.narrate(home, number)
    view = projects.view(home, number)
    assert low <= length.film_s(view.narration) <= high and writer.asked >= 1
    assert [item.text for item in view.script.lines[:3]] == [element.text for element in before.lines[:3]]
    assert view.script.lines[-1].section == "cta"
    new = [line for line in view.script.lines if line.id not in {old.id for old in before.lines}]
    assert new and all(entry.span is not None and entry.flag is None and entry.cue.terms for entry in new)
    assert not any(notice.code == "short_model" for notice in view.script.warnings)


def test_a_model_that_has_no_more_to_say_is_asked_twice_at_most_and_the_user_is_told(project: Any) -> None:
    writer = Writer(4, 0)
    home, number, server = project(writer)
    write.write(home, number)
    calls, run = len(server.requests), Run()
    narrate.narrate(home, number, run)
    assert len(server.requests) - calls <= 4
    assert any(warning.startswith("The script stays too short") for warning in run.warnings)


@pytest.mark.parametrize(("seconds", "first"), [(45.0, 24), (58.0, 6), (25.0, 12)])
def test_a_models_script_is_fitted_without_anothers_sentences(project: Any, seconds: float, first: int) -> None:
    home, number, _ = project(Writer(first, 12))
    result = write.write(home, number)
    locked = result.lines[2].id
    edits.lock(home, number, locked)
    narration = fit.fit_to(home, number, seconds)
    view = projects.view(home, number)
    assert abs(narration.duration_s - seconds) <= 1
    assert locked in {line.id for line in view.script.lines}
    assert all(item.cue.terms == ("old village",) for item in view.script.lines[:-1])  # each line is the model's


def test_a_length_can_be_given_up_in_the_middle(project: Any) -> None:
    home, number, _ = project(Writer(6, 12))
    write.write(home, number)

    def stop() -> None:
        raise Cancelled()

    with pytest.raises(Cancelled):
        fit.fit_to(home, number, 58, Run(check=stop))
    assert projects.view(home, number).script_version == 1


def test_lines_are_left_out_when_the_voice_is_slower_than_thought(tmp_path: Path) -> None:
    home = opened(tmp_path)
    article = Article(title="Villages", language="en", topic="Villages")
    result = extractive.compose(articles.read(home, Run(), text=told(20), title="V"), choices.checked())
    slow = writers.refit(
        home, article, choices.checked(writer="openai:small"), result, Pace(factor=1.6), (30, 60), Run()
    )
    assert total_s(slow.lines, "en", Pace(factor=1.6)) <= 60 < total_s(result.lines, "en", Pace(factor=1.6))


def test_terms_in_another_language_are_asked_for_in_english_once(project: Any) -> None:
    def german(body: dict[str, Any], n: int) -> Say:
        prompt = "\n".join(str(message["content"]) for message in body["messages"])
        if "You find stock pictures" in prompt:
            rows = numbered(prompt.split("nothing else.")[-1])
            terms = ["stone bridge", "http://evil.example", "четыре"]
            return Say(json.dumps({"lines": [{"line": n, "terms": terms} for n, _ in rows]}))
        texts = [f"Die alte Brücke im Dorf {n} steht seit hundert Jahren am Fluss." for n in range(3, 12)]
        rows = [{"text": text, "sources": [n], "search_terms": ["Brücke", "Dorf"]} for n, text in enumerate(texts, 1)]
        results = {
            "title": "Dörfer",
            "hook": rows[:1],
            "intro": rows[1:2],
            "points": [{"heading": "Dorf", "text": rows[2:]}],
        }
        return Say(json.dumps({**results, "cta": []}))

    home, number, server = project(german, language="de")
    result = write.write(home, number)
    assert result.language == "de"
    assert {line.cue.terms for line in result.lines[:-1]} == {("stone bridge",)}
    calls = len(server.requests)
    assert rewrite.english_terms(Project(home, number).read(), Run()).script == result and len(server.requests) == calls
    edited = edits.edit_line(home, number, result.lines[1].id, "Ein Leuchtturm blinkt über dem Hafen.")
    assert edited.lines[1].cue.terms and "stone bridge" not in edited.lines[1].cue.terms
    again = rewrite.english_terms(Project(home, number).read(), Run()).script
    assert again is not None and again.lines[1].cue.terms == ("stone bridge",)
    assert versions.versions(home, number)[0]["edited"]
