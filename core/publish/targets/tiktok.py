"""TikTok, by its Content Posting API: into the creator's inbox (the usual way), or posted directly.

An app that TikTok has not audited may post directly only what nobody sees, so drafts into the inbox are the default:
the person finishes them in TikTok's app. Direct posts keep what the audit asks: the creator's own limits are asked for
before each, nothing is chosen beforehand, and consent is explicit. `publish_id` is kept before the first byte, and
everything can be asked by it; a beginning without an answer has none, so that is a question to the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.errors import BadInput, MissingSetup, ProviderFailed, ReelwrightError
from core.model.coded import Notice
from core.model.platforms import TIKTOK
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.net import statuses, urls
from core.net.retry import Failed, unsent, with_retries
from core.net.service import Reply, Service
from core.net.wire import Part
from core.providers import Connection, Setting
from core.publish import limits
from core.publish.oauth import Endpoint
from core.publish.target import Allowed, Desk, Field, Post, Sent, State, Target
from core.publish.words import post as text_of

API, AUTHORIZE = "https://open.tiktokapis.com", "https://www.tiktok.com/v2/auth/authorize/"
DOMAINS = ("tiktokapis.com", "tiktokapis.us", "tiktokapis.eu")  # by region, as open-upload.tiktokapis.us
REDIRECT = "http://127.0.0.1:3455/callback/"  # of a desktop app: registered there letter by letter
CHUNK = 10_000_000  # TikTok takes 5 to 64 MB, the last one up to 128
SHORTEST_S, LONGEST_S, MOST_BYTES = 3, 600, 4_000_000_000
TRIES = 6
_SLOWEST_BYTES_S, _WAIT_S = 50_000, 5.0
_POLLS_S = (2, 5, 10)
TOGGLES = ("comment", "duet", "stitch")
LEVELS = ("PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "FOLLOWER_OF_CREATOR", "SELF_ONLY")

ACCOUNT = Connection(
    "tiktok_account",
    "TikTok",
    (
        Setting("mode", "Posts go", kind="choice", default="inbox", choices=("inbox", "direct"),
                help="inbox: you finish each in TikTok's app. direct: only once TikTok has audited your app; before, "
                "nobody but you sees the post."),
        Setting("base_url", "Address", kind="url", help="Only for a proxy of one's own."),
    ),
    url="https://developers.tiktok.com/apps",
)  # fmt: skip


class TikTok(Target):
    """Videos of one TikTok account."""

    label = "TikTok"
    note = "Sends videos into your inbox on TikTok, where you finish the post, or posts them directly."
    connection = ACCOUNT
    daily = 15  # about so many of one creator
    platform = TIKTOK.name
    capabilities = frozenset({"account", "made_with_ai", "asks_account"})

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        super().__init__(values)
        self.direct = self.setting("mode") == "direct"
        self.scopes = ("user.info.basic", "video.publish" if self.direct else "video.upload")

    def problems(self, post: Post) -> list[BadInput]:
        found = limits.problems(post.title, post.description, post.tags, PRESETS[post.preset])
        if PRESETS[post.preset].platform.name != self.platform:
            message = f"This video was made for {PRESETS[post.preset].label}, not for TikTok."
            found.append(BadInput(message, "Make one for TikTok.", code="other_platform"))
        if not SHORTEST_S <= post.seconds <= LONGEST_S:
            message = f"TikTok takes videos of {SHORTEST_S} s to {LONGEST_S // 60} min."
            found.append(BadInput(message, "Make it shorter or longer.", code="length"))
        if post.size > MOST_BYTES:
            found.append(BadInput("TikTok takes files up to 4 GB.", "Make it in a lower quality.", code="size"))
        return found + (_undecided(post.options) if self.direct else [])

    def fields(self, post: Post) -> tuple[Field, ...]:
        rows = [("mode", "direct" if self.direct else "inbox")]
        rows += [(name, str(value)) for name, value in (_post_info(post) if self.direct else {}).items() if value != ""]
        rows += [("video", f"{post.film.name} ({post.size} bytes, sha256 {post.sha256})")]
        return tuple(Field(*row) for row in rows)

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        if not state.get("publish_id"):
            self._begin(post, state, desk)
        if not state.get("whole"):
            self._upload(post, state, desk)
        sent = Sent("processing", state["publish_id"])
        for seconds in (0, *_POLLS_S):
            try:
                desk.wait(seconds)
                sent = self.confirm(state, desk)
            except ReelwrightError:  # it is there: how it stands can be asked again
                return sent
            if sent.status != "processing":
                break
        return sent

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        if not state.get("publish_id"):
            return None
        status = self._status(state, desk)
        if status.get("status") == "PROCESSING_UPLOAD" and int(status.get("uploaded_bytes") or 0) < post.size:
            state["sent"] = _boundary(int(status.get("uploaded_bytes") or 0), state)
            desk.retract(state)
        else:
            state["whole"] = True
            desk.save(state)
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        found = self._status(state, desk)
        status, number = str(found.get("status", "")), state["publish_id"]
        if status == "FAILED":
            notice = Notice.of("publish_refused", place=self.label, reason=_word(found.get("fail_reason")))
            return Sent("failed", number, "", (notice,))
        if status == "SEND_TO_USER_INBOX":
            return Sent("published", number, "", (Notice.of("publish_inbox", place=self.label),))
        if status != "PUBLISH_COMPLETE":
            return Sent("processing", number)
        posts = found.get("publicaly_available_post_id") or []  # their spelling; there after moderation, if public
        posts = posts if isinstance(posts, list) else [posts]
        return Sent("published", number, f"https://www.tiktok.com/@{state['handle']}/video/{posts[0]}"
                    if posts and state.get("handle") else "")  # fmt: skip

    def allowed(self, desk: Desk) -> Allowed | None:
        return self._limits(desk) if self.direct else None

    def _limits(self, desk: Desk) -> Allowed:
        found = self._asked("/v2/post/publish/creator_info/query/", {}, desk)
        return Allowed(
            str(found.get("creator_nickname", "")), str(found.get("creator_username", "")),
            str(found.get("creator_avatar_url", "")), tuple(map(str, found.get("privacy_level_options") or ())),
            float(found.get("max_video_post_duration_sec") or 0),
            frozenset(name for name in TOGGLES if found.get(f"{name}_disabled")),
        )  # fmt: skip

    def greet(self, desk: Desk) -> str:
        return f"TikTok answers for {self.owners(desk)[0][1]}."

    def sign_in(self) -> Endpoint:
        base = self.setting("base_url").rstrip("/")
        return Endpoint(
            "TikTok", f"{base}/v2/auth/authorize/" if base else AUTHORIZE, f"{base or API}/v2/oauth/token/",
            f"{base or API}/v2/oauth/revoke/", redirect=REDIRECT, challenge="hex", client_name="client_key",
            scope_sign=",", signed_revoke=True,
        )  # fmt: skip

    def owners(self, desk: Desk) -> list[tuple[str, str]]:
        query = {"fields": "open_id,display_name"}
        user = self._asked("/v2/user/info/", None, desk, "GET", query).get("user") or {}
        if not user.get("open_id"):
            raise statuses.unreadable(self.label)
        return [(str(user["open_id"]), str(user.get("display_name") or user["open_id"]))]

    def _begin(self, post: Post, state: State, desk: Desk) -> None:
        """Announce the video; from here on everything can be asked by `publish_id`."""
        body: dict[str, Any] = {"source_info": _source(post.size)}
        path = "/v2/post/publish/inbox/video/init/"
        if self.direct:
            state["handle"] = self._fitting(post, desk).handle
            path, body = "/v2/post/publish/video/init/", {"post_info": _post_info(post), **body}
        desk.check()
        desk.token("")  # renewed before the step: nothing is sent yet
        desk.commit(state)
        try:
            found = self._call("POST", path, desk, body=body)
            number, address = str(found["publish_id"]), str(found["upload_url"])
        except _Answered as answered:  # without an address for its bytes nothing can become of it
            desk.retract(state)
            raise answered.failed.error from None
        except Failed as failed:
            if failed.fate == "refused":  # it was never reached
                desk.retract(state)
            raise failed.error from None
        except KeyError:
            desk.retract(state)
            raise statuses.unreadable(self.label) from None
        if not urls.is_own(address, self.setting("base_url"), DOMAINS):  # the film goes to TikTok alone, and encrypted
            desk.retract(state)
            message = "TikTok named an address for the video that is not its own."
            raise ProviderFailed(message, "Try again later; behind a proxy, check its address.", code="bad_answer")
        state |= {"publish_id": number, "upload_url": address, "chunk": body["source_info"]["chunk_size"], "sent": 0}
        desk.retract(state)

    def _fitting(self, post: Post, desk: Desk) -> Allowed:
        """Ask the creator's limits once more and hold the post against them. Raises `BadInput`."""
        allowed, options = self._limits(desk), post.options
        if options.get("privacy_level") not in allowed.choices:
            message = "TikTok does not offer this account who should see the video."
            raise BadInput(message, "Choose again who can see it.", code="privacy")
        if allowed.longest_s and post.seconds > allowed.longest_s:
            message = f"This account may post {allowed.longest_s:.0f} s on TikTok; the video has {post.seconds:.0f} s."
            raise BadInput(message, "Make it shorter.", code="length")
        if switched := [name for name in sorted(allowed.off) if options.get(f"allow_{name}")]:
            message = f"This account has switched off {', '.join(switched)} on TikTok."
            raise BadInput(message, "Leave it unticked.", code="switched_off")
        return allowed

    def _upload(self, post: Post, state: State, desk: Desk) -> None:
        """Send the film in chunks, each asked for where its answer is lost."""
        tries = 0
        while state["sent"] < post.size:
            start = int(state["sent"])
            end = _end(start, post.size, int(state["chunk"]))
            if not state.get("committed"):
                desk.check()
                if end == post.size:
                    desk.commit(state)
            try:
                self._put(post, state["upload_url"], start, end, desk)
                state["sent"], tries = end, 0
            except Failed as failed:
                tries += 1
                if not failed.again or tries >= TRIES:
                    raise failed.error from None
                desk.wait(failed.after_s if failed.after_s is not None else _WAIT_S * (tries - 1))
                status = self._status(state, desk)
                if status.get("status") != "PROCESSING_UPLOAD":
                    state["sent"] = post.size
                else:
                    state["sent"] = _boundary(int(status.get("uploaded_bytes") or 0), state, post.size)
            desk.save(state)
            desk.progress(state["sent"] / post.size, "Uploading to TikTok")
        state["whole"] = True
        desk.save(state)

    def _put(self, post: Post, address: str, start: int, end: int, desk: Desk) -> None:
        head = {"Content-Type": "video/mp4", "Content-Range": f"bytes {start}-{end - 1}/{post.size}"}
        seconds = 60 + (end - start) / _SLOWEST_BYTES_S
        check = desk.check if end < post.size else _patient
        service = Service(self.label, address, timeout_s=seconds)
        reply = service.send("PUT", "", Part(post.film, start, end - start), head, check=check)
        if reply.status in (200, 201, 206):
            return
        if reply.status == 416:  # a chunk that it has: how far it is, it says when asked
            raise Failed(statuses.unreadable(self.label), again=True, after_s=0.0)
        if reply.status in (403, 404, 410):
            message = "TikTok no longer takes this upload: its address lasts an hour."
            raise Failed(ProviderFailed(message, "Publish it again.", code="upload_over"))
        raise statuses.of_status(reply.status, self.label, statuses.retry_after_s(reply.headers))

    def _status(self, state: State, desk: Desk) -> dict[str, Any]:
        return self._asked("/v2/post/publish/status/fetch/", {"publish_id": state["publish_id"]}, desk)

    def _asked(
        self, path: str, body: Any, desk: Desk, method: str = "POST", query: dict[str, str] | None = None
    ) -> dict[str, Any]:
        """Something that changes nothing, asked as often as it takes."""

        def once() -> dict[str, Any]:
            try:
                return self._call(method, path, desk, body=body, query=query)
            except _Answered as answered:
                raise answered.failed from None

        return with_retries(once, self.label, check=desk.check)

    def _call(
        self, method: str, path: str, desk: Desk, *, body: Any = None, query: dict[str, str] | None = None
    ) -> dict[str, Any]:
        """The data of one answer, after one renewal of the token. Raises `_Answered`, `Failed`."""
        base = self.setting("base_url").rstrip("/") or API

        def call(token: str) -> Reply:
            service = Service(self.label, base, {"Authorization": f"Bearer {token}"})
            return service.once(method, path, query=query, body=body, check=desk.check,
                                accept_statuses=tuple(range(300, 600)))  # fmt: skip

        with unsent():
            token = desk.token("")
            reply = call(token)
            if reply.status == 401 or _code(reply) == "access_token_invalid":
                reply = call(desk.token(token))
        code = _code(reply)
        if reply.status >= 300 or code != "ok":
            raise _Answered(_refusal(code, reply))
        data = reply.json().get("data")
        return data if isinstance(data, dict) else {}


