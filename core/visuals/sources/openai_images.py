"""Pictures by OpenAI, or by any server that answers like it; through the official client."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from core.buying import Fate, Sale
from core.connections import OPENAI
from core.errors import MissingSetup, ProviderFailed
from core.net import retry, statuses
from core.net.clients import Wire, checked_address, checked_key, is_local
from core.net.paid import bought, never_sent
from core.net.retry import Failed
from core.ports import Context
from core.providers import Cost, Setting
from core.visuals.sources._maker import MADE_BY_AI, Maker, stepped

HOME = "https://api.openai.com/v1"
# https://developers.openai.com/api/docs/guides/image-generation: any size of steps of 16, well within 2560 x 1440
_STEP, _LONG, _LEAST_PIXELS, _WIDEST = 16, 2560, 655_360, 3.0
_FIXED = {"landscape": "1536x1024", "portrait": "1024x1536", "square": "1024x1024"}  # of older models
_DECLINED = ("moderation_blocked", "content_policy_violation")
_NO_CREDIT = ("insufficient_quota", "billing_hard_limit_reached")


class OpenAIImages(Maker):
    """The image endpoint: one picture a call, in base64."""

    label = "OpenAI pictures"
    note = "Makes pictures of a description, paid by the picture."
    connection = OPENAI
    settings = (
        Setting("model", "Model for pictures", default="gpt-image-2.5-flare", help="Old models are shut down in time."),
        Setting(
            "quality",
            "Quality of pictures",
            kind="choice",
            default="medium",
            choices=("low", "medium", "high", "auto"),
            help="High costs about four times as much as medium.",
        ),
    )
    limits = {"characters": 32_000, "parallel": 2}
    licence = "Paid service; the picture is yours"
    restricts = MADE_BY_AI
    cost = Cost(0.03, "picture")  # medium, 1088 x 1920
    requires = ("openai",)
    install = "pip install openai==3.52.0"
    prompt_chars = 32_000
    timeout_s = 300.0
    sleep: Callable[[float], None] = staticmethod(time.sleep)

    def generate(self, prompt: str, width: int, height: int, ctx: Context) -> bytes:
        text = self.described(prompt)
        shape = "square" if width == height else "landscape" if width > height else "portrait"
        for size in (size_for(width, height), _FIXED[shape]):
            body = self.body(text, size)
            try:
                return self._ask(lambda client, body=body: self._drawn(client, body), ctx, ctx.sale)  # type: ignore[misc, no-any-return]
            except _OtherSize:
                continue
        raise ProviderFailed(
            f"{self.label} makes no pictures of this shape.",
            "Choose another model on the settings page.",
            code="refused",
        )

    def _drawn(self, client: Any, body: dict[str, Any]) -> bytes:
        answer = client.images.generate(**body)
        data = getattr(answer, "data", None) or [None]
        return self.picture(getattr(data[0], "b64_json", None))

    def greet(self, ctx: Context) -> str:
        found = self._ask(lambda client: [item.id for item in client.models.list().data], ctx)
        requested = self.setting("model")
        has = f"and has the model {requested}." if requested in found else f"but does not list the model {requested}."
        return f"{self.label}: the service answers {has}"

    def body(self, prompt: str, size: str) -> dict[str, Any]:
        """The request's JSON."""
        model = self.setting("model")
        body: dict[str, Any] = {"model": model, "prompt": prompt, "size": size, "n": 1}
        if "gpt-image" in model or "chatgpt-image" in model:
            body["quality"] = self.setting("quality")
        else:  # other servers send an address unless they are told; these models refuse the word
            body["response_format"] = "b64_json"
        return body

    def _ask(self, call: Callable[[Any], Any], ctx: Context, sale: Sale | None = None) -> Any:
        def once() -> Any:
            wire = Wire()
            try:
                return bought(lambda: self._called(call, wire), sale or Sale(), ctx.check, fate=_fate, cut=wire.cut)
            finally:
                wire.cut()

        return retry.with_retries(
            once,
            self.label,
            check=ctx.check,
            on_status=lambda sentence: ctx.progress(0.0, sentence),
            sleep=self.sleep,
        )

    def _called(self, call: Callable[[Any], Any], wire: Wire) -> Any:
        import httpx2
        import openai

        url = checked_address(self.setting("base_url") or HOME, self.label)
        http = httpx2.Client(timeout=self.timeout_s, event_hooks=wire.hooks(), trust_env=not is_local(url))
        key = checked_key(self.setting("api_key") or "none", self.label)
        try:
            with openai.OpenAI(
                api_key=key, base_url=url, organization="", timeout=self.timeout_s, max_retries=0, http_client=http
            ) as client:
                return call(client)
        except openai.APIStatusError as error:
            raise self._refusal(error) from None
        except (openai.APIConnectionError, httpx2.HTTPError, OSError) as error:
            if never_sent(error):
                raise retry.unreachable(self.label) from None
            timeout = isinstance(error, openai.APITimeoutError)  # not asked again: it may have been done, and paid for
            raise retry.lost(self.label, self.timeout_s if timeout else 0.0) from None
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, RecursionError):
            what = f"{self.label} sent an answer that cannot be read."
            unread = ProviderFailed(what, "Check its address on the settings page.", code="bad_answer")
            raise Failed(unread, fate="answered") from None

    def _refusal(self, error: Any) -> Exception:
        code, param, status = str(error.code or ""), str(error.param or ""), error.status_code
        if code in _DECLINED:
            return self.declined()
        if code in _NO_CREDIT:
            return statuses.of_status(402, self.label)
        if status == 400 and (param == "size" or "size" in str(error.message)[:300].lower()):
            return _OtherSize()
        if status == 404:
            what = f"{self.label}: there is no model called “{self.setting('model')[:80]}”."
            return Failed(MissingSetup(what, "Choose another one on the settings page.", code="no_model"))
        return statuses.of_status(status, self.label, statuses.retry_after_s(error.response.headers))


class _OtherSize(Exception):
    """The model makes pictures of fixed sizes only."""


def _fate(error: BaseException) -> Fate:
    return "refused" if isinstance(error, _OtherSize) else retry.fate(error)


def size_for(width: int, height: int) -> str:
    """The size of a picture that the models make, of about that shape: 1080 x 1920 becomes 1088x1920."""
    if max(width, height) > _WIDEST * min(width, height):
        long = _WIDEST * min(width, height)
        width, height = (round(min(side, long)) for side in (width, height))
    larger = max(1.0, (_LEAST_PIXELS / (width * height)) ** 0.5)
    wide, high = stepped(round(width * larger), round(height * larger), _STEP, _LONG)
    return f"{wide}x{high}"
