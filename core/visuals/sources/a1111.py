"""Pictures by a Stable Diffusion web UI (AUTOMATIC1111, Forge and others with its API) on one's own machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from core.errors import BadInput, MissingSetup, ProviderFailed, ReelwrightError
from core.net.service import Service, basic
from core.net.statuses import Hints
from core.ports import Context
from core.providers import Setting
from core.visuals.sources import _clean as clean
from core.visuals.sources._maker import MADE_BY_AI, Maker, stepped

_START = "Start the web UI with --api, or correct its address on the settings page."
_NEGATIVE = "text, letters, watermark, signature, logo, blurry, deformed"


class A1111(Maker):
    """POST /sdapi/v1/txt2img; it may take minutes, and is told to stop when the person stops."""

    label = "Stable Diffusion"
    note = "Makes pictures on your own computer, with the web UI that you run there with --api."
    settings = (
        Setting("url", "Address", kind="url", required=True, help="Such as http://127.0.0.1:7860."),
        Setting("model", "Model", help="A file name from the web UI's list; empty: the one it has loaded."),
        Setting("steps", "Steps", kind="number", default="25"),
        Setting("side", "Longest side", kind="number", default="1344", help="In pixels; older models like 768."),
        Setting("negative", "What should not be seen", default=_NEGATIVE),
        Setting("user", "User name", help="Only where it was started with --api-auth."),
        Setting("password", "Password", kind="secret", blanks="kept"),
        Setting("patience_s", "Longest wait in seconds", kind="number", default="600"),
    )
    limits = {"characters": 2000, "parallel": 1}
    licence = "The model's own licence applies"
    restricts = MADE_BY_AI
    prompt_chars = 2000
    sleep: Callable[[float], None] = staticmethod(time.sleep)

    def generate(self, prompt: str, width: int, height: int, ctx: Context) -> bytes:
        wide, high = stepped(width, height, 8, self._number("side", 256, 4096))
        body: dict[str, Any] = {
            "prompt": self.described(prompt),
            "negative_prompt": clean.query(self.setting("negative"), 1000),
            "width": wide,
            "height": high,
            "steps": round(self._number("steps", 1, 150)),
            "batch_size": 1,
            "n_iter": 1,
            "send_images": True,
            "save_images": False,
        }
        if self.setting("model"):
            body["override_settings"] = {"sd_model_checkpoint": self.setting("model")}
        ctx.progress(0.0, f"{self.label} paints; this may take minutes")
        service = self._service(self._number("patience_s", 1, 7200))
        try:  # asked once: a second picture would be painted behind the first
            reply = service.ask(
                "POST", "/sdapi/v1/txt2img", body=body, check=ctx.check, accept_statuses=(404, 422), attempts=1
            )
        except (MissingSetup, ProviderFailed) as error:
            if error.code == "timeout":
                self._stop()
            raise
        except BaseException:  # the person stopped, or the worker is shut down
            self._stop()
            raise
        if reply.status in (404, 422):
            raise self._refused(reply.body)
        try:
            message = reply.json()
            images = message["images"]
            return self.picture(images[0])
        except (ValueError, RecursionError, LookupError, TypeError):
            raise service.unreadable() from None

    def greet(self, ctx: Context) -> str:
        message = self._service(20.0).json("GET", "/sdapi/v1/sd-models", check=ctx.check)
        names = [clean.words(item.get("title"), 60) for item in message if isinstance(item, dict)] if message else []
        names = [name for name in names if name]
        if not names:
            return f"{self.label} answers, but has no model yet."
        return f"{self.label} answers and has: {', '.join(names[:3])}{', …' if len(names) > 3 else '.'}"

    def _service(self, timeout_s: float) -> Service:
        user, password = self.setting("user"), self.setting("password")
        return Service(
            self.label,
            self.setting("url"),
            {"Authorization": basic(user, password)} if user or password else {},
            hints=Hints(key="Enter the user name and the password of --api-auth on the settings page."),
            start=_START,
            timeout_s=timeout_s,
            max_bytes=120_000_000,
            sleep=self.sleep,
        )

    def _stop(self) -> None:
        """Tell it to paint no further; that it cannot be told changes nothing for the person who stopped."""
        try:
            self._service(3.0).ask("POST", "/sdapi/v1/interrupt", attempts=1)
        except (MissingSetup, ProviderFailed):
            return

    def _refused(self, body: bytes) -> ReelwrightError:
        lowered = body[:2000].decode("utf-8", "replace").lower()
        if "sampler" in lowered or "checkpoint" in lowered or "model" in lowered:
            what = f"{self.label} does not know the model “{self.setting('model')[:80]}”."
            return BadInput(what, "Choose one of its list on the settings page.", code="no_model")
        return MissingSetup(f"{self.label} has its API switched off.", _START, code="not_running")

    def _number(self, name: str, least: float, most: float) -> float:
        try:
            return min(most, max(least, float(self.setting(name))))
        except ValueError:
            return float(next(setting.default for setting in self.settings if setting.name == name))
