"""Films of a Facebook Page, by the same sign-in as Instagram: reels where they fit, else videos.

Graph API, Page Reels and Page videos: `start` gives the video's id, the bytes go up, `finish` publishes. The id is
kept before the first byte; finishing it is what publishes it, once, and how far it is can always be asked.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.model.coded import Notice
from core.model.platforms import FACEBOOK
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.net import statuses
from core.net.retry import Failed
from core.publish import limits, meta
from core.publish.meta import Graph, Refused
from core.publish.oauth import Endpoint
from core.publish.target import Desk, Field, Post, Sent, State, Target
from core.publish.words import post as text_of

REEL_S = (3, 90)
CHUNK = 4 * 1024 * 1024
SOONEST, LATEST = timedelta(minutes=10), timedelta(days=30)
MOST_BYTES = 10_000_000_000
_STATES = {"public": "PUBLISHED", "private": "DRAFT"}
_POLLS_S = (2, 5, 10)


class Facebook(Target):
    """Films of one Page."""

    label = "Facebook"
    note = "Publishes reels and videos of a Page."
    connection = meta.ACCOUNT
    daily = 30  # reels of a Page
    capabilities = frozenset({"account", "schedule", "privacy", "update", "remove"})
    scopes = ("pages_show_list", "pages_read_engagement", "pages_manage_posts")

    def problems(self, post: Post) -> list[BadInput]:
        preset = PRESETS["facebook_feed"]
        found = limits.problems(post.title, post.description, post.tags, preset)
        if PRESETS[post.preset].platform.name not in (FACEBOOK.name, "instagram"):
            message = f"This video was made for {PRESETS[post.preset].label}, not for Facebook."
            found.append(BadInput(message, "Make one for Facebook, or an Instagram reel.", code="other_platform"))
        if post.privacy not in _STATES:
            message = "Facebook has no videos of a Page that only a link leads to."
            found.append(BadInput(message, "Choose “private” for a draft, or “public”.", code="privacy"))
        if post.publish_at is not None:
            ahead = post.publish_at - datetime.now(UTC)
            if post.privacy != "public":
                message = "A draft has no time to be published."
                found.append(BadInput(message, "Choose “public”, or no time.", code="schedule_private"))
            if not SOONEST <= ahead <= LATEST:
                message = "Facebook publishes at a time from 10 minutes to 30 days ahead."
                found.append(BadInput(message, "Choose another time.", code="time"))
        if post.size > MOST_BYTES:
            found.append(BadInput("Facebook takes files up to 10 GB.", "Make it in a lower quality.", code="size"))
        return found

    def fields(self, post: Post) -> tuple[Field, ...]:
        rows = [("kind", "reel" if is_reel(post) else "video")]
        rows += [(name, str(value)) for name, value in _finishing(post, is_reel(post)).items()]
        rows += [("video", f"{post.film.name} ({post.size} bytes, sha256 {post.sha256})")]
        return tuple(Field(*row) for row in rows)

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        graph, page = self._graph(desk), _page(desk)
        edge = "video_reels" if is_reel(post) else "videos"
        if not state.get("video"):
            size = {} if is_reel(post) else {"file_size": post.size}
            answer = graph.create(f"/{page}/{edge}", {"upload_phase": "start", **size})
            names = ("video_id", "upload_url") if is_reel(post) else ("video_id", "upload_session_id")
            if not all(answer.get(name) for name in names):
                raise statuses.unreadable(self.label)
            state |= {name: str(answer[name]) for name in names}
            state["video"] = state.pop("video_id")
            desk.save(state)
        if not state.get("whole"):
            if is_reel(post):
                resumed = bool(state.get("begun"))
                state["begun"] = True
                desk.save(state)
                graph.upload(state["upload_url"], post, lambda: self._there(state, graph), desk, resumed=resumed)
            else:
                self._transfer(f"/{page}/{edge}", post, state, desk, graph)
            state["whole"] = True
            desk.save(state)
        self._finish(f"/{page}/{edge}", post, state, desk, graph)
        return self._after(post, state, desk)

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        graph = self._graph(desk)
        for seconds in (0, 15, 60):  # what it was told last may show late
            desk.wait(seconds)
            shown = self._shown(state, graph)
            if shown is None:
                return Sent("absent")
            if _phase(shown, "publishing_phase") in ("complete", "in_progress", "scheduled", "error"):
                return self._after(post, state, desk)
        desk.retract(state)  # the same video: finishing it twice is one
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        shown = self._shown(state, self._graph(desk))
        if shown is None:
            return Sent("failed", state["video"], "", (Notice.of("publish_gone", place=self.label),))
        return self._standing(shown, state)

    def update(self, post: Post, state: State, desk: Desk) -> Sent:
        fields = {"description": _text(post), "title": post.title}
        self._graph(desk).create(f"/{state['video']}", fields)
        return self.confirm(state, desk)

    def remove(self, state: State, desk: Desk) -> None:
        self._graph(desk).delete(f"/{state['video']}")

    def greet(self, desk: Desk) -> str:
        return f"Facebook answers for {', '.join(name for _, name in self.owners(desk))}."

    def sign_in(self) -> Endpoint:
        return meta.sign_in(self.setting("base_url"), self.setting("version"))

    def owners(self, desk: Desk) -> list[tuple[str, str]]:
        pages = self._person(desk).ask("/me/accounts", {"fields": "id,name", "limit": 100}).get("data", [])
        if not pages:
            raise ProviderFailed(
                "This sign-in may post to no Page.", "Allow at least one of your Pages at the sign-in.",
                code="no_channel",
            )  # fmt: skip
        return [(str(page["id"]), str(page.get("name") or page["id"])) for page in pages]

    def _finish(self, path: str, post: Post, state: State, desk: Desk, graph: Graph) -> None:
        """Publish what was uploaded: the irreversible step."""
        fields: dict[str, Any] = {"upload_phase": "finish", **_finishing(post, is_reel(post))}
        fields |= {"video_id": state["video"]} if is_reel(post) else {"upload_session_id": state["upload_session_id"]}
        desk.check()
        graph.token("")  # renewed before the step: nothing is sent yet
        desk.commit(state)
        try:
            graph.once("POST", path, fields)
        except Refused as refused:
            if not refused.doubtful:
                desk.retract(state)
            raise refused.failed.error from None
        except Failed as failed:
            if failed.fate == "refused":  # it was never reached
                desk.retract(state)
            raise failed.error from None
        state["finished"] = True
        desk.save(state)

    def _after(self, post: Post, state: State, desk: Desk) -> Sent:
        """Ask a few times how the video stands; it is there, whatever the answer."""
        state |= {"finished": True, "draft": post.privacy != "public"}
        state["at"] = post.publish_at.isoformat() if post.publish_at else ""
        desk.save(state)
        sent = Sent("processing", state["video"])
        for seconds in (0, *_POLLS_S):
            try:
                desk.wait(seconds)
                sent = self.confirm(state, desk)
            except ReelwrightError:
                return sent
            if sent.status != "processing":
                break
        return sent

    def _standing(self, shown: dict[str, Any], state: State) -> Sent:
        url = str(shown.get("permalink_url") or "")
        url = f"https://www.facebook.com{url}" if url.startswith("/") else url
        phases = [_phase(shown, name) for name in ("uploading_phase", "processing_phase", "publishing_phase")]
        if "error" in phases or (shown.get("status") or {}).get("video_status") == "error":
            notice = Notice.of("publish_refused", place=self.label, reason=_reason(shown))
            return Sent("failed", state["video"], url, (notice,))
        if phases[2] == "scheduled" or (state.get("at") and datetime.fromisoformat(state["at"]) > datetime.now(UTC)):
            return Sent("scheduled", state["video"], url)
        ready = (shown.get("status") or {}).get("video_status") == "ready"
        return Sent("published" if phases[2] == "complete" or ready else "processing", state["video"], url)

    def _shown(self, state: State, graph: Graph) -> dict[str, Any] | None:
        """The standing of the video; None where there is none of that id."""
        try:
            return graph.once("GET", f"/{state['video']}", query={"fields": "status,permalink_url"})
        except Refused as refused:
            if refused.code == 100:
                return None
            raise refused.failed.error from None
        except Failed as failed:
            raise failed.error from None

    def _there(self, state: State, graph: Graph) -> int:
        """The number of bytes of the film that came."""
        found = graph.ask(f"/{state['video']}", {"fields": "status"}).get("status") or {}
        phase = found.get("uploading_phase") or {}
        return int(phase.get("bytes_transfered") or phase.get("bytes_transferred") or 0)  # the first is Meta's spelling

    def _transfer(self, path: str, post: Post, state: State, desk: Desk, graph: Graph) -> None:
        """Send the film of a long video in pieces; each answer says where the next begins."""
        start, session, back = int(state.get("sent", 0)), state["upload_session_id"], 0
        while start < post.size:
            desk.check()
            with post.film.open("rb") as file:
                file.seek(start)
                data = file.read(CHUNK)
            fields = {"upload_phase": "transfer", "upload_session_id": session, "start_offset": start}
            after = graph.chunk(path, fields, "video_file_chunk", data)
            back += after <= start
            if not 0 <= after <= post.size or back >= meta.TRIES:
                raise statuses.unreadable(self.label)
            start = state["sent"] = after
            desk.save(state)
            desk.progress(start / post.size, "Uploading to Facebook")

    def _graph(self, desk: Desk) -> Graph:
        """Calls as the Page: its token is asked for with the person's."""
        known: dict[str, str] = {}

        def token(refused: str) -> str:
            if refused or "page" not in known:
                if refused:  # the Page's ends with the person's
                    desk.token(desk.token(""))
                shown = self._person(desk).ask(f"/{_page(desk)}", {"fields": "access_token"})
                if not shown.get("access_token"):
                    raise statuses.unreadable(self.label)
                known["page"] = str(shown["access_token"])
            return known["page"]

        return Graph(self.label, self.setting("base_url"), self.setting("version"), token, desk.check)

    def _person(self, desk: Desk) -> Graph:
        return Graph(self.label, self.setting("base_url"), self.setting("version"), desk.token, desk.check)


