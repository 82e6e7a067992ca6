"""Base of the stock picture sources: one bounded question, remembered for a day, and entries that are cleaned."""

from __future__ import annotations

import hashlib
import time
from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from core import digests
from core.errors import BadInput
from core.model.storyboard import Found
from core.net import limits
from core.net.service import Reply, Service
from core.net.statuses import Hints
from core.ports import Context
from core.providers import provider_id
from core.visuals.source import Search, Source
from core.visuals.sources import _clean as clean

REMEMBER_S = 24 * 3600  # what Pixabay asks for, and a kindness to the others


class StockSource(Source):
    """A site of pictures. Its file says how it is asked and what its entries mean.

    `clock` (seconds since 1970) and `sleep` are a test's to replace.
    """

    home: ClassVar[str] = ""  # its address where the settings have none
    query_chars: ClassVar[int] = 100
    refusals: ClassVar[tuple[int, ...]] = (400,)  # the statuses that `refused` words
    timeout_s: float = 30.0  # of one question
    clock: Callable[[], float] = staticmethod(time.time)
    sleep: Callable[[float], None] = staticmethod(time.sleep)

    @abstractmethod
    def asked(self, search: Search, terms: str) -> tuple[str, dict[str, Any]]:
        """Path and parameters of the question, without the key."""

    @abstractmethod
    def entries(self, answer: Any, search: Search) -> Any:
        """The list of entries in an answer. Raises `LookupError` or `TypeError` where it has none."""

    @abstractmethod
    def read(self, entry: Any, search: Search) -> Found | None:
        """One entry; None where it cannot be used. Raises `LookupError`, `TypeError`, `AttributeError` likewise."""

    @abstractmethod
    def credentials(self) -> tuple[dict[str, str], dict[str, str]]:
        """The key, as headers and as parameters."""

    @abstractmethod
    def refused(self, reply: Reply, search: Search) -> Any:
        """Handle a status of `refusals`: return an answer in its place, or raise an error."""

    def secret(self) -> str:
        """The key; empty for a site without one."""
        return self.setting("api_key")

    def search(self, search: Search, ctx: Context) -> list[Found]:
        if search.kind not in self.capabilities:
            raise BadInput(f"{self.label} has no {search.kind}.", "Choose another source.")
        terms = clean.query(search.terms, self.query_chars)
        if not terms:
            return []
        service = self.service()
        read = (self._read(entry, search) for entry in self._told(service, search, terms, ctx)[:500])
        return [found for found in read if found is not None][: search.most]

    def greet(self, ctx: Context) -> str:
        kind = "image" if "image" in self.capabilities else "footage"
        found = self.search(Search("sky", "image" if kind == "image" else "footage", most=3), ctx)
        return f"{self.label} answers and shows {len(found)} pictures of the sky."

    def service(self) -> Service:
        """The site at its address, with its limit of requests."""
        address = self.setting("base_url") or self.home
        key = hashlib.sha256(f"{address} {self.secret()}".encode()).hexdigest()[:16]
        requests, per_s = int(self.limits["requests"]), float(self.limits["per_s"])
        return Service(
            self.label,
            address,
            self.credentials()[0],
            hints=Hints(key=f"Enter a valid key for {self.label} on the settings page."),
            window=limits.window(f"{provider_id(type(self))} {key}", requests, per_s),
            timeout_s=self.timeout_s,
            sleep=self.sleep,
        )

    def _told(self, service: Service, search: Search, terms: str, ctx: Context) -> list[Any]:
        """The entries of an answer; one that can be read is remembered."""
        path, params = self.asked(search, terms)
        question = digests.of_json([service.address, path, sorted(params.items())], sort_keys=False)
        key = f"visuals.{provider_id(type(self))}/1/{question}"
        cached = ctx.cache.get(key)
        if isinstance(cached, dict) and 0 <= self.clock() - cached.get("at", 0) < REMEMBER_S:
            return self._entries(cached["told"], search, service)
        reply = service.ask(
            "GET",
            path,
            query={**params, **self.credentials()[1]},
            check=ctx.check,
            on_status=lambda sentence: ctx.progress(0.0, sentence),
            accept_statuses=self.refusals,
        )
        if reply.status in self.refusals:
            return self._entries(self.refused(reply, search), search, service)
        try:
            answer = reply.json()
        except (ValueError, RecursionError):
            raise service.unreadable() from None
        entries, secret = self._entries(answer, search, service), self.secret()
        if not (
            secret and secret in reply.body.decode("utf-8", "replace")
        ):  # an answer that repeats the key isn't kept
            ctx.cache.put(key, {"at": self.clock(), "told": answer})
        return entries

    def _entries(self, answer: Any, search: Search, service: Service) -> list[Any]:
        try:
            found = self.entries(answer, search)
        except (LookupError, TypeError, AttributeError):
            raise service.unreadable() from None
        if not isinstance(found, list):
            raise service.unreadable()
        return found

    def _read(self, entry: Any, search: Search) -> Found | None:
        try:
            found = self.read(entry, search)
        except (LookupError, TypeError, AttributeError):
            return None
        secret = self.secret()
        return None if found is None or (secret and secret in found.model_dump_json()) else found
