"""Decisions for tests: checked and anchored as a person's are, numbered and dated by the test."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from graph.decisions import Decision, DecisionKind
from graph.store import Store

FIRST = datetime(2026, 3, 9, tzinfo=UTC)


class People:
    """Somebody who decides, one decision an hour."""

    def __init__(self, store: Store, at: int = 2) -> None:
        self.store = store
        self.at = at
        self.made: list[Decision] = []

    def when(self, number: float) -> datetime:
        """Return the time of a decision; halves lie between two."""
        return FIRST + timedelta(hours=number)

    def decide(
        self,
        kind: str,
        object_: str | int,
        value: str = "",
        other: str | None = None,
        /,
        *,
        seen: str | None = None,
        **settings: str | tuple[str, ...],
    ) -> Decision:
        """Make a decision and let it take effect."""
        number = len(self.made) + 1
        asked = Decision(
            DecisionKind(kind),
            str(object_),
            "A. Reader",
            "read the filing",
            self.when(number),
            self.at,
            value=value,
            target=other,
            settings=tuple(_pairs(settings)),
            seen=seen,
            number=number,
        )
        made = self.store.admit(asked)
        assert self.store.decide([made]) == 1
        self.made.append(made)
        return made

    def undo(self, made: Decision) -> Decision:
        """Take a decision back."""
        return self.decide("undo", made.number)


def _pairs(settings: Mapping[str, str | tuple[str, ...]]) -> list[tuple[str, str]]:
    many = {k.rstrip("_"): (v,) if isinstance(v, str) else v for k, v in settings.items()}
    return [(k, v) for k, values in many.items() for v in values]