class _Answered(Exception):
    """A refusal by TikTok: the request had no effect."""

    def __init__(self, failed: Failed) -> None:
        super().__init__()
        self.failed = failed


def _patient() -> None:
    return None


def _undecided(options: Mapping[str, Any]) -> list[BadInput]:
    """Everything that a direct post still wants a person to decide."""
    found = []
    if options.get("privacy_level") not in LEVELS:
        found.append(BadInput("Nobody has said who can see the video on TikTok.", "Choose it.", code="privacy"))
    if options.get("commercial") and not (options.get("your_brand") or options.get("branded_content")):
        message = "The video promotes something, and not whose."
        found.append(BadInput(message, "Tick “Your brand”, “Branded content” or both.", code="commercial"))
    if options.get("branded_content") and options.get("privacy_level") == "SELF_ONLY":
        message = "Branded content cannot be visible to you alone."
        found.append(BadInput(message, "Choose who else can see it.", code="branded_private"))
    if not options.get("consent"):
        message = "TikTok wants your consent to its confirmation of music usage."
        found.append(BadInput(message, "Tick it above the button.", code="consent"))
    return found


def _post_info(post: Post) -> dict[str, Any]:
    words, options = SeoMetadata(title=post.title, description=post.description, tags=post.tags), post.options
    commercial = bool(options.get("commercial"))
    return {
        "title": text_of(words, PRESETS[post.preset]).strip(), "privacy_level": str(options.get("privacy_level", "")),
        **{f"disable_{name}": not options.get(f"allow_{name}") for name in TOGGLES},
        "brand_content_toggle": commercial and bool(options.get("branded_content")),
        "brand_organic_toggle": commercial and bool(options.get("your_brand")),
        "is_aigc": post.made_with_ai,
    }  # fmt: skip


