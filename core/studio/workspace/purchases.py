"""The till of a data folder: one buyer of a thing at a time, and a row in the ledger before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

from core import providers
from core.buying import MAYBE_PAID, Order, Sale, Shelf, Till, maybe_paid
from core.caching import Cache
from core.errors import BadInput, Cancelled, ProviderFailed, ReelwrightError, StorageError
from core.language.graphemes import start
from core.store import ledger, room
from core.store.db import Store
from core.store.locks import KeyLock, is_held
from core.store.receipts import Receipts

LOCKS = "locks"
# Room on the disk without which nothing is bought, by what it is for: an answer that could not be kept would be paid
# again.
_ROOM = {"speech": 2 << 20, "times": 1 << 20, "picture": 24 << 20, "chat": 1 << 20}
_A_CHARACTER = 8_000  # bytes of its sound at most
_FAMILIES = {"speech": "core.voice.engines", "times": "core.voice.aligners"}


class Place(Protocol):
    """The part of a workspace that a till needs."""

    @property
    def data(self) -> Path: ...

    @property
    def store(self) -> Store: ...

    @property
    def cache(self) -> Cache: ...


class WorkspaceTill(Till):
    """Buys for a project. `job` names the job that buys, so that its next attempt finds what it has bought before."""

    def __init__(
        self,
        workspace: Place,
        project_id: int | None = None,
        *,
        job: str = "",
        picture: str = "video_visual_generation",
        chat: str = "video_script_generation",
    ) -> None:
        self._workspace, self._project_id, self._job = workspace, project_id, job
        self._operations = {"picture": picture, "chat": chat}
        self._shelves: list[Shelf] = []
        self._store = _unfenced(workspace.store)

    @contextmanager
    def buying(self, order: Order, check: Callable[[], None]) -> Iterator[Sale]:
        """The sale of an order once nobody else buys the same. An error that leaves it in doubt says so."""
        lock = KeyLock(self._workspace.data / LOCKS, order.key)
        lock.acquire(check)
        sale = _Booked(self._workspace, lock, order, self._project_id, self._operation(order))
        try:
            yield sale
        except (ProviderFailed, BadInput) as error:
            if sale.in_doubt and error.code != MAYBE_PAID:
                raise maybe_paid(order.label, error.message) from None
            raise
        finally:
            if not sale.left:
                sale.leave_room()
            lock.release()

    def shelf(self, key: str) -> Shelf:
        """The place of an answer; `closed` says that what is on it was of use."""
        shelf = Shelf(self.notes(self._workspace.cache), key, self._job)
        self._shelves.append(shelf)
        return shelf

    def notes(self, cache: Cache) -> Cache:
        """The cache, and beside it the database."""
        return Receipts(cache, self._store)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """While the block runs answers are bought for it; they were of use unless it was stopped on the way."""
        try:
            yield
        except Exception as error:
            if not _stopped(error):
                self._used()
            raise
        self._used()

    def _used(self) -> None:
        for shelf in self._shelves:
            shelf.used()
        self._shelves.clear()

    def _operation(self, order: Order) -> str:
        return self._operations.get(order.kind) or operation(order.kind, order.provider)


def _stopped(error: Exception) -> bool:
    """Whether what was bought is still wanted: the work was stopped, or can go on where it was."""
    if isinstance(error, Cancelled | StorageError):
        return True
    return isinstance(error, ReelwrightError) and (error.retryable or error.code == MAYBE_PAID)


class _Booked(Sale):
    """A sale whose calls are rows of the ledger."""

    def __init__(self, workspace: Place, lock: KeyLock, order: Order, project_id: int | None, operation: str) -> None:
        super().__init__()
        self.waits, self._order, self._lock = order.paid, order, lock
        self._project_id, self._operation = project_id, operation
        self._workspace, self._fenced = workspace, workspace.store
        self._store = _unfenced(workspace.store)  # a call that was made is noted whoever has the job by now
        self._row = 0
        self._room: IO[bytes] | None = None
        self.left = False  # to a call that goes on by itself

    def sent(self) -> None:
        if not self._order.paid:
            return
        _note_dead_of(self._store, self._order.key)
        if ledger.in_doubt(self._store, self._order.key):
            stopped = self._workspace.cache.get(_stopped_key(self._project_id)) or []
            self._workspace.cache.put(_stopped_key(self._project_id), sorted({*stopped, self._order.key}))
            raise maybe_paid(self._order.label)
        self._hold_room()
        self._row = self._book(self._fenced, "sent")

    def _hold_room(self) -> None:
        if self._room is None:
            size = _ROOM[self._order.kind]
            if self._order.kind == "speech":
                size += round(_A_CHARACTER * self._order.units)
            self._room = room.hold_room(self._workspace.data / "blobs", size)

    def leave_room(self) -> None:
        """Give up the room that was held on the disk."""
        if self._room is not None:
            self._room.close()
        self._room = None

    def take(self, answer: Any) -> None:
        self.leave_room()
        super().take(answer)

    def refused(self) -> None:
        if self._row:
            ledger.refused(self._store, self._row)
        self._row, self.in_doubt = 0, False

    def answered(self, cost: float | None = None, note: str = "") -> None:
        self.in_doubt, self.done = False, True
        if self._row:
            ledger.answered(self._store, self._row, cost, note)
        else:
            self._book(self._store, "paid")

    def doubtful(self) -> None:
        if self._row:
            self.in_doubt = True
            ledger.doubtful(self._store, self._row)

    def left_behind(self) -> Callable[[], None]:
        self._lock.share()
        self.left = True

        def ended() -> None:
            self.leave_room()
            self._lock.release()
            self._store.close()  # of the call's own thread

        return ended

    def _book(self, store: Store, state: ledger.State) -> int:
        order = self._order
        note = order.note if order.cost is not None else f"{order.note}, price unknown".lstrip(", ")
        return ledger.book(
            store, project_id=self._project_id, operation=self._operation, provider=order.provider, units=order.units,
            unit=order.unit, cost=order.cost or 0.0, currency=order.currency, note=start(note, 200), state=state,
            key=order.key if state != "paid" else "",
        )  # fmt: skip


def operation(kind: str, name: str) -> str:
    """The specification's name, for the ledger, of what a speech engine or an aligner does."""
    can = next(
        (
            entry.provider.capabilities
            for entry in providers.discover(_FAMILIES[kind])
            if entry.id == name and entry.provider
        ),
        (),
    )
    return "video_tts_hd" if "hd" in can else "video_tts_selfhosted" if "self_hosted" in can else "video_tts_standard"


