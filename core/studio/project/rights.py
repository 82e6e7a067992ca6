"""The rights to the pictures and sounds of a film: what is known or was said, what is owed, what may not go out yet."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from core.errors import BadInput, NotFound
from core.language.graphemes import start
from core.model import rights as rules
from core.model.asset import Asset, Rights
from core.model.text import one_line
from core.store import rights as rights_rows
from core.store import uploads as library_rows
from core.studio.project import steps
from core.studio.project.project import Project
from core.studio.project.seen import require_unchanged
from core.studio.workspace.workspace import Workspace
from core.timeline import documents

MOST_CHARS = 200


def ledger(project: Project) -> list[Asset]:
    """The rights of everything of others that a project's film shows or plays, each once."""
    board = project.board
    shown = {sha256 for shot in board.shots for sha256 in shot.photos} if board else set()
    shown |= _filmed(project)
    known = {asset.sha256: asset for asset in (*library_rows.of_role(project.store), *(board.assets if board else ()))}
    found = [asset for sha256, asset in known.items() if sha256 in shown]
    if project.options.music.startswith("sha256:"):
        sha256 = project.options.music.removeprefix("sha256:")
        title = rights_rows.title(project.store, sha256) or "Music of your own"
        found.append(Asset(sha256=sha256, kind="music", source="uploaded", title=title))
    chosen = project.options.thumbnail
    if chosen and chosen not in {asset.sha256 for asset in found}:
        current = project.board.asset(chosen) if project.board else None
        title = rights_rows.title(project.store, chosen) or "Picture of the thumbnail"
        found.append(current or Asset(sha256=chosen, source="uploaded", title=title))
    return [_with_what_was_said(project, asset) for asset in found]


def _filmed(project: Project) -> set[str]:
    """Return the digests of what finished videos show that are older than the project is now: they can still go out."""
    found: set[str] = set()
    for row in steps.newest_renders(project).values():
        path = project.workspace.data / row["timeline_path"]
        if row["timeline_path"] and path.is_file() and (not row["input_hash"] or steps.is_stale(project, row)):
            film = documents.document(path.read_bytes())
            for scene in film["scenes"]:
                found |= {scene["asset"], *scene.get("photos", ())} - {None}
    return found


def _with_what_was_said(project: Project, asset: Asset) -> Asset:
    rights = rights_rows.get(project.store, asset.sha256)
    return asset.model_copy(update={"rights": rights}) if rights is not None and rights.licence else asset


def unknown_rights(project: Project) -> list[Asset]:
    """The assets of a project of which nobody has said where they are from."""
    return rules.of_unknown_origin(ledger(project))


def credits(project: Project) -> list[str]:
    """The credit lines that the description of a project's film owes."""
    return [*rules.credits(ledger(project)), *_of_maps(project)]


def _of_maps(project: Project) -> list[str]:
    """The credit of the places that maps mark; the outlines owe none."""
    cards = [shot.card for shot in project.board.shots if shot.card] if project.board else []
    marked = any(card.kind == "map" and any(len(row) > 3 and row[2] for row in card.rows) for card in cards)
    return ["Places on maps: GeoNames, CC BY 4.0 (https://www.geonames.org)"] if marked else []


def rights_json(workspace: Workspace, project_id: int) -> dict[str, Any]:
    """The rights of a project's assets as data: each with what is known of it, and the credits."""
    project = Project(workspace, project_id)
    missing = {asset.sha256 for asset in unknown_rights(project)}
    assets = [
        {
            "sha256": asset.sha256,
            "kind": asset.kind,
            "source": asset.source,
            "title": asset_name(project, asset),
            **asset.rights.model_dump(),
            "known": asset.sha256 not in missing,
        }
        for asset in ledger(project)
    ]
    return {"assets": assets, "credits": credits(project)}


def require_known(project: Project) -> None:
    """Raises `BadInput` that names what of a project may not be published, because nobody has said where it is from."""
    missing = unknown_rights(project)
    if not missing:
        return
    names = ", ".join(f"“{asset_name(project, item)}”" for item in missing[:5])
    more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
    raise BadInput(
        f"Nobody has said where {names}{more} {'is' if len(missing) == 1 else 'are'} from.",
        "Say so on the Publish page (or with `python -m core rights`), or use something else; then publish.",
        code="unknown_rights",
    )


def asset_name(project: Project, asset: Asset) -> str:
    """The name that people know an asset by: its title, else the number of the picture it is."""
    if asset.title:
        return asset.title
    shots = project.board.shots if project.board else ()
    number = next((n for n, shot in enumerate(shots, 1) if shot.picture == asset.sha256), 0)
    return f"picture {number}" if number else asset.sha256[:12]


def declare(
    workspace: Workspace, project_id: int, sha256: str, *, licence: str, author: str = "", author_url: str = "",
    page_url: str = "", first: bool = False,
) -> Rights:  # fmt: skip
    """Note where a picture or sound of the project is from; `first`: as nobody had said it when the person was asked.

    Raises `BadInput`, `NotFound`, `ChangedElsewhere` where somebody has said otherwise since.
    """
    with workspace.store.write():
        rights = stated(licence=licence, author=author, author_url=author_url, page_url=page_url)
        return _say(workspace, project_id, sha256, rights, first=first)


def _say(workspace: Workspace, project_id: int, sha256: str, rights: Rights, *, first: bool) -> Rights:
    project = Project(workspace, project_id)
    asset = next((item for item in ledger(project) if item.sha256 == sha256), None) or (
        project.board.asset(sha256) if project.board else None
    )
    if asset is None:
        raise NotFound("That picture or sound is not in this project.", "Choose one that is.")
    before = rights_rows.get(workspace.store, sha256)
    if first and before is not None and before.licence and before != rights:
        shown = ("licence", "author", "page_url")
        require_unchanged(dict(before), dict.fromkeys(shown, ""), {name: getattr(rights, name) for name in shown})
    rights_rows.put(workspace.store, sha256, rights, asset.title)
    return rights


def say_all_own(workspace: Workspace, project_id: int, shown: Collection[str] | None = None) -> int:
    """Note for everything of unknown origin that it is the person's own work; returns how many that were.

    `shown` are those that the person was asked about, by their sha256: nothing is said of others.
    """
    with workspace.store.write():
        missing = [
            item for item in unknown_rights(Project(workspace, project_id)) if shown is None or item.sha256 in shown
        ]
        for asset in missing:
            rights_rows.put(workspace.store, asset.sha256, stated(licence=rules.OWN), asset.title)
    return len(missing)


def stated(*, licence: str, author: str = "", author_url: str = "", page_url: str = "") -> Rights:
    """Return the rights that a person stated. Raises `BadInput` where that is not enough or no address."""
    words = {
        name: start(one_line(re.sub(r"[<>]", " ", value)), MOST_CHARS)
        for name, value in (("licence", licence), ("author", author))
    }
    if not words["licence"]:
        raise BadInput("It is not said under which licence it may be used.", "Choose one, or write its name.")
    for address in (author_url, page_url):
        if address and not re.fullmatch(r"https?://[^\s<>\"@]{3,400}", address):
            raise BadInput("That is no address of a page.", "Copy it whole, from https:// on, or leave it empty.")
    if not rules.owes_nothing(words["licence"]) and not (words["author"] or page_url):
        raise BadInput(f"“{words['licence']}” asks for a credit.", "Say whose it is, or on which page it is.")
    return Rights(provider="upload", author_url=author_url, page_url=page_url, **words)