def _source(size: int) -> dict[str, Any]:
    chunk = size if size < 2 * CHUNK else CHUNK
    return {
        "source": "FILE_UPLOAD",
        "video_size": size,
        "chunk_size": chunk,
        "total_chunk_count": max(1, size // chunk),
    }


def _end(start: int, size: int, chunk: int) -> int:
    """The end of the chunk that begins there; the last one takes what is left over."""
    return size if size - start < 2 * chunk else start + chunk


def _boundary(there: int, state: State, size: int | None = None) -> int:
    """The beginning of the chunk to go on with, where so many bytes are there."""
    return there if there == size else there // int(state["chunk"]) * int(state["chunk"])


def _code(reply: Reply) -> str:
    try:
        return str(reply.json()["error"]["code"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def _word(reason: Any) -> str:
    """A reason for programs, as TikTok's documents list them; no sentence of its own."""
    text = str(reason or "unknown")
    return text if text.replace("_", "").isalnum() and len(text) < 60 else "unknown"


_PRIVATE = "Until TikTok has audited your app it posts only to accounts that are private."
_SENTENCES: dict[str, tuple[str, str]] = {
    "spam_risk_too_many_posts": ("TikTok takes no more posts of this account today.", "Try again tomorrow."),
    "spam_risk_too_many_pending_share": ("Too many videos wait in your inbox on TikTok.", "Post or delete some there."),
    "spam_risk_user_banned_from_posting": ("TikTok does not let this account post.", "Open its app and see why."),
    "reached_active_user_cap": ("Your app has as many users on TikTok today as it may have.", "Try again tomorrow."),
    "unaudited_client_can_only_post_to_private_accounts": (_PRIVATE, "Choose “inbox” in Settings."),
    "privacy_level_option_mismatch": ("TikTok does not allow this account who should see the video.", "Choose again."),
    "url_ownership_unverified": ("TikTok does not take this file.", "Try again later."),
}  # fmt: skip


def _refusal(code: str, reply: Reply) -> Failed:
    after_s = statuses.retry_after_s(reply.headers)
    if code in _SENTENCES:
        return Failed(ProviderFailed(*_SENTENCES[code], code="forbidden"))
    if code == "rate_limit_exceeded" or reply.status == 429:
        return Failed(statuses.too_often(TikTok.label, after_s), again=True, after_s=after_s)
    if code == "access_token_invalid" or reply.status == 401:
        hint = "Connect the account again."
        return Failed(MissingSetup("TikTok no longer accepts this sign-in.", hint, code="signed_out"))
    if code == "scope_not_authorized":
        hint = "Connect the account again and allow everything."
        return Failed(MissingSetup("The sign-in at TikTok does not allow this.", hint, code="forbidden"))
    return statuses.of_status(reply.status if reply.status >= 300 else 400, TikTok.label, after_s)
