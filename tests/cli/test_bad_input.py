"""Bad input: it is answered in one sentence with what to do and leaves nothing behind."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core import config
from core.errors import UsageError
from core.store.db import open_store
from core.studio.content import articles
from core.studio.project import projects
from core.studio.workspace.workspace import open_workspace
from tests.cli.conftest import Said

Call = Callable[..., Said]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


@pytest.fixture
def existing() -> int:
    """A project of the data folder, only begun."""
    workspace = open_workspace(config.load())
    text = "Bees tell each other where the food is by dancing. Other bees follow closely and fly out."
    return projects.create(workspace, articles.import_article(workspace, text=text))


def require_refused(result: Said, code: int) -> None:
    """One sentence and a hint in JSON, nothing in the store."""
    assert result.code == code, result
    error = result.json["error"]
    assert set(error) == {"code", "message", "hint"}
    assert error["message"].endswith(".")
    assert error["hint"]
    assert "Traceback" not in result.out + result.err
    data = Path(os.environ["REELWRIGHT_DATA"])
    if (data / "reelwright.sqlite3").exists():
        store = open_store(data)
        for table in ("contents", "projects", "scripts", "renders", "jobs"):
            assert store.rows(f"select * from {table}") == [], table  # noqa: S608
    log = data / "logs" / "reelwright.log"
    assert "unexpected" not in (log.read_text() if log.exists() else "")


@pytest.mark.parametrize("path", ["/missing.html", "/inside", "/file", "/round", "/empty"])
def test_a_bad_link(call: Call, server: str, path: str) -> None:
    require_refused(call("make", server + path, "--json"), 3)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/", "http://[::1]/", "http://169.254.169.254/latest/", "file:///etc/passwd", "ftp://x.org/a"],
)
def test_a_link_to_where_nobody_may_go(call: Call, url: str) -> None:
    require_refused(call("make", url, "--json"), 3)


def _empty(folder: Path) -> Path:
    (folder / "a.html").write_bytes(b"")
    return folder / "a.html"


def _image(folder: Path) -> Path:
    (folder / "a.html").write_bytes(PIXEL)
    return folder / "a.html"


def _no_text(folder: Path) -> Path:
    (folder / "a.html").write_text("<html><head><title>x</title></head><body><img src='a.png'></body></html>")
    return folder / "a.html"


def _huge(folder: Path) -> Path:
    (folder / "a.html").write_text("<html><body>" + "<p>word word word word</p>" * 1_600_000)
    assert (folder / "a.html").stat().st_size > 40_000_000
    return folder / "a.html"


def _no_docx(folder: Path) -> Path:
    (folder / "a.docx").write_text("I am not a zip at all")
    return folder / "a.docx"


def _other_zip(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "a.docx", "w") as archive:
        archive.writestr("hello.txt", "no word in here")
    return folder / "a.docx"


def _binary(folder: Path) -> Path:
    (folder / "a.txt").write_bytes(os.urandom(5000))
    return folder / "a.txt"


def _pdf(folder: Path) -> Path:
    (folder / "a.pdf").write_bytes(b"%PDF-1.7\n")
    return folder / "a.pdf"


def _thai(folder: Path) -> Path:
    text = "ซอฟต์แวร์เสรีเป็นซอฟต์แวร์ที่ผู้ใช้มีอิสระในการใช้งาน ศึกษา และปรับปรุงให้ดีขึ้น ทุกคนสามารถแบ่งปันได้"
    (folder / "a.txt").write_text("ซอฟต์แวร์เสรี\n\n" + "\n\n".join(f"{n} {text}" for n in range(6)))
    return folder / "a.txt"


@pytest.mark.parametrize("make", [_empty, _image, _no_text, _huge, _no_docx, _other_zip, _binary, _pdf])
def test_a_bad_file(call: Call, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    require_refused(call("make", make(tmp_path), "--json"), 3)


@pytest.mark.parametrize("name", ["missing.html", ".", "a" * 3000])
def test_a_file_that_is_none(call: Call, name: str) -> None:
    require_refused(call("make", name, "--json"), 3)


def test_a_language_the_voice_cannot_speak(call: Call, tmp_path: Path) -> None:
    text = call("make", _thai(tmp_path), "--json")
    require_refused(text, 4)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--platform", "vine", "youtube_short"),
        ("--type", "epic", "short"),
        ("--quality", "ultra", "draft"),
        ("--style", "comic", "classic"),
        ("--template", "comic", "documentary"),
        ("--mood", "grim", "calm"),
        ("--transition", "explode", "dissolve"),
        ("--pictures", "none", "article"),
        ("--writer", "shakespeare", "extractive"),
        ("--voice", "nobody:at-all", "espeak"),
        ("--voice", "nobody", "ENGINE:VOICE"),
        ("--voice", "espeak:nobody", "voices"),
    ],
)
def test_a_choice_there_is_none_of_is_a_wrong_use(
    call: Call, article: Path, option: str, value: str, message: str
) -> None:
    text = call("make", article, option, value, "--json")
    require_refused(text, 2)
    assert message in text.out


@pytest.mark.parametrize(
    ("option", "value", "message"), [("--speed", "9", "2.0"), ("--music", "/no/such/song.mp3", "")]
)
def test_an_option_that_cannot_be_had(call: Call, article: Path, option: str, value: str, message: str) -> None:
    text = call("make", article, option, value, "--json")
    require_refused(text, 3)
    assert message in text.out


@pytest.mark.parametrize(
    "argv",
    [
        ["render", "1", "--platform", "vine"],
        ["render", "1", "--quality", "ultra"],
        ["publish", "1", "--platform", "vine"],
        ["speak", "1", "--voice", "nobody:at-all"],
        ["models", "--service", "shakespeare"],
    ],
)
def test_an_unknown_name_is_a_wrong_use_in_every_command(call: Call, existing: int, argv: list[str]) -> None:
    argv = [str(existing) if item == "1" else item for item in argv]
    text = call(*argv, "--json")
    assert text.code == 2, text
    assert text.json["error"]["hint"]


def test_an_output_folder_that_is_read_only(call: Call, article: Path, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    for out in (shut, Path("/proc/nowhere"), article / "below"):
        require_refused(call("make", article, "--out", out, "--json"), 7)


def test_a_data_folder_that_is_read_only(call: Call, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REELWRIGHT_DATA", "/proc/nowhere")
    text = call("make", article, "--json")
    assert text.code == 7
    assert "/proc/nowhere" in text.json["error"]["message"]


@pytest.mark.parametrize("text", ["[reelwright\nkey = sk-secret-1", "reelwright = 'sk-secret-1'", "\x00"])
def test_a_file_of_settings_that_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / "secrets.toml").write_text(text)
    with pytest.raises(UsageError) as raised:
        config.load({}, tmp_path / "secrets.toml")
    assert "secret-1" not in str(raised.value)


def test_a_command_put_wrongly(call: Call) -> None:
    for argv in (["make"], ["make", "a", "b"], ["make", "a", "--speed", "fast"], ["bake"], ["projects", "show", "one"]):
        text = call(*argv, "--json")
        assert text.code == 2, argv
        assert text.json["error"]["code"] == "usage"


def test_without_json_the_sentence_is_on_stderr(call: Call) -> None:
    text = call("make", "missing.html")
    assert (text.code, text.out) == (3, "")
    assert text.err.strip().endswith(".")


@pytest.mark.logs_errors
def test_a_fault_of_ours_is_a_sentence_and_a_log(call: Call, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.studio import chain

    monkeypatch.setattr(chain, "prepare_steps", lambda *given, **named: 1 / 0)
    text = call("make", article, "--json")
    assert text.code == 1
    assert "Traceback" not in text.out + text.err
    log = Path(os.environ["REELWRIGHT_DATA"]) / "logs" / "reelwright.log"
    assert str(log) in text.json["error"]["hint"]
    assert "ZeroDivisionError" in log.read_text()
