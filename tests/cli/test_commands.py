"""The commands that list, show, change and check."""

from __future__ import annotations

import logging
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core import config
from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import write
from core.studio.workspace.workspace import open_workspace
from tests.cli.conftest import Said

Call = Callable[..., Said]


def made(article: Path) -> int:
    workspace = open_workspace()
    project = projects.create(workspace, articles.import_article(workspace, path=article))
    write.write(workspace, project)
    return project


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; from core.cli.main import main; main(['--help'], work=print);"
        "heavy = {'numpy', 'cv2', 'av', 'PIL', 'pydantic', 'sqlite_utils', 'trafilatura', 'streamlit', 'moviepy'};"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code], cwd=config.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "make" in done.stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime) < 1


@pytest.mark.parametrize("module", ["core.studio.make", "core.worker"])
def test_whoever_does_jobs_knows_every_kind_from_the_start(module: str) -> None:
    code = f"import {module}; from core.jobs import registry; print(*registry.kinds())"
    done = subprocess.run([sys.executable, "-c", code], cwd=config.ROOT, capture_output=True, text=True, check=True)
    assert {"make", "render", "voice", "visuals", "script", "content"} <= set(done.stdout.split())


def test_every_command_has_help(call: Call) -> None:
    from core.cli.app import COMMANDS

    for name in COMMANDS:
        text = call(name, "--help")
        assert text.code == 0
        assert "--json" in text.out, name


def test_no_projects_yet(call: Call) -> None:
    assert call("projects", "--json").json == {"projects": []}
    assert "no projects" in call("projects").out


def test_projects_are_listed_shown_edited_and_deleted(call: Call, article: Path) -> None:
    number = made(article)
    (card,) = call("projects", "list", "--json").json["projects"]
    assert (card["id"], card["title"]) == (number, "How bees talk")
    whole = call("projects", "show", str(number), "--json").json
    assert whole["article"]["blocks"]
    line = whole["script"]["lines"][0]
    assert line["passage"]
    assert whole["script"]["hook"]
    assert "chapter_markers" in whole["script"]
    text = call("projects", "edit", str(number), "--line", str(line["id"]), "--text", "Bees dance to talk.", "--json")
    assert text.json["line"]["text"] == "Bees dance to talk."
    assert "Bees dance to talk." in call("projects", "show", str(number)).out
    assert call("projects", "edit", str(number), "--line", "999", "--text", "x y", "--json").code == 3
    assert call("projects", "delete", str(number), "--json").json == {"deleted": number}
    assert call("projects", "show", str(number), "--json").code == 3


def test_voices_and_providers_are_listed(call: Call) -> None:
    found = call("voices", "--language", "de", "--json").json["voices"]
    assert found[0]["id"].startswith("espeak:de")
    assert len({element["language"].split("-")[0] for element in call("voices", "--json").json["voices"]}) >= 20
    listed = call("providers", "--json").json["providers"]
    espeak = next(item for item in listed if item["id"] == "espeak")
    assert espeak["available"]
    assert espeak["licence"]
    assert call("voices", "install", "nobody:x", "--json").json["error"]["code"] == "nothing_to_install"


def test_the_doctor_finds_this_machine_well(call: Call) -> None:
    text = call("doctor", "--json")
    assert [check["name"] for check in text.json["checks"] if not check["ok"]] == []
    assert text.code == 0


def test_the_doctor_says_what_is_missing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REELWRIGHT_DATA", "/proc/nowhere")
    text = call("doctor", "--json")
    assert text.code == 4
    wrong = {check["name"]: check for check in text.json["checks"] if not check["ok"]}
    assert "data folder" in wrong
    assert wrong["data folder"]["hint"]


def test_a_render_can_be_left_to_a_worker(call: Call, article: Path) -> None:
    number = made(article)
    (render,) = call("render", str(number), "--later", "--json").json["renders"]
    (row,) = call("projects", "show", str(number), "--json").json["renders"]
    assert (row["id"], row["status"]) == (render, "queued")
    assert call("render", "99", "--json").code == 3


def test_backup_and_restore_bring_everything_back(call: Call, article: Path, tmp_path: Path) -> None:
    number = made(article)
    assert call("backup", tmp_path / "all.tar", "--json").json["projects"] == 1
    before = call("projects", "show", str(number), "--json").json
    call("projects", "delete", str(number))
    assert call("restore", tmp_path / "all.tar", "--json").code == 0
    assert call("projects", "show", str(number), "--json").json == before
    (tmp_path / "bad.tar").write_bytes((tmp_path / "all.tar").read_bytes()[:4000])
    assert call("restore", tmp_path / "bad.tar", "--json").code == 3
    assert call("restore", tmp_path / "none.tar", "--json").code == 3
    assert call("projects", "show", str(number), "--json").json == before


def test_a_backup_replaces_a_damaged_database_and_the_journal_beside_it(
    call: Call, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = made(article)
    call("backup", tmp_path / "all.tar")
    data = tmp_path / "damaged"
    data.mkdir()
    (data / "reelwright.sqlite3").write_bytes(b"not a database at all. " * 500)
    monkeypatch.setenv("REELWRIGHT_DATA", str(data))
    assert call("projects", "--json").json["error"]["code"] == "damaged"
    (data / "reelwright.sqlite3-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 600)
    assert call("restore", tmp_path / "all.tar", "--json").code == 0
    assert call("projects", "show", str(number), "--json").code == 0
    assert not (data / "reelwright.sqlite3-journal").exists()
    assert len([*data.glob("reelwright.sqlite3-before-restore-*")]) == 2, "what was there is kept"


def test_secrets_do_not_reach_the_log(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REELWRIGHT_OPENAI_API_KEY", "sk-very-secret-123")
    call("projects", "--json")
    logging.getLogger("core.test").warning("asked with %s", "sk-very-secret-123")
    text = (Path(os.environ["REELWRIGHT_DATA"]) / "logs" / "reelwright.log").read_text()
    assert "asked with ***" in text
    assert "very-secret" not in text
