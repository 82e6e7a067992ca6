"""Pictures by Runware: many models behind one key, by its JSON tasks over POST."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from core.buying import Sale
from core.connections import RUNWARE
from core.errors import MissingSetup, ProviderFailed, ReelwrightError
from core.net import retry, statuses
from core.net.paid import bought
from core.net.service import Reply, Service
from core.ports import Context
from core.providers import Cost, Setting
from core.visuals.sources._maker import MADE_BY_AI, Maker, stepped

# https://runware.ai/docs/en/image-inference/api-reference: sides of 128 to 2048 in steps of 64
T = TypeVar("T")
_STEP, _LEAST, _LONG = 64, 128, 2048
_WORDED = (400, 402, 403, 404, 422, 429)  # statuses whose body says what is wrong
_UNSAFE = ("contentpolicy", "sensitive", "unsafe", "nsfw", "blocked", "moderation", "invalidprovidercontent")


class Runware(Maker):
    """One task of type imageInference a call; the picture comes back in base64."""

    label = "Runware"
    note = "Makes pictures of a description with the model you choose, paid by the picture."
    connection = RUNWARE
    settings = (
        Setting(
            "model",
            "Model",
            default="runware:100@1",
            help="As its page at Runware names it; runware:100@1 is the fast FLUX model.",
        ),
    )
    limits = {"characters": 3000, "parallel": 4}
    licence = "Paid service; the model's own licence applies"
    restricts = MADE_BY_AI
    cost = Cost(0.002, "picture")  # the default model at 1088 x 1920; others cost more
    timeout_s = 120.0
    sleep: Callable[[float], None] = staticmethod(time.sleep)

    def generate(self, prompt: str, width: int, height: int, ctx: Context) -> bytes:
        wide, high = stepped(width, height, _STEP, _LONG)
        return self._task(
            {
                "taskType": "imageInference",
                "positivePrompt": self.described(prompt),
                "model": self.setting("model"),
                "width": max(_LEAST, wide),
                "height": max(_LEAST, high),
                "numberResults": 1,
                "outputType": "base64Data",
                "outputFormat": "JPG",
                "deliveryMethod": "sync",
            },
            lambda found: self.picture(found.get("imageBase64Data") or found.get("imageDataURI")),
            ctx,
            ctx.sale,
        )

    def greet(self, ctx: Context) -> str:
        task = {"taskType": "accountManagement", "operation": "getDetails"}
        balance = self._task(task, lambda found: found.get("balance"), ctx)
        has = f"; {balance:.2f} USD are left" if isinstance(balance, int | float) else ""
        return f"{self.label} answers{has}."

    def _task(
        self, task: dict[str, Any], read: Callable[[dict[str, Any]], T], ctx: Context, sale: Sale | None = None
    ) -> T:
        """Send one task and return what `read` finds in the answer. A service that says 429 or 5xx is asked again."""
        service = Service(
            self.label,
            self.setting("base_url") or "https://api.runware.ai/v1",
            {"Authorization": f"Bearer {self.setting('api_key')}"},
            timeout_s=self.timeout_s,
            max_bytes=60_000_000,
            sleep=self.sleep,
        )

        def once() -> T:
            body = [{**task, "taskUUID": str(uuid.uuid4())}]
            reply = service.ask("POST", "", body=body, accept_statuses=_WORDED, attempts=1)
            return read(self._read(service, reply))

        return retry.with_retries(
            lambda: bought(once, sale or Sale(), ctx.check, fate=retry.fate),
            self.label,
            check=ctx.check,
            on_status=lambda sentence: ctx.progress(0.0, sentence),
            sleep=self.sleep,
        )

    def _read(self, service: Service, reply: Reply) -> dict[str, Any]:
        try:
            message = reply.json()
        except (ValueError, RecursionError):
            message = None
        if isinstance(message, dict):
            errors = message.get("errors") or message.get("error")
            first = errors[0] if isinstance(errors, list) and errors else errors
            if first:
                code = str(first.get("code") or "") if isinstance(first, dict) else ""
                raise self._failed(code, reply)
            data = message.get("data")
            if isinstance(data, list) and data and isinstance(data[0], dict):
                return data[0]
        if not 200 <= reply.status < 300:
            raise statuses.of_status(reply.status, self.label, statuses.retry_after_s(reply.headers))
        raise service.unreadable()

    def _failed(self, code: str, reply: Reply) -> Exception:
        """The service's code in our words; its own may hold anything."""
        low = code.lower()
        error: ReelwrightError
        if any(word in low for word in _UNSAFE):
            return self.declined()
        if "apikey" in low or low in ("unauthorized", "forbidden", "authenticationfailed"):
            return statuses.of_status(401, self.label)
        if any(word in low for word in ("credits", "quota", "balance", "paymentrequired")):
            return statuses.of_status(402, self.label)
        if "ratelimit" in low or reply.status == 429:
            return statuses.of_status(429, self.label, statuses.retry_after_s(reply.headers))
        if "model" in low:
            what = f"{self.label} has no model “{self.setting('model')[:80]}” that can do this."
            return MissingSetup(what, "Choose another one on the settings page.", code="no_model")
        error = ProviderFailed(
            f"{self.label} could not make this picture.", "Try again, or choose another model.", code="provider_failed"
        )
        return retry.Failed(error, again="timeout" in low or "unavailable" in low)