def is_reel(post: Post) -> bool:
    """Whether a film goes out as a reel: upright 9:16, at least 540x960, and 3 to 90 s."""
    upright = abs(post.width / post.height - 9 / 16) < 0.01 and post.width >= 540
    return upright and REEL_S[0] <= post.seconds <= REEL_S[1]


def _finishing(post: Post, reel: bool) -> dict[str, Any]:
    at = {"scheduled_publish_time": int(post.publish_at.timestamp())} if post.publish_at else {}
    words: dict[str, Any] = {"title": post.title, "description": _text(post)}
    if reel:
        return {"video_state": "SCHEDULED" if at else _STATES.get(post.privacy, "DRAFT"), **words, **at}
    return {"published": post.privacy == "public" and not at, **words, **at}


def _text(post: Post) -> str:
    words = SeoMetadata(title=post.title, description=post.description, tags=post.tags)
    return text_of(words, PRESETS["facebook_feed"]).strip()


def _page(desk: Desk) -> str:
    return desk.account.remote_id if desk.account else "me"


def _phase(shown: dict[str, Any], name: str) -> str:
    phase = (shown.get("status") or {}).get(name) or {}
    if phase.get("publish_status") == "scheduled":
        return "scheduled"
    return str(phase.get("status", ""))


def _reason(shown: dict[str, Any]) -> str:
    """The number of what went wrong: Meta's own words are left out."""
    phases = [value for value in (shown.get("status") or {}).values() if isinstance(value, dict)]
    return next((str(phase["error"]["code"]) for phase in phases if isinstance(phase.get("error"), dict)
                 and "code" in phase["error"]), "unknown")  # fmt: skip
