"""Documents in short, written with their names marked, and a base in memory that resolves them one after the other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph import entities
from graph.entities import Named, Resolver
from graph.model import Label, Mention, Outlet
from graph.naming import setting
from graph.resolving import document, utterances
from graph.rows import EdgeType, Node, NodeLabel
from graph.submission import Submission
from tests.graph.told import WIRE, submission

_LABELS = {"P": Label.PERSON, "O": Label.ORG, "G": Label.GPE, "T": Label.PRODUCT}
_MARKED = re.compile(r"\{(?P<label>[POGT]):(?P<words>[^=}]+)(?:=(?P<entity>[^}]+))?\}")
_OUTLET = re.compile(r"@(\w+) ")


def told(position: int, marked: str) -> Submission:
    """Return a document; see cases/entities.toml for how names and the outlet are marked."""
    given = _OUTLET.match(marked)
    outlet = Outlet(given[1], f"The {given[1]}") if given else WIRE
    text, mentions, at = "", [], given.end() if given else 0
    for found in _MARKED.finditer(marked, at):
        text += marked[at : found.start()]
        at, start = found.end(), len(text)
        text += found["words"]
        label = _LABELS[found["label"]]
        mentions.append(Mention(start, len(text), label, found["entity"] or found["words"]))
    text += marked[at:]
    return submission(position, text, (), mentions, url=f"http://corvane.test/{position}", outlet=outlet)


@dataclass
class Base:
    """What a base holds of names; `meant` are the entities that documents mean, by name and number of the document."""

    entities: dict[str, Named] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=dict)
    meant: dict[tuple[str, int], str] = field(default_factory=dict)
    backwards: bool = False

    def names(self, keys: Sequence[str]) -> list[Named]:
        """Return the entities that these keys lead to; the order is nobody's business."""
        found = [
            Named(key, held.id, held.name, held.group, held.into, held.signs, held.similar)
            for key in keys
            for held in (self.entities[i] for i in sorted(self.keys.get(key, ())))
        ]
        return found[::-1] if self.backwards else found

    def resolver(self, one: Submission) -> tuple[Resolver, list[str]]:
        """Return what resolves a document and the names that it asks for."""
        publisher = [one.outlet.name]
        known = entities.groups(one.reading, dict.fromkeys(publisher, "org"))
        resolver = Resolver(one.article_id, self.names, known, setting.settings(one, known, publisher))
        return resolver, [*publisher, *utterances.names(one)]

    def file(self, number: int, one: Submission) -> Resolver:
        """Resolve a document and hold what it adds."""
        resolver, names = self.resolver(one)
        resolver.resolve_all(reversed(names) if self.backwards else names)
        for row in document.entities(one, resolver, {}):
            if not isinstance(row, Node):
                assert row.type is EdgeType.NAMES
                self.keys.setdefault(row.start, set()).add(row.end)
            elif row.label is NodeLabel.ENTITY:
                before = self.entities.get(row.id)
                self.entities[row.id] = before.told(row.props) if before else Named.made(row.id, row.props)
        self.meant |= {(name, number): resolver(name).id for name in names}
        return resolver


def held(texts: Iterable[str], *, backwards: bool = False) -> Base:
    """Return a base that holds these documents."""
    base = Base(backwards=backwards)
    for number, text in enumerate(texts, start=1):
        base.file(number, told(number, text))
    return base
