"""The wizard's and the command line's way to a chat model: options, topics, keys, and what is refused when."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core import config, providers
from core.errors import BadInput, MissingSetup
from core.model.article import Article
from core.studio.content import articles
from core.studio.project import choices, costs, projects
from core.studio.script import check, rewrite, versions, write, writers
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from core.wording import words
from tests.llm.servers import Say, Server, serving

ROOT = Path(__file__).resolve().parents[2]
STEPS = (
    "The old mill by the river was built in 1782 and ground rye for eleven villages around it.",
    "Its wheel measures five metres across and turns four times a minute when the water is high.",
    "A flood carried the first weir away in the spring, and the miller rebuilt it in stone.",
    "Today a turbine of thirty kilowatts stands where the second pair of stones once turned.",
    "The cooperative sells the current to the village and pays for the roof with it every year.",
    "Visitors can watch the gears at work on the first Sunday of every month of the summer.",
)
ANSWER = json.dumps(
    {
        "title": "The mill",
        "hook": [{"text": STEPS[0], "sources": [1]}],
        "intro": [{"text": STEPS[1], "sources": [2]}],
        "points": [
            {"heading": "Power", "text": [{"text": step, "sources": [n]} for n, step in enumerate(STEPS[2:], 3)]}
        ],
        "cta": [{"text": "Come and see it."}],
    }
)


def workspace(tmp_path: Path, server: Server | None = None) -> Workspace:
    values = {"REELWRIGHT_DATA": str(tmp_path / "data")}
    if server is not None:
        values |= {f"REELWRIGHT_{name.upper()}": value for name, value in server.values.items()}
    return open_workspace(config.load(values, tmp_path / "none.toml"))


@pytest.mark.parametrize("wire", [item.id for item in providers.shipped("core.llm")])
def test_the_script_step_asks_the_model_that_the_options_name(tmp_path: Path, wire: str) -> None:
    with serving(wire, Say(ANSWER)) as server:
        opened = workspace(tmp_path, server)
        content_id = articles.import_article(opened, text=" ".join(STEPS), title="The mill")
        project_id = projects.create(opened, content_id, choices.checked(writer=f"{wire}:small", tone="dry"))
        steps: list[str] = []
        result = write.write(opened, project_id, Run(progress=lambda share, message="": steps.append(message)))
    assert result.writer == f"{wire}:small" and result.lines[0].text == STEPS[0]
    assert all(line.span for line in result.lines[:-1])
    assert "The tone is dry." in server.prompt()
    assert any("characters" in step for step in steps)
    assert versions.versions(opened, project_id)[0]["writer"] == f"{wire}:small"
    assert check.problems(opened, project_id) == []
    booked = costs.spent(opened, project_id)
    assert [(row["operation"], row["provider"]) for row in booked] == [("video_script_generation", f"{wire}:small")]
    assert booked[0]["calls"] == 1 and booked[0]["units"] == len(server.requests)


def test_a_figure_that_the_article_does_not_have_is_flagged_with_the_reason(tmp_path: Path) -> None:
    with serving("openai", Say(ANSWER.replace("1782", "1872"))) as server:
        opened = workspace(tmp_path, server)
        content_id = articles.import_article(opened, text=" ".join(STEPS), title="The mill")
        project_id = projects.create(opened, content_id, choices.checked(writer="openai:small"))
        result = write.write(opened, project_id)
    assert "1872" in words(result.lines[0].flag) and result.lines[0].span is not None
    assert [line.flag for line in result.lines[1:-1]] == [None] * (len(result.lines) - 2)


def test_a_line_is_written_anew_and_the_version_before_is_kept(tmp_path: Path) -> None:
    anew = json.dumps({"lines": [{"text": "Eleven villages brought their rye to the old mill.", "sources": [1]}]})
    with serving("ollama", [Say(ANSWER), Say(anew)]) as server:
        opened = workspace(tmp_path, server)
        content_id = articles.import_article(opened, text=" ".join(STEPS), title="The mill")
        project_id = projects.create(opened, content_id, choices.checked(writer="ollama:small"))
        before = write.write(opened, project_id)
        result = rewrite.again(opened, project_id, [1], "more people")
    assert result.lines[0].text.startswith("Eleven villages") and result.lines[1:] == before.lines[1:]
    assert result.lines[0].id > max(line.id for line in before.lines)
    assert [row["version"] for row in versions.versions(opened, project_id)] == [2, 1]
    assert versions.restore(opened, project_id, 1).lines == before.lines
    projects.set_options(opened, project_id, writer="extractive")
    with pytest.raises(MissingSetup, match="needs a chat model"):
        rewrite.again(opened, project_id, [1])


def test_a_topic_becomes_a_script(tmp_path: Path) -> None:
    with serving("ollama", Say(ANSWER)) as server:
        opened = workspace(tmp_path, server)
        content_id = articles.import_article(opened, topic="Why water mills last")
        project_id = projects.create(opened, content_id, choices.checked(writer="ollama:small"))
        result = write.write(opened, project_id)
    assert result.language == "en" and all(line.span is None and line.flag for line in result.lines)
    assert "Why water mills last" in server.prompt()


def test_a_topic_without_a_model_says_which_two_clicks_help(tmp_path: Path) -> None:
    opened = workspace(tmp_path)
    with pytest.raises(MissingSetup) as caught:
        writers.require_writer(Article(title="x", topic="Why water mills last"), choices.checked())
    assert "settings page" in caught.value.hint and "script page" in caught.value.hint
    with pytest.raises(BadInput):
        articles.import_article(opened, topic=" ... ")


def command(tmp_path: Path, *args: str, **env: str) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON of `python -m core`, on a data folder of its own."""
    given = {**os.environ, "REELWRIGHT_DATA": str(tmp_path / "data"), **env}
    message = subprocess.run(
        [sys.executable, "-m", "core", *args, "--json"],
        cwd=ROOT,
        env=given,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return message.returncode, json.loads(message.stdout)


def test_the_command_line_refuses_a_topic_without_a_model(tmp_path: Path) -> None:
    code, message = command(tmp_path, "make", "topic:Why water mills last")
    assert code == 4 and message["error"]["code"] == "no_writer"


def test_models_are_listed_and_fetched_from_the_command_line(tmp_path: Path) -> None:
    with serving("ollama", Say(), models=("one:3b", "two")) as server:
        env = {"REELWRIGHT_OLLAMA_HOST": server.url}
        _, message = command(tmp_path, "models", "--service", "ollama", **env)
        assert [row["writer"] for row in message["models"]] == ["ollama:one:3b", "ollama:two"]
        assert command(tmp_path, "models", "pull", "ollama:three", **env) == (0, {"pulled": "ollama:three"})
        assert server.requests[-1]["model"] == "three"
    code, message = command(tmp_path, "models", **env)  # nobody answers: that is said, not raised
    assert code == 0 and all(row["reason"] and row["hint"] for row in message["models"])
    assert command(tmp_path, "models", "--service", "nobody")[0] == 2  # as for any unknown name


def test_an_unknown_writer_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as caught:
        choices.checked(writer="gpt:5")
    for name in ("extractive", "ollama", "openai", "anthropic"):
        assert name in caught.value.hint


def test_a_missing_key_is_said_before_anything_is_kept(tmp_path: Path) -> None:
    opened = workspace(tmp_path)
    article = Article(title="The mill", blocks=())
    with pytest.raises(MissingSetup, match="key"):
        writers.sketch(opened, article, choices.checked(writer="openai:small"))
    with pytest.raises(MissingSetup):
        writers.sketch(opened, article, choices.checked(writer="anthropic:small"))
