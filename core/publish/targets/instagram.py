"""Reels of an Instagram account, by Facebook Login for Business: the film's bytes go up, no public address is needed.

Graph API, content publishing with resumable uploads: a container, its bytes, waiting until it is finished, and one
call that publishes it. The container is what can be published once: after a lost answer it is asked whether it was.
"""

from __future__ import annotations

from typing import Any

from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.model.coded import Notice
from core.model.platforms import INSTAGRAM
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.net import statuses
from core.net.retry import Failed
from core.publish import limits, meta
from core.publish.meta import Graph, Refused
from core.publish.oauth import Endpoint
from core.publish.target import Desk, Field, Post, Sent, State, Target
from core.publish.words import post as text_of

SHORTEST_S, LONGEST_S, MOST_BYTES = 3, 900, 300_000_000
_POLLS_S = (5, 10, 15, 30, 60, 60, 60, 60)  # Meta wants it asked once a minute, and for not much longer than five
_EARLY, _PUBLISHED_SUB = (9007, 2207027), (2207032, 2207089)


class Instagram(Target):
    """Reels of one professional account."""

    label = "Instagram"
    note = "Publishes reels of a professional account that belongs to a Facebook Page."
    connection = meta.ACCOUNT
    platform = INSTAGRAM.name
    daily = 50
    capabilities = frozenset({"account", "privacy", "made_with_ai"})
    scopes = (
        "instagram_basic", "instagram_content_publish", "pages_show_list", "pages_read_engagement",
    )  # fmt: skip

    def problems(self, post: Post) -> list[BadInput]:
        found = limits.problems(post.title, post.description, post.tags, PRESETS[post.preset])
        if PRESETS[post.preset].platform.name != self.platform:
            message = f"This video was made for {PRESETS[post.preset].label}, not for Instagram."
            found.append(BadInput(message, "Make one for Instagram.", code="other_platform"))
        if post.privacy != "public":
            message = "Everybody can see a reel on Instagram."
            found.append(BadInput(message, "Choose “public”, or another place.", code="privacy"))
        if not SHORTEST_S <= post.seconds <= LONGEST_S:
            message = f"Instagram takes reels of {SHORTEST_S} s to {LONGEST_S // 60} min."
            found.append(BadInput(message, "Make it shorter or longer.", code="length"))
        if post.size > MOST_BYTES:
            found.append(BadInput("Instagram takes files up to 300 MB.", "Make it in a lower quality.", code="size"))
        return found

    def fields(self, post: Post) -> tuple[Field, ...]:
        rows = [(name, str(value)) for name, value in _container(post).items()]
        rows += [("video", f"{post.film.name} ({post.size} bytes, sha256 {post.sha256})")]
        return tuple(Field(*row) for row in rows)

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        graph = self._graph(desk)
        if state.get("media"):
            return self.confirm(state, desk)
        self._made(post, state, desk, graph)
        if self._finished(state, desk, graph) == "PUBLISHED":
            return _unknown_link(state)
        desk.check()
        graph.token("")  # renewed before the step: nothing is sent yet
        desk.commit(state)
        try:
            answer = graph.once("POST", f"/{_account(desk)}/media_publish", {"creation_id": state["container"]})
        except Refused as refused:
            if refused.sub in _PUBLISHED_SUB:
                return _unknown_link(state)
            if refused.doubtful:
                raise refused.failed.error from None
            desk.retract(state)
            if refused.code == _EARLY[0] or refused.sub == _EARLY[1]:
                raise _working() from None
            raise refused.failed.error from None
        except Failed as failed:
            if failed.fate == "refused":  # it was never reached
                desk.retract(state)
            raise failed.error from None
        state["media"] = _id(answer, self.label)
        desk.save(state)
        try:
            return self.confirm(state, desk)
        except ReelwrightError:  # it is there: its link can be asked for again
            return Sent("published", state["media"])

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        if state.get("media"):
            return self.confirm(state, desk)
        graph = self._graph(desk)
        for seconds in (0, 15, 60):  # what it was told last may show late
            desk.wait(seconds)
            status = self._status(state, graph)
            if status == "PUBLISHED":
                return _unknown_link(state)
        if status in ("EXPIRED", "ERROR"):
            return Sent("absent")
        desk.retract(state)  # the same container: it cannot be published twice
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        if not state.get("media"):
            return _unknown_link(state)
        try:
            shown = self._graph(desk).once("GET", f"/{state['media']}", query={"fields": "permalink"})
        except Refused as refused:
            if refused.code == 100:
                return Sent("failed", state["media"], "", (Notice.of("publish_gone", place=self.label),))
            raise refused.failed.error from None
        except Failed as failed:
            raise failed.error from None
        return Sent("published", state["media"], str(shown.get("permalink", "")))

    def greet(self, desk: Desk) -> str:
        return f"Instagram answers for {', '.join(name for _, name in self.owners(desk))}."

    def sign_in(self) -> Endpoint:
        return meta.sign_in(self.setting("base_url"), self.setting("version"))

    def owners(self, desk: Desk) -> list[tuple[str, str]]:
        asked = {"fields": "instagram_business_account{id,username}", "limit": 100}
        pages = self._graph(desk).ask("/me/accounts", asked).get("data", [])
        found = [page["instagram_business_account"] for page in pages if page.get("instagram_business_account")]
        if not found:
            raise ProviderFailed(
                "No professional Instagram account belongs to the Pages that you allowed.",
                "Make the account professional, connect it with a Page, and allow both at the sign-in.",
                code="no_channel",
            )
        return [(str(item["id"]), str(item.get("username") or item["id"])) for item in found]

    def _made(self, post: Post, state: State, desk: Desk, graph: Graph) -> None:
        """The container, made unless it is there, with the film in it."""
        if state.get("container") and self._status(state, graph) in ("EXPIRED", "ERROR"):
            for name in ("container", "uri", "begun", "whole"):
                state.pop(name, None)
        if not state.get("container"):
            self._require_room(desk, graph)
            answer = graph.create(f"/{_account(desk)}/media", _container(post))
            state |= {"container": _id(answer, self.label), "uri": str(answer.get("uri", ""))}
            desk.save(state)
        if not state.get("whole"):
            resumed = bool(state.get("begun"))
            state["begun"] = True
            desk.save(state)
            graph.upload(state["uri"], post, lambda: self._there(state, graph), desk, resumed=resumed)
            state["whole"] = True
            desk.save(state)

    def _there(self, state: State, graph: Graph) -> int:
        """The number of bytes of the film that came."""
        found = graph.ask(f"/{state['container']}", {"fields": "video_status"}).get("video_status") or {}
        return int((found.get("uploading_phase") or {}).get("bytes_transferred") or 0)

    def _finished(self, state: State, desk: Desk, graph: Graph) -> str:
        """Wait until the container can be published; its status."""
        for seconds in (0, *_POLLS_S):
            desk.wait(seconds)
            desk.progress(1.0, "Instagram is working on the video")
            status = self._status(state, graph)
            if status in ("FINISHED", "PUBLISHED"):
                return status
            if status in ("ERROR", "EXPIRED"):
                state.clear()
                desk.save(state)
                message = "Instagram could not use the video." if status == "ERROR" else "Instagram waited too long."
                raise ProviderFailed(message, "Publish it again.", code="refused")
        raise _working()

    def _status(self, state: State, graph: Graph) -> str:
        return str(graph.ask(f"/{state['container']}", {"fields": "status_code"}).get("status_code", ""))

    def _require_room(self, desk: Desk, graph: Graph) -> None:
        found = graph.ask(f"/{_account(desk)}/content_publishing_limit", {"fields": "config,quota_usage"})
        for item in found.get("data", [])[:1]:
            most = int((item.get("config") or {}).get("quota_total") or 0)
            if most and int(item.get("quota_usage", 0)) >= most:
                message = f"Instagram takes {most} posts of an account in 24 hours, and has them."
                raise ProviderFailed(message, "Try again tomorrow.", code="quota")

    def _graph(self, desk: Desk) -> Graph:
        return Graph(self.label, self.setting("base_url"), self.setting("version"), desk.token, desk.check)


def _container(post: Post) -> dict[str, Any]:
    words = SeoMetadata(title=post.title, description=post.description, tags=post.tags)
    return {
        "media_type": "REELS", "upload_type": "resumable", "caption": text_of(words, PRESETS[post.preset]).strip(),
        "share_to_feed": True, "is_ai_generated": post.made_with_ai,
    }  # fmt: skip


def _account(desk: Desk) -> str:
    return desk.account.remote_id if desk.account else "me"


def _id(answer: dict[str, Any], label: str) -> str:
    if not answer.get("id"):
        raise statuses.unreadable(label)
    return str(answer["id"])


def _working() -> ProviderFailed:
    message = "Instagram is still working on the video."
    return ProviderFailed(message, "It goes on by itself.", code="processing", retryable=True)


def _unknown_link(state: State) -> Sent:
    """It is there; which of the account's posts it is, nobody says, and guessing could name another."""
    return Sent("published", state["container"], "", (Notice.of("publish_no_link", place=Instagram.label),))
