"""The store: filing and deciding in one write transaction each, on either engine."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from neo4j import ManagedTransaction

from graph import times, together, writing
from graph.asking import names
from graph.bolt import Bolt, Row, Runner, query, rows
from graph.deciding import relating
from graph.deciding.admission import admit
from graph.deciding.judging import after_forgetting, judge
from graph.deciding.withheld import Withheld
from graph.decisions import Decision
from graph.engines import full_text
from graph.evidence import Bundle, bundles
from graph.resolving.remembered import Remembered
from graph.rows import Node, NodeLabel
from graph.settling import Before, Settled, concerns, settle
from graph.standing import Ruling
from graph.submission import Submission

# raised when the shape of what is stored changes: such a graph is made anew from the archive
FORMAT = 3

# nodes that one transaction takes away: a whole newsroom's would not fit into the memory of a server
_EMPTIED = 5000


class WrongFormat(Exception):
    """The graph was made by another version; the text says what to run."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far the archive and the decisions are filed."""

    archive: int
    decisions: int
    rebuilding: bool


class Store:
    """What is filed and decided; questions are answered by `asking.py`.

    `withheld` is the folder in which the words of withdrawn texts are kept aside.
    """

    def __init__(self, bolt: Bolt, *, data_version: str, withheld: Path | None = None) -> None:
        self.bolt = bolt
        self._withheld = Withheld(withheld)
        self.data_version = data_version
        self._remembered = Remembered()

    def prepare(self, *, sql: Callable[[str], None] | None = None) -> None:
        """Make the constraints, the indexes and the ledger, where they are not there yet.

        `sql` is the embedded engine's administration, which alone can make its full-text indexes; null on Neo4j.
        """
        self.bolt.reach()
        for statement in writing.schema():
            self.bolt.run(statement)
        for indexed in full_text.ALL:
            if sql is None:
                self.bolt.run(indexed.cypher)
            else:
                for command in indexed.sql:
                    sql(command)
        self.bolt.write(_take)

    def empty(self) -> None:
        """Take everything away, and say that the graph is being made anew until `rebuilt` is called."""
        self.bolt.write(lambda tx: tx.run(query("start_rebuild"), {"format": FORMAT}).consume())
        while self.bolt.write(lambda tx: rows(tx, "empty", limit=_EMPTIED))[0]["gone"]:
            pass

    def rebuilt(self) -> None:
        """Say that the graph is whole again."""
        self.bolt.write(lambda tx: tx.run(query("end_rebuild")).consume())

    def position(self) -> Position:
        """Return how far the archive and the decisions are filed."""
        found = self.bolt.rows("ledger")
        if not found:
            return Position(0, 0, rebuilding=False)
        return Position(found[0]["archive"], found[0]["decisions"], bool(found[0]["rebuilding"]))

    def file(self, submissions: Sequence[Submission], *, upto: int) -> int:
        """File what the archive holds up to a position, and return how many submissions were new to the base.

        All of it is one transaction with the ledger's position: a repeated call, a retry after a lost race and a commit
        whose acknowledgement was lost file nothing twice.
        """
        filed, filing = self.bolt.write(lambda tx: self._file(tx, submissions, upto))
        self._remembered.end(filing)
        return filed

    def _file(self, tx: ManagedTransaction, submissions: Sequence[Submission], upto: int) -> tuple[int, int]:
        ledger = _take(tx)
        self._remembered.begin(ledger["filings"])
        if ledger["archive"] >= upto:
            return 0, ledger["filings"]
        todo = [s for s in submissions if s.snapshot.position > ledger["archive"]]
        left = todo
        while left:
            made = together.file(tx, left, self._remembered, self._withheld if ledger["decisions"] else None)
            _settle(tx, made.touched, made.restated)
            left = left[made.filed :]
        self._advance(tx, upto, ledger["decisions"])
        return len(todo), ledger["filings"]

    def admit(self, asked: Decision) -> Decision:
        """Return a decision as it may be written down, with its anchors; raises DecisionError where it may not."""
        return self.bolt.read(lambda tx: admit(tx, asked))

    def decide(self, decisions: Sequence[Decision]) -> int:
        """Let decisions take effect, each once, and return how many were new to the base."""
        return self.bolt.write(lambda tx: self._decide(tx, decisions))

    def _decide(self, tx: ManagedTransaction, decisions: Sequence[Decision]) -> int:
        ledger = _take(tx)
        todo = [d for d in decisions if d.number > ledger["decisions"]]
        for decision in todo:
            # each is settled by itself: the next one may take away what this one has made
            _settle(tx, set(), judge(tx, decision, self._withheld))
        self._advance(tx, ledger["archive"], max((d.number for d in todo), default=ledger["decisions"]))
        return len(todo)

    def _advance(self, tx: Runner, archive: int, decisions: int) -> None:
        parameters = {"archive": archive, "decisions": decisions, "data_version": self.data_version}
        tx.run(query("advance_ledger"), parameters).consume()


