"""A project spoken from the command line: a line, a word, a recording, what it costs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.cli.wiring import workspace
from core.errors import BadInput
from core.studio.project import projects
from core.studio.voice import line_speech
from tests.cli.conftest import Said
from tests.studio.test_voice import TALE, of_lines, reading

Call = Callable[..., Said]


@pytest.fixture
def project() -> int:
    return of_lines(workspace(), TALE[:5])


def test_only_what_is_asked_for_is_spoken_again(call: Call, project: int, tmp_path: Path) -> None:
    number = str(project)
    assert call("speak", number, "--json").json["done"] == 5
    view = projects.view(workspace(), project)
    assert view.script is not None
    ids = [line.id for line in view.script.lines]
    assert call("speak", number, "--line", str(ids[1]), "--again", "--json").json["done"] == 1
    assert call("speak", number, "--say", "Hugo=hyoogo", "--json").json["done"] == 1
    json = call("speak", number, "--line", str(ids[2]), "--voice", "espeak:en-gb+f2", "--json").json
    assert json["done"] == 1 and "Not all lines have the same voice" in json["warnings"][0]
    assert call("speak", number, "--cost").out.strip() == "Nothing is to be paid."
    path = tmp_path / "reading.wav"
    path.write_bytes(reading([TALE[0], TALE[1], TALE[3], TALE[4], TALE[4]]))
    json = call("speak", number, "--recording", str(path), "--json").json
    assert {(item["line_id"], item["kind"]) for item in json["differences"]} >= {
        (ids[2], "skipped"),
        (ids[4], "repeated"),
    }


@pytest.mark.parametrize(
    "given",
    [("--again",), ("--say", "nonsense"), ("--line", "99", "--again"), ("--recording", "nowhere.wav")],
)
def test_what_cannot_be_is_one_sentence(call: Call, project: int, given: tuple[str, ...]) -> None:
    text = call("speak", str(project), *given, "--json")
    assert text.code in (2, 3) and text.json["error"]["message"]


@pytest.mark.parametrize("given", [("--voice", "nobody:x"), ("--voice", "espeak:no-such"), ("--voice", "nonsense")])
def test_what_is_refused_is_not_kept(call: Call, project: int, given: tuple[str, ...]) -> None:
    before = projects.options(workspace(), project)
    assert call("speak", str(project), "--say", "Hugo=hyoogo", *given, "--json").code == 2
    assert call("speak", str(project), "--say", "Hugo=hyoogo", "--say", "nonsense", "--json").code == 2
    assert call("speak", str(project), "--say", "Hugo=hyoogo", "--say", "=x", "--json").code == 3
    assert projects.options(workspace(), project) == before


def test_a_voice_of_another_language_than_the_line_is_said(call: Call, project: int) -> None:
    view = projects.view(workspace(), project)
    assert view.script is not None
    line = str(view.script.lines[1].id)
    both = ("speak", str(project), "--line", line, "--language", "de")
    json = call(*both, "--voice", "espeak:en-gb+f2", "--json").json
    assert any("no voice for the language “de”, in which line 2 is to be spoken" in item for item in json["warnings"])
    json = call(*both, "--voice", "espeak:de", "--json").json
    assert not any("no voice for" in element for element in json["warnings"])
    before = projects.options(workspace(), project)
    assert call("speak", str(project), "--line", line, "--language", "fr", "--voice", "espeak:klingon").code == 2
    assert projects.options(workspace(), project) == before


@pytest.mark.parametrize("name", ["a\x00.w\x00av", "", "x\x1b[2J\u202e.wav"])
def test_no_name_of_a_take_is_a_fault(project: int, name: str) -> None:
    view = projects.view(workspace(), project)
    assert view.script is not None
    line = view.script.lines[1].id
    assert line_speech.upload_take(workspace(), project, line, reading([TALE[1]]), name).own
    with pytest.raises(BadInput) as refused:
        line_speech.upload_take(workspace(), project, line, b"no sound", name)
    assert str(refused.value).isprintable()


def test_doubtful_words_are_listed_with_what_to_do(call: Call) -> None:
    project = str(of_lines(workspace(), ["Siobhan tries FastAPI every morning."]))
    text = call("speak", project, "--doubts").out
    assert "Siobhan (a rare name)" in text and "--say 'FastAPI=Fast A P I'" in text
    found = call("speak", project, "--right", "Siobhan", "--say", "FastAPI=fast A P I", "--doubts").out
    assert found.strip() == "No word looks doubtful."
