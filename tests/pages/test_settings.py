"""The settings page: forms out of what providers declare, secrets that go one way, and what is set from outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.config import load
from core.store import ledger
from core.studio.machine import backup, services
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.pages.conftest import said

Page = Callable[..., AppTest]
SECRET = "sk-Zebra-92-never-in-the-clear"


def opened(page: Page, *names: str) -> AppTest:
    at = page("settings")
    for name in names:
        at.button(key=f"toggle-{name}").click().run()
    assert not at.exception, at.exception
    return at


def everything(at: AppTest) -> str:
    """All that the browser is sent, widgets too."""
    return "\n".join(str(item.proto) for item in at.main) + said(at)


def test_every_service_has_its_form(page: Page, workspace: Workspace) -> None:
    found = {item.id: item for item in services.forms(workspace)}
    assert {"openai", "anthropic", "elevenlabs", "ollama", "coqui", "http", "pexels", "pixabay"} <= found.keys()
    assert found["openai"].families == (services.SCRIPTS, services.VOICES, services.PICTURES)  # one account, one key
    names = [field.name for form in found.values() for field in form.fields]
    assert len(names) == len(set(names)) and "openai_api_key" in names
    words = said(page("settings"))
    assert "Services" in words


def test_a_secret_is_stored_and_never_comes_back(
    page: Page, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = opened(page, "openai")
    assert not at.button(key="try-openai").disabled
    monkeypatch.setattr(services, "try_it", lambda *_: "It answers.")
    at.text_input(key="set-openai_api_key").set_value(f" {SECRET} ")
    at.button(key="try-openai").click().run()
    assert at.success[0].value == "It answers\\."  # saved and tried by one press
    assert not at.exception and not at.error
    assert open_workspace(load()).settings.get("openai_api_key") == SECRET  # seen without a restart
    assert "set-openai_api_key" not in [item.key for item in at.text_input]
    at.button(key="ask-openai_api_key").click().run()
    assert at.text_input(key="set-openai_api_key").value == ""
    assert SECRET not in everything(at) and SECRET not in everything(opened(page, "openai"))
    backup.backup(workspace, tmp_path / "all.tar")
    places = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(SECRET.encode() not in place.read_bytes() for place in places)
    assert not list((tmp_path / "data").rglob("*.key"))
    at.button(key="remove-openai_api_key").click().run()
    assert open_workspace(load()).settings.get("openai_api_key") == "" and not at.error


def test_what_the_environment_sets_is_locked(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REELWRIGHT_OPENAI_API_KEY", SECRET)
    monkeypatch.setenv("REELWRIGHT_COQUI_URL", "http://127.0.0.1:5002")
    at = opened(page, "openai", "coqui")
    assert "set by the environment" in said(at) and SECRET not in everything(at)
    assert "set-openai_api_key" not in [item.key for item in at.text_input]
    with pytest.raises(Exception, match="set by the environment"):
        services.save(open_workspace(load()), "openai_api_key", "other")


def test_an_address_is_checked_saved_and_tried_by_one_press(page: Page) -> None:
    at = opened(page, "coqui")
    at.text_input(key="set-coqui_url").set_value("file:///etc/passwd")
    at.button(key="try-coqui").click().run()
    (warning,) = at.warning
    assert "no web address" in warning.value and open_workspace(load()).settings.get("coqui_url") == ""
    assert at.text_input(key="set-coqui_url").value == "file:///etc/passwd"  # to be mended, not typed anew
    at.text_input(key="set-coqui_url").set_value("http://127.0.0.1:9")
    at.button(key="try-coqui").click().run()
    assert not at.error and open_workspace(load()).settings.get("coqui_url") == "http://127.0.0.1:9"
    (warning,) = at.warning  # it was asked, and nobody is there
    assert "no web address" not in warning.value
    assert at.button(key="toggle-coqui").label == "Close" and not at.button(key="try-coqui").disabled


def test_a_form_with_nothing_in_it_says_what_is_missing(page: Page) -> None:
    at = opened(page, "pexels")
    at.button(key="try-pexels").click().run()
    assert len(at.warning) == 1 and "cannot be used yet" in at.warning[0].value


def test_a_value_changed_elsewhere_is_not_put_back_by_a_form_that_still_shows_the_old(
    page: Page, workspace: Workspace
) -> None:
    services.save(workspace, "coqui_url", "http://127.0.0.1:9")
    at = opened(page, "coqui")
    services.save(workspace, "coqui_url", "http://127.0.0.1:10")
    at.run()
    assert at.text_input(key="set-coqui_url").value == "http://127.0.0.1:10"
    assert open_workspace(load()).settings.get("coqui_url") == "http://127.0.0.1:10"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("data", "/"),
        ("allowed_hosts", "*"),
        ("openai_api_key", "two words"),
        ("elevenlabs_stability", "high"),
        ("elevenlabs_format", "midi"),
        ("coqui_url", "http://a\x00b"),
        ("openai_api_key", "secret:v1:x"),
        ("openai_api_key", "x" * 5000),
    ],
)
def test_what_cannot_be_set_is_one_sentence(workspace: Workspace, name: str, value: str) -> None:
    from core.errors import BadInput

    with pytest.raises(BadInput) as caught:
        services.save(workspace, name, value)
    assert caught.value.hint and "two words" not in caught.value.message
    assert open_workspace(load()).settings.get(name) in ("", str(workspace.data))


def test_trying_a_service_says_one_sentence(page: Page, workspace: Workspace) -> None:
    services.save(workspace, "ollama_host", "http://127.0.0.1:9")
    at = opened(page, "ollama")
    at.button(key="try-ollama").click().run()
    assert len(at.warning) == 1 and not at.exception and "Traceback" not in at.warning[0].value


def test_a_service_that_answers_says_what_it_has(workspace: Workspace) -> None:
    import json
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Tags(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps({"models": [{"model": "small:1b", "size": 5}]}).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Tags)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        services.save(workspace, "ollama_host", f"http://127.0.0.1:{server.server_port}")
        assert services.try_it(workspace, "ollama") == "Ollama answers and offers 1 model: small:1b."
        assert services.writers(workspace) == {"ollama": "Ollama"} and services.models_of(workspace, "ollama") == [
            "small:1b"
        ]
    finally:
        server.shutdown()


def test_a_lost_key_file_is_said(page: Page, workspace: Workspace, tmp_path: Path) -> None:
    services.save(workspace, "openai_api_key", SECRET)
    (key,) = (tmp_path / "config").rglob("secret.key")
    key.unlink()
    assert "another key file" in said(opened(page, "openai"))


def test_what_was_paid_is_summed_and_space_is_freed(page: Page, workspace: Workspace) -> None:
    assert "Nothing was paid so far." in said(page("settings"))
    ledger.book(
        workspace.store, project_id=None, operation="video_tts_hd", provider="elevenlabs", units=900, unit="character",
        cost=0.27,
    )  # fmt: skip
    at = page("settings")
    assert "Voices of ElevenLabs" in said(at) and "0.27 USD" in said(at)
    at.button(key="free-space").click().run()
    assert not at.exception and "There was nothing to free." in said(at)


def test_the_rules_of_stock_pictures_are_kept_as_they_are_changed(page: Page, workspace: Workspace) -> None:
    at = page("settings")
    assert not at.exception
    at.number_input(key="stock-clips").set_value(3).run()
    at.selectbox(key="stock-choice").set_value("first").run()
    assert not at.exception and not at.error
    kept = open_workspace(load()).settings.values
    assert kept["stock_clips"] == "3" and kept["stock_choice"] == "first"
    at.toggle(key="stock-simple").set_value(True).run()
    assert at.number_input(key="stock-clips").disabled and at.number_input(key="stock-clips").value == 5
    at.toggle(key="stock-simple").set_value(False).run()
    assert at.number_input(key="stock-clips").value == 3