def _take(tx: ManagedTransaction) -> Row:
    ledger = rows(tx, "take_ledger", format=FORMAT)[0]
    if ledger["format"] != FORMAT:
        raise WrongFormat(
            f"the graph has format {ledger['format']!r}, this version of claimtrail writes {FORMAT!r}; "
            "run `claimtrail rebuild`"
        )
    return ledger


def _settle(tx: ManagedTransaction, touched: Iterable[str], restated: Iterable[str] = ()) -> None:
    """Derive anew where claims stand; of those that a decision reaches, also whom they concern."""
    changed = sorted({*touched, *restated})
    if not changed:
        return
    # an answer to the whole reaches its parts
    claims = sorted({*changed, *(r["part"] for r in rows(tx, "parts", claims=changed))})
    rulings = rulings_of(tx, claims)
    # what was filed may relate again what a person has parted
    relating.again(tx, [c for c in claims if any(r.kind == "relate" for r in rulings.get(c, ()))])
    held = bundles(tx, claims)
    before = _before(tx, claims)
    settled = [settle(held[c], rulings.get(c, ()), before.get(c)) for c in claims if c in held]
    _forget(tx, settled, {c: before.get(c, Before()) for c in claims if c not in held})
    nodes = [node for s in settled for node in (s.claim, *s.ledger)]
    writing.claims(tx, nodes, [edge for s in settled for edge in (*s.lines, *s.accused)])
    _concern(tx, sorted(set(restated)), held)
    empty = [claim for claim in claims if claim not in held]
    if empty:
        lost = [r["decision"] for r in rows(tx, "decisions_of_claims", claims=empty)]
        tx.run(query("forget_claims"), {"claims": empty}).consume()
        _settle(tx, (), after_forgetting(tx, lost))


def _before(tx: Runner, claims: Sequence[str]) -> dict[str, Before]:
    return {
        r["claim"]: Before(times.aware(r["settled"]), r["log"], r["lines"], frozenset(r["accused"] or ()))
        for r in rows(tx, "settled_before", claims=list(claims))
    }


def _forget(tx: Runner, settled: Sequence[Settled], empty: Mapping[str, Before]) -> None:
    """Take away the ledgers that are replaced, and the edges of accusation that no longer hold."""
    replaced = sorted({*(s.claim.id for s in settled if s.replaces), *empty})
    if replaced:
        tx.run(query("forget_ledger"), {"claims": replaced}).consume()
    gone = [(s.claim.id, pair) for s in settled for pair in s.gone]
    gone += [(claim, pair) for claim, before in empty.items() for pair in before.pairs(frozenset())]
    if gone:
        edges = [{"claim": claim, "accuser": a, "target": b} for claim, (a, b) in gone]
        tx.run(query("forget_accusations"), {"rows": edges}).consume()


def _concern(tx: ManagedTransaction, restated: Sequence[str], held: Mapping[str, Bundle]) -> None:
    """Say whom claims concern that decisions have changed, and where the utterances of an empty one went."""
    if not restated:
        return
    tx.run(query("forget_concerns"), {"claims": list(restated)}).consume()
    made = [concerns(held[claim]) for claim in restated if claim in held]
    harmed: dict[str, set[str]] = {m.claim.id: set() for m in made}
    for r in rows(tx, "victims_of_claims", claims=sorted(harmed)) if harmed else ():
        harmed[r["claim"]].update(r["victims"] or ())
    writing.nodes(tx, [m.claim for m in made])
    writing.nodes(tx, [Node(NodeLabel.CLAIM, claim, {"victims": sorted(who)}) for claim, who in harmed.items()])
    writing.edges(tx, [edge for m in made for edge in m.edges])
    into: dict[str, str | None] = {m.claim.id: None for m in made}
    empty = [m.claim.id for m in made if m.empty]
    for r in rows(tx, "moved", claims=empty) if empty else ():
        into[r["claim"]] = into[r["claim"]] or r["into"]
    writing.nodes(tx, [Node(NodeLabel.CLAIM, claim, {"moved": to}) for claim, to in into.items()])


def rulings_of(tx: Runner, claims: Sequence[str], *, as_of: datetime | None = None) -> dict[str, tuple[Ruling, ...]]:
    """Return what people have decided about these claims; a target is the party that stood for it as of a time."""
    found: dict[str, tuple[Ruling, ...]] = {}
    decided = rows(tx, "rulings", claims=list(claims))
    into = names.standing_for(tx, {r["target"] for r in decided if r["target"]}, as_of)
    for r in decided:
        made = Ruling(
            number=r["number"],
            kind=r["kind"],
            value=r["value"],
            by=r["by"],
            reason=r["reason"],
            recorded=times.aware(r["recorded"]),
            valid=times.aware(r["valid"]),
            target=into.get(r["target"], r["target"]),
            undone=times.aware(r["undone"]) if r["undone"] else None,
            settings=tuple((str(k), str(v)) for k, v in json.loads(r["settings"] or "[]")),
        )
        found[r["claim"]] = (*found.get(r["claim"], ()), made)
    return found
