"""The chat models that can be asked: what each service offers, and fetching one that runs on one's own machine."""

from __future__ import annotations

from typing import Any, cast

from core.errors import BadInput, ReelwrightError, Unknown
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def offered(workspace: Workspace, service: str = "") -> list[dict[str, Any]]:
    """Each chat model that can be set up, as `{"writer", "service", "size", "ends"}`; a service that does not answer
    has `reason` and `hint`.
    """
    from core import providers
    from core.llm._chat import FAMILY, ChatModel

    rows: list[dict[str, Any]] = []
    for entry in providers.discover(FAMILY, workspace.settings.values):
        if service and entry.id != service:
            continue
        try:
            kind = providers.get(FAMILY, entry.id, workspace.settings.values)
            found = cast(ChatModel, kind(workspace.settings.values)).models()
        except ReelwrightError as error:
            rows.append({"writer": "", "service": entry.id, "reason": error.message, "hint": error.hint})
            continue
        rows += [
            {"writer": f"{entry.id}:{model.name}", "service": entry.id, "size": model.size_bytes, "ends": model.ends}
            for model in found
        ]
    if not rows:
        known = ", ".join(item.id for item in providers.discover(FAMILY))
        raise Unknown(f"There is no chat service called “{service[:60]}”.", f"Known are: {known}.")
    return rows


def pull(workspace: Workspace, writer: str, run: Run | None = None) -> None:
    """Fetch a chat model onto this machine, such as "ollama:NAME". Raises `BadInput`, `MissingSetup`,
    `ProviderFailed`, `Cancelled`.
    """
    from core import llm

    model = llm.split_writer(writer)[1]
    service = llm.open_model(writer, workspace.settings.values).service if model else None
    if service is None or "pull" not in service.capabilities:
        raise BadInput(f"“{writer[:80]}” cannot be fetched.", "Write ollama:MODEL; other services have theirs ready.")
    service.pull(model, workspace.context(run))
