"""A target of somebody else's package: it keeps the contract, is offered as a place, and publishes once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import config, providers
from core.net import retry
from core.providers.outside import group
from core.publish.target import FAMILY
from core.studio.publish import places, publication_view, publications
from core.studio.workspace.workspace import open_workspace
from tests.packaged import install
from tests.prepared import Prepared
from tests.providing import packages
from tests.publish import test_targets as contract
from tests.publish.serving import Answer, Fault, Platform, Request, serving
from tests.studio.conftest import filmed
from tests.studio.test_publications import PRESET, done

CODE = """
from core.errors import BadInput
from core.net import statuses
from core.net.retry import Failed, with_retries
from core.net.service import Service
from core.providers import Setting
from core.publish.target import Field, Sent, Target

class Courier(Target):
    label, note, licence = "Courier", "Carries videos to a server.", "MIT"
    settings = (Setting("address", "Address", kind="url", required=True),)

    def problems(self, post): return []
    def fields(self, post): return (Field("title", post.title), Field("film", post.film.name))
    def greet(self, desk): return self._asked(desk, "GET", "/") and "The courier answers."

    def send(self, post, state, desk):
        self._asked(desk, "GET", "/")
        state["key"] = post.key
        desk.commit(state)
        self._asked(desk, "POST", f"/films/{post.key}", post.film)
        return self._sent(state)

    def settle(self, post, state, desk): return self.confirm(state, desk)

    def confirm(self, state, desk):
        reply = self._asked(desk, "GET", f"/films/{state['key']}", accepted=(200, 404))
        return self._sent(state) if reply.status == 200 else Sent("absent")

    def _sent(self, state): return Sent("published", state["key"], f"{self.setting('address')}/films/{state['key']}")

    def _asked(self, desk, method, path, body=b"", accepted=(200,)):
        def once():
            reply = Service(self.label, self.setting("address")).send(method, path, body, check=desk.check)
            if reply.status not in accepted:
                raise statuses.of_status(reply.status, self.label, None, statuses.Hints())
            return reply
        if method != "POST":
            return with_retries(once, self.label, check=desk.check)
        try:  # sent once: what became of a lost answer is asked for
            return once()
        except Failed as failed:
            raise failed.error from None
"""


class Server(Platform):
    """The courier's server: it takes a film each time that it is sent one."""

    def __init__(self) -> None:
        super().__init__()
        self.films: list[bytes] = []

    def answer(self, request: Request) -> Answer:
        if request.method == "POST":
            self.films.append(request.body)
        return (200, {}) if self.films or request.path == "/" else (404, {})


@pytest.fixture
def courier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(retry, "_STEP_S", 0.0)
    install(tmp_path, "reelwright-courier", {group(FAMILY): {"courier": "parts.courier"}}, {"parts/courier.py": CODE})
    with packages(tmp_path):
        yield


@pytest.mark.usefixtures("courier")
def test_it_keeps_the_contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (entry,) = [entry for entry in providers.discover(FAMILY) if entry.package]
    assert (entry.id, entry.package, entry.available) == ("courier", "reelwright-courier", False)
    target = contract.set_up("courier")
    post = contract.example(target, tmp_path)
    contract.test_it_says_what_it_is(target)
    contract.test_a_good_post_has_no_problem_and_every_field_of_it_is_named(target, post)
    contract.test_all_that_is_wrong_is_found_at_once_without_asking_anybody(target, post)
    contract.test_nobody_there_is_one_sentence_and_nothing_is_committed(target, post, monkeypatch)


@pytest.mark.usefixtures("courier")
@pytest.mark.parametrize("lost", [False, True])
def test_a_video_goes_there_once_whatever_becomes_of_the_answer(prepared: Prepared, tmp_path: Path, lost: bool) -> None:
    data = prepared.copy(filmed, tmp_path / "data")
    server = Server()
    with serving(server):
        env = {"REELWRIGHT_DATA": str(data), "REELWRIGHT_COURIER_ADDRESS": server.address}
        workspace = open_workspace(config.load(env, tmp_path / "none"))
        assert "courier" in {place.to for place in places.places(workspace, PRESET)}
        if lost:
            server.faults.append(Fault("lose", "POST /films"))
        film = publications.preview(workspace, 1, "courier", PRESET).film
        view = done(workspace, publications.ask(workspace, 1, "courier", PRESET, approves=film))
    assert view.status == "published" and view.url.startswith(f"{server.address}/films/")
    assert len(server.films) == 1
    assert [item.id for item in publication_view.of_project(workspace, 1)] == [view.id]
