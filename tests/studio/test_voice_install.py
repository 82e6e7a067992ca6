"""Bringing voices to this machine: whole or not at all, gone on with, checked, stopped; and what is offered."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import threading
import time

import pytest

from core import voice
from core.cli import wiring
from core.cli.main import main
from core.config import Settings
from core.errors import BadInput, Cancelled, NotFound, ProviderFailed, ReelwrightError, StorageError
from core.studio import work
from core.studio.voice import install
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from core.voice.engines import kokoro as kokoro_file
from core.voice.install import cards
from core.voice.kokoro import shipped
from tests import providing
from tests.voice import hub as hubs
from tests.voice.engines import kokoro as kokoro_ready
from tests.voice.engines.piper import NAME
from tests.voice.hub import Hub
from tests.voice.sounds import check_words

MODEL = f"{hubs.PLACE}{NAME}.onnx"


@pytest.fixture
def hub():
    files = hubs.voice_files()
    files["voices.json"] = json.dumps(hubs.voices_json(files)).encode()
    result = Hub(files)
    yield result
    result.close()


@pytest.fixture
def workspace(tmp_path, hub) -> Workspace:
    values = {"piper_hub": hub.url, "kokoro_hub": hub.url + "/kokoro", "draft_voice": "0"}
    return open_workspace(Settings(data=tmp_path / "data", allow_private=(hub.host,), values=values))


def installed(workspace: Workspace) -> list[str]:
    """The voices for English that were brought here, not shipped."""
    found = [item for item in voice.voices("en", workspace.settings) if item.engine in ("piper", "kokoro")]
    return [item.id for item in found if item.voice not in shipped.VOICES]


def test_an_installed_voice_is_listed_speaks_and_is_the_default(workspace, hub):
    assert installed(workspace) == []
    answer = install.install(workspace, f"piper:{NAME}")
    assert answer["installed"] == f"piper:{NAME}" and answer["licence"] == "CC BY 4.0"
    assert installed(workspace) == [f"piper:{NAME}"]
    assert voice.default_voice("en", workspace.settings) == f"piper:{NAME}"
    item = next(element for element in voice.voices("en", workspace.settings) if element.engine == "piper")
    assert item.licence == "CC BY 4.0" and not item.restricts and not item.price
    spoken = voice.speak_lines(
        [(1, "The quick brown fox.")], item.id, language="en", ctx=workspace.context(), settings=workspace.settings
    )
    check_words(spoken.narration.takes[0])


def test_what_broke_off_is_gone_on_with_and_never_half_listed(workspace, hub):
    size = len(hub.files[MODEL])
    hub.break_at[MODEL] = size // 2
    hub.files[MODEL + ".gone"] = hub.files[MODEL]
    install.install(workspace, NAME)
    ranges = [asked for path, asked in hub.asked if path == MODEL]
    assert ranges == ["", f"bytes={size // 2}-"]
    assert installed(workspace) == [f"piper:{NAME}"]


def test_a_download_that_fails_leaves_nothing_listed_and_goes_on_the_next_time(workspace, hub):
    size = len(hub.files[MODEL])
    hub.break_at[MODEL] = size // 3
    hub.statuses[MODEL + ".json"] = 503
    with pytest.raises(ProviderFailed) as failed:
        install.install(workspace, NAME)
    assert failed.value.retryable and failed.value.hint
    assert installed(workspace) == []
    hub.statuses.clear()
    hub.asked.clear()
    install.install(workspace, NAME)
    assert installed(workspace) == [f"piper:{NAME}"]
    assert hub.times(".onnx") == 0  # the model was there already


def test_a_wrong_checksum_is_refused(workspace, hub):
    hub.files[MODEL] = hub.files[MODEL][:-1] + b"x"
    with pytest.raises(ProviderFailed) as failed:
        install.install(workspace, NAME)
    assert "checksum" in failed.value.message
    assert installed(workspace) == []


def test_a_file_that_is_not_there_is_said(workspace, hub):
    del hub.files[MODEL]
    with pytest.raises(BadInput) as failed:
        install.install(workspace, NAME)
    assert failed.value.hint and installed(workspace) == []


def test_a_full_disk_is_said_before_anything_is_fetched(workspace, hub, monkeypatch):
    free = shutil._ntuple_diskusage(10**9, 10**9, 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: free)
    with pytest.raises(StorageError) as failed:
        install.install(workspace, NAME)
    assert failed.value.code == "disk_full" and "free" in failed.value.message
    assert hub.times(".onnx") == 0


def test_a_stopped_download_is_kept_for_the_next_time(workspace, hub):
    size = len(hub.files[MODEL])
    hub.break_at[MODEL] = size // 2
    hub.waiting[MODEL] = threading.Event()
    stopped = threading.Event()

    def check() -> None:
        if stopped.is_set():
            raise Cancelled

    def progress(fraction: float, message: str = "") -> None:
        if "MB" in message:
            stopped.set()

    began = time.monotonic()
    with pytest.raises(Cancelled):
        install.install(workspace, NAME, Run(progress=progress, check=check))
    assert time.monotonic() - began < 60
    assert installed(workspace) == []
    hub.waiting[MODEL].set()
    hub.asked.clear()
    install.install(workspace, NAME)
    assert installed(workspace) == [f"piper:{NAME}"]
    assert all(asked.startswith("bytes=") for path, asked in hub.asked if path == MODEL)


def test_progress_goes_up_to_the_end(workspace):
    heard: list[float] = []
    install.install(workspace, NAME, Run(progress=lambda fraction, message="": heard.append(fraction)))
    assert heard == sorted(heard) and heard[-1] == 1.0


def test_two_at_once_are_one_after_the_other(workspace, hub):
    failures: list[ReelwrightError] = []

    def one() -> None:
        try:
            install.install(workspace, NAME)
        except ReelwrightError as error:
            failures.append(error)

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not failures and installed(workspace) == [f"piper:{NAME}"]


def test_kokoro_is_a_model_and_its_voices(workspace, hub, monkeypatch, tmp_path):
    kokoro_ready.ready(tmp_path)
    results = {}
    for name, _, _ in kokoro_file.FILES:
        data = (tmp_path / "voices" / "kokoro" / name).read_bytes()
        hub.files[f"kokoro/{name}"] = data
        results[name] = (name, len(data), hashlib.sha256(data).hexdigest())
    monkeypatch.setattr(kokoro_file, "FILES", tuple(results.values()))
    hub.statuses["kokoro/voices-v1.0.bin"] = 500
    with pytest.raises(ProviderFailed):
        install.install(workspace, "kokoro")
    assert installed(workspace) == []
    hub.statuses.clear()
    assert install.install(workspace, "kokoro")["installed"] == "kokoro:v1.0"
    assert installed(workspace) == ["kokoro:af_nova"]
    assert install.remove(workspace, "kokoro") > 0
    assert installed(workspace) == []


def test_a_removed_voice_is_gone(workspace):
    install.install(workspace, NAME)
    freed = install.remove(workspace, f"piper:{NAME}")
    assert freed > 1000 and installed(workspace) == []
    assert not list((workspace.data / "voices" / "piper").iterdir())
    for name in (f"piper:{NAME}", "nobody", "piper:../../x", "../x"):
        with pytest.raises(NotFound):
            install.remove(workspace, name)


def test_an_unknown_name_is_refused_with_the_nearest_one(workspace, hub):
    with pytest.raises(BadInput) as refused:
        install.install(workspace, "en_US-humm-low")
    assert NAME in refused.value.hint
    with pytest.raises(BadInput):
        install.start_install(workspace, "nobody")


def test_the_list_is_the_hub_s_and_without_a_network_what_was_heard_last(workspace, hub):
    assert [item.id for item in install.available(workspace, "en") if item.engine == "piper"] == [f"piper:{NAME}"]
    run = Run()
    hub.statuses["voices.json"] = 503
    again = install.available(workspace, "en", run)
    assert [element.id for element in again if element.engine == "piper"] == [f"piper:{NAME}"]
    assert "could not be brought up to date" in run.warnings[0]


def test_without_any_list_there_are_the_recommended_voices(workspace, hub):
    hub.statuses["voices.json"] = 404
    run = Run()
    found = install.available(workspace, "de", run)
    assert [(item.id, item.licence) for item in found] == [("piper:de_DE-thorsten-high", "CC0")]
    assert found[0].size == "114 MB" and run.warnings


@pytest.mark.parametrize(
    "answer",
    [
        b"[]",
        b"not json",
        b"{}",
        json.dumps({"en_US-x-low": {"files": {}}, "../x": 3, "en_US-y-low": None}).encode(),
    ],
)
def test_a_list_of_nonsense_is_said(workspace, hub, answer):
    hub.files["voices.json"] = answer
    run = Run()
    found = install.available(workspace, "en", run)
    assert run.warnings and any(item.id == "piper:en_US-ljspeech-high" for item in found)


def test_paths_out_of_the_hub_are_left_out(workspace, hub):
    answer = json.loads(hub.files["voices.json"])
    files = answer[NAME]["files"]
    files["../../etc/" + NAME + ".onnx"] = files.pop(MODEL)
    hub.files["voices.json"] = json.dumps(answer).encode()
    assert all(NAME not in item.id for item in install.available(workspace, "en", Run()))


def test_a_natural_voice_is_offered_until_there_is_one(workspace, monkeypatch):
    offered = install.offer(workspace, "de")
    assert offered is not None
    assert (offered.id, offered.size, offered.licence) == ("piper:de_DE-thorsten-high", "114 MB", "CC0")
    assert install.offer(workspace, "th") is None
    assert install.offer(workspace, "en") is None
    monkeypatch.setattr(shipped, "VOICES", {})
    assert install.offer(workspace, "en") is not None
    install.install(workspace, NAME)
    assert install.offer(workspace, "en") is None


def test_it_is_a_job_that_the_worker_does(workspace, hub):
    install.available(workspace)
    job_id = install.start_install(workspace, NAME)
    assert install.start_install(workspace, f"piper:{NAME}") == job_id
    view = work.finish_here(workspace, job_id, Run())
    assert view.status == "done" and view.result is not None
    assert view.result["installed"] == f"piper:{NAME}" and installed(workspace)


def test_the_commands_install_list_and_remove(workspace, hub, capsys, monkeypatch):
    for name, value in {"DATA": workspace.data, "PIPER_HUB": hub.url, "ALLOW_PRIVATE": hub.host}.items():
        monkeypatch.setenv(f"REELWRIGHT_{name}", str(value))

    def call(*argv: str) -> dict:
        monkeypatch.setattr(wiring, "_state", {})
        assert main([*argv, "--json"], work=lambda **given: 0) == 0
        return json.loads(capsys.readouterr().out)

    listed = call("voices", "available", "--language", "en")["voices"]
    assert {element["id"]: element["installed"] for element in listed}[f"piper:{NAME}"] is False
    assert call("voices", "install", NAME)["installed"] == f"piper:{NAME}"
    assert any(item["id"] == f"piper:{NAME}" for item in call("voices", "--language", "en")["voices"])
    assert call("voices", "remove", NAME)["freed_bytes"] > 0


def test_a_missing_program_is_said_with_the_command(workspace):
    with providing.importable(lambda module: module != "piper"):
        offered = install.offer(workspace, "de")
    assert offered is not None and not offered.ready
    assert "piper" in offered.reason and "pip install" in offered.command


def test_the_folder_may_be_another(workspace, hub, tmp_path):
    other = tmp_path / "elsewhere"
    moved = dataclasses.replace(workspace.settings, values={**workspace.settings.values, "voices_folder": str(other)})
    elsewhere = open_workspace(moved)
    install.install(elsewhere, NAME)
    assert (other / "piper" / f"{NAME}.onnx").is_file() and installed(elsewhere) == [f"piper:{NAME}"]


@pytest.mark.parametrize(
    ("card", "licence", "restricted"),
    [
        (hubs.CARD, "CC BY 4.0", False),
        ("* License: https://creativecommons.org/publicdomain/zero/1.0/", "CC0", False),
        ("* License: CC BY-NC-SA 4.0", "CC BY-NC-SA 4.0", True),
        ("* License: https://www.cstr.ed.ac.uk/projects/blizzard/2013/license.html", "https://www.cstr", True),
        ("License: https://creativecommons.org/licenses/by-nc/4.0/", "CC BY-NC 4.0", True),
        ("no word of it", "", False),
    ],
)
def test_a_card_s_licence_is_read(card, licence, restricted):
    assert cards.licence(card).startswith(licence) and bool(cards.licence(card)) == bool(licence)
    assert bool(cards.restricts(card)) == restricted
