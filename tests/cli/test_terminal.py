"""Nothing that a name, a file or a service says commands the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from core import config
from core.cli import output, progress
from core.errors import BadInput
from core.jobs import queue
from core.model.rights import Rights
from core.store import rights
from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import write
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.cli.conftest import Said

Call = Callable[..., Said]
EVIL = "N\x1b]0;PWNED\x07\x1b[2J\x08\x9b31m\u202eX\u2066\r\ufffe"
RAW = "\x1b\x07\x08\x9b\u202e\u2066\r\ufffe\x7f"


def harmless(result: Said) -> bool:
    return not any(char in result.out + result.err for char in RAW)


@pytest.fixture
def opened() -> Workspace:
    return open_workspace(config.load())


def test_names_lines_and_messages_of_jobs_are_written_out(call: Call, opened: Workspace) -> None:
    text = "Bees tell each other where the food is by dancing. Other bees follow closely and fly out."
    number = projects.create(opened, articles.import_article(opened, text=text))
    write.write(opened, number)
    with opened.store.write() as db:  # as an older version kept it
        db.execute("update projects set title = ?", (EVIL,))
        db.execute("update scripts set lines = replace(lines, 'Bees', ?)", ("Bees\\u001b[2J\\u009b",))
    queue.enqueue(opened.store, "voice", lane="default", project_id=number, payload={})
    claim = queue.claim(opened.store)
    assert claim is not None
    queue.fail(opened.store, claim.id, claim.fence, {"code": "x", "message": EVIL, "hint": EVIL, "kind": "bug"})
    for argv in (["projects"], ["projects", "show", str(number)]):
        for more in ([], ["--json"]):
            spoken = call(*argv, *more)
            assert spoken.code == 0 and harmless(spoken), spoken
    assert json.loads(call("projects", "show", str(number), "--json").out)["title"] == EVIL, "nothing is lost in JSON"


@pytest.mark.parametrize(
    "argv",
    [
        ["make", EVIL + ".md"],
        ["restore", EVIL],
        [EVIL],
        ["make", "a.md", f"--{EVIL}"],
        ["make", "x", "--style", EVIL],
    ],
)
def test_what_was_typed_is_said_back_written_out(call: Call, argv: list[str]) -> None:
    for more in ([], ["--json"]):
        text = call(*argv, *more)
        assert text.code in (2, 3) and harmless(text), text


def test_the_author_that_a_service_names_is_written_out(capsys: pytest.CaptureFixture[str], opened: Workspace) -> None:
    with opened.store.write():
        rights.put(opened.store, "a" * 64, Rights(provider="pexels", author=EVIL), EVIL)
    output.print_table([{"author": EVIL}], {"author": "AUTHOR"})
    output.print_line(f"one\ntwo {EVIL}")
    output.print_note(EVIL)
    output.print_failure(BadInput(EVIL, EVIL), as_json=False)
    output.print_failure(BadInput(EVIL, EVIL), as_json=True)
    progress.Progress()(0.5, EVIL)
    out, err = capsys.readouterr()
    assert not any(char in out + err for char in RAW)
    assert "one\ntwo " in out and "\\x1b]0;PWNED\\x07" in out and "\\u202e" in out
