"""How a base is doing: what it holds, what waits, and where everything lies."""

from dataclasses import asdict

from claimtrail.base import Base
from claimtrail.quarantine import Quarantine
from claimtrail.rebuilding import unfinished


def health(base: Base) -> dict[str, str | int | bool]:
    """Return what `claimtrail status` prints."""
    held = asdict(base.asking.held())
    filed_archive, filed_decisions = held.pop("archive"), held.pop("decisions")
    half = unfinished(base)
    return {
        "data": str(base.settings.data.absolute()),
        "store": base.bolt.uri,
        "archived": base.archive.position,
        "filed": filed_archive,
        "decided": base.decisions.position,
        "decisions_filed": filed_decisions,
        "set_aside": sum(1 for _ in Quarantine(base.settings.data / "quarantine.jsonl")),
        **({} if half is None else {"made_anew_up_to": half}),
        **held,
    }
