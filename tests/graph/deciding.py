"""Decisions for tests: checked and anchored as a person's are, numbered and dated by the test; and their objects."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from graph.asking.ask import Asking
from graph.asking.views import ClaimView, Said
from graph.decisions import Decision, DecisionKind
from graph.model import Act, Label
from graph.store import Store
from graph.submission import Submission
from tests.graph.told import PAPER, level, mentions, submission, utterance

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


OTHER = (
    "The Delmarch Union accused the Orrin Pump Works of dumping brine in the canal. Mayor Quill promised to test it."
)


def third(position: int = 3) -> Submission:
    accused = level(OTHER, "The Delmarch Union", says="accused", name="Delmarch Union")
    promised = level(OTHER, "Mayor Quill", says="promised")
    said = [
        utterance(OTHER, Act.ACCUSE, "dumping brine in the canal", accused, ["Orrin Pump Works"]),
        utterance(OTHER, Act.PROMISE, "to test it", promised),
    ]
    named = mentions(OTHER, Delmarch_Union=Label.ORG, Orrin_Pump_Works=Label.ORG, Mayor_Quill=Label.PERSON)
    return submission(position, OTHER, said, named, url="http://courier.test/brine", outlet=PAPER)


def about(asking: Asking, words: str) -> ClaimView:
    [found] = [c for c in asking.claims() if words in c.proposition]
    return found


def party(asking: Asking, name: str) -> str:
    [found] = [hit.id for hit in asking.search(name) if hit.kind == "entity" and hit.name == name]
    return found


def said(view: ClaimView, act: Act) -> Said:
    return next(s for s in view.said if s.act is act)
