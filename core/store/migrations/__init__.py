"""The tables, step by step. A step once released is never changed; a change is one more step.

Field names follow the specification's data model where it has them. A project's and a render's status are derived,
so they have no column. JSON columns hold what `core.model` writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.store.migrations import cards, codes, ground, small, times, unused

if TYPE_CHECKING:
    from sqlite_utils import Database

STEPS: dict[str, Callable[[Database], None]] = {
    "0001_ground": ground.upgrade,
    "0002_rights": small.rights,
    "0003_library": small.library,
    "0004_cards": cards.upgrade,
    "0005_revisions": small.revisions,
    "0006_codes": codes.upgrade,
    "0007_purchases": small.purchases,
    "0008_digests": small.digests,
    "0009_posts": small.posts,
    "0010_receipts": small.receipts,
    "0011_times": times.upgrade,
    "0012_unsaid": small.unsaid,
    "0013_unused": unused.upgrade,
    "0014_plans": small.plans,
    "0015_publications": small.publications,
    "0016_film_approvals": small.film_approvals,
}


def names() -> set[str]:
    """The names of the migrations that an up-to-date database has behind it."""
    return set(STEPS)