def note_dead(workspace: Place) -> None:
    """Note the purchases that were under way in a process that is gone: nobody holds its lock any more."""
    store = _unfenced(workspace.store)
    with suppress(StorageError):  # of a full or read-only disk: it is noted once there is room
        for row in ledger.sent(store):
            if not is_held(workspace.data / LOCKS, row["key"]):
                ledger.died(store, row["id"])


def _note_dead_of(store: Store, key: str) -> None:
    """The same for one key, whose lock is held here."""
    for row in ledger.sent(store):
        if row["key"] == key:
            ledger.died(store, row["id"])


def doubts(workspace: Place, project_id: int | None = None) -> int:
    """Count the calls that may have been paid for and keep the same from being bought again for a project of the
    workspace.
    """
    note_dead(workspace)
    return ledger.doubts(workspace.store, project_id, workspace.cache.get(_stopped_key(project_id)) or [])


def forgive(workspace: Place, project_id: int | None = None) -> int:
    """Let what is in doubt be bought again for a project, or (None) for all; how many calls. They stay noted."""
    note_dead(workspace)
    key = _stopped_key(project_id)
    met = workspace.cache.get(key) or []  # in doubt since another project asked for the same
    workspace.cache.put(key, [])
    return ledger.forgive(_unfenced(workspace.store), project_id, met)


def receipts(workspace: Place) -> Receipts:
    """The receipts of the data folder, where what was bought is noted."""
    return Receipts(workspace.cache, workspace.store)


def _stopped_key(project_id: int | None) -> str:
    return f"till.stopped/{project_id or 0}"


def _unfenced(store: Store) -> Store:
    return store.guarded(lambda store: None)
