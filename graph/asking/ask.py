"""Answers to questions: `Questions` over the graph, with names resolved and standing derived as of a time.

One code path serves now and any earlier date: what bears on a claim is loaded once and derived as of the time asked
for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from graph import entities, times
from graph.asked import catalogue
from graph.asked.shape import Answer, Window
from graph.asking.questions import NotHeld
from graph.asking.search import search
from graph.asking.views import (
    Accusation,
    ArticleView,
    ClaimView,
    EntityView,
    Held,
    Hit,
    Party,
    Related,
    Said,
    VersionView,
)
from graph.bolt import Bolt, Row, Runner, rows
from graph.deriving.holding import holds
from graph.deriving.superseded import following
from graph.evidence import Bundle, bundles, said
from graph.lexicon import lexicon
from graph.model import Outlet, OutletKind
from graph.settling import accusing
from graph.standing import Axis, Change, Relation, Ruling, Standing
from graph.status import derive
from graph.store import rulings_of

# claims whose evidence is held in memory at a time while a list is streamed
_PAGE = 200
_SAID_BY = 50
_END = datetime.max.replace(tzinfo=UTC)


class Asking:
    """`Questions` over one database; every answer is one read transaction."""

    def __init__(self, bolt: Bolt, *, data_version: str) -> None:
        self.bolt = bolt
        self.data_version = data_version

    def search(self, text: str, *, limit: int = 20, as_of: datetime | None = None) -> tuple[Hit, ...]:
        """Find entities by name, claims by proposition and articles by their words, best first."""
        return self.bolt.read(lambda tx: search(tx, text, limit=limit, as_of=as_of or _END))

    def entity(self, entity: str, *, as_of: datetime | None = None) -> EntityView:
        """Return a party with its accusations, or raise NotHeld."""
        return self.bolt.read(lambda tx: _entity(tx, entity, as_of))

    def claim(self, claim: str, *, as_of: datetime | None = None, valid_until: datetime | None = None) -> ClaimView:
        """Return a claim with its standing, utterances, origins and ledger, or raise NotHeld."""
        found = self.bolt.read(lambda tx: _claim(tx, claim, as_of, valid_until))
        if not found:
            raise NotHeld(f"no claim {claim!r} is held{_at(as_of)}")
        return found[0]

    def article(self, article: str, *, as_of: datetime | None = None) -> ArticleView:
        """Return an article with its versions and what they say, or raise NotHeld."""
        return self.bolt.read(lambda tx: _article(tx, article, as_of))

    def claims(
        self, *, about: str | None = None, by: str | None = None, as_of: datetime | None = None
    ) -> Iterator[ClaimView]:
        """Yield claims that have `about` among their targets and `by` among their holders, last changed first."""
        ids = self.bolt.read(lambda tx: _listed(tx, about, by, as_of))
        pages = (ids[i : i + _PAGE] for i in range(0, len(ids), _PAGE))
        views = (view for page in pages for view in self.page(page, as_of))
        # the order of now is the store's; that of an earlier date depends on what was known then
        return views if as_of is None else iter(sorted(views, key=lambda v: (_descending(v.changed), v.id)))

    def page(self, page: Sequence[str], as_of: datetime | None) -> tuple[ClaimView, ...]:
        """Return these claims, without those that were not held then."""
        return tuple(v for v in self.bolt.read(lambda tx: _views(tx, page, as_of, None)) if v.said)

    def ask(self, name: str, parameters: Mapping[str, str], window: Window) -> Answer:
        """Answer a named question, or raise WrongQuestion or NotHeld."""
        return self.bolt.read(lambda tx: catalogue.ask(tx, name, parameters, window))

    def held(self) -> Held:
        """Count what is in the base."""
        found = self.bolt.rows("counts")
        counts = dict(found[0]) if found else {}
        numbers = {k: int(counts.get(k) or 0) for k in _COUNTED}
        return Held(**numbers, data_version=self.data_version, rebuilding=bool(counts.get("rebuilding")))


_COUNTED = (
    "outlets",
    "articles",
    "versions",
    "entities",
    "utterances",
    "claims",
    "accusations",
    "archive",
    "decisions",
)


def _at(as_of: datetime | None) -> str:
    return f" as of {times.text(as_of)}" if as_of else ""


def _descending(at: datetime) -> float:
    return -at.timestamp()


def _listed(tx: Runner, about: str | None, by: str | None, as_of: datetime | None) -> list[str]:
    limit = times.text(as_of or _END)
    if about is None and by is None:
        return [r["id"] for r in rows(tx, "claims_listed", as_of=limit)]
    found: list[list[str]] = []
    for name, role in ((about, "target"), (by, "holder")):
        if name is not None:
            parties = named(tx, name)
            hits = rows(tx, "claims_with_parties", parties=parties, role=role, as_of=limit)
            found.append([r["id"] for r in hits])
    return [claim for claim in found[0] if all(claim in other for other in found[1:])]


def named(tx: Runner, name: str) -> list[str]:
    """Return the entities that a name (or an id) leads to."""
    keys = entities.keys(name, "org")
    found = rows(tx, "names", keys=list(keys))
    exact = [r for r in found if r["key"] == keys[0]] or found
    into = {r["id"]: r["into"] for r in rows(tx, "merged", entities=[name])}
    return sorted({*(r["into"] or r["id"] for r in exact), into.get(name, name)})


def _claim(tx: Runner, claim: str, as_of: datetime | None, valid_until: datetime | None) -> tuple[ClaimView, ...]:
    """Load a claim, or the one that took all its utterances by then."""
    found = _views(tx, [claim], as_of, valid_until)
    if found and not found[0].said:
        moved = [r["moved"] for r in rows(tx, "claims_by_id", claims=[claim]) if r["moved"]]
        return _views(tx, moved, as_of, valid_until) or found
    return found


def _views(
    tx: Runner, claims: Sequence[str], as_of: datetime | None, valid_until: datetime | None
) -> tuple[ClaimView, ...]:
    held = bundles(tx, claims)
    known = {r["id"]: r for r in rows(tx, "claims_by_id", claims=list(claims))}
    rulings = rulings_of(tx, list(claims))
    related = _related(tx, claims, as_of)
    ledgers = _ledgers(tx, claims)
    made = []
    for claim in claims:
        if claim in held and claim in known and _known(held[claim], as_of, valid_until):
            view = _view(held[claim], known[claim], rulings.get(claim, ()), as_of, valid_until)
            made.append(replace(view, related=related.get(claim, ()), ledger=_until(ledgers.get(claim, ()), as_of)))
    return _resolve(tx, made)


def _known(bundle: Bundle, as_of: datetime | None, valid_until: datetime | None) -> bool:
    return any(e.recorded <= (as_of or _END) and e.valid <= (valid_until or _END) for e in bundle.evidence)


def _view(
    bundle: Bundle, row: Row, rulings: Sequence[Ruling], as_of: datetime | None, valid_until: datetime | None
) -> ClaimView:
    limit, said_limit = as_of or _END, valid_until or _END
    standing = derive(bundle.evidence, rulings, as_of=as_of, valid_until=valid_until)
    # what a person took out, or what took the place of it later, was not said by then
    pairs = zip(bundle.evidence, bundle.said, strict=True)
    spoken = tuple(s for e, s in pairs if holds(e, limit) and s.valid <= said_limit)
    return ClaimView(
        id=bundle.claim,
        proposition=row["proposition"],
        as_of=as_of or datetime.now(UTC),
        standing=standing,
        names=bundle.parties,
        said=spoken,
        related=(),
        ledger=(),
        changed=max(e.recorded for e in bundle.evidence if e.recorded <= limit),
    )


def _until(ledger: Sequence[Change], as_of: datetime | None) -> tuple[Change, ...]:
    return tuple(change for change in ledger if change.recorded <= (as_of or _END))


def _ledgers(tx: Runner, claims: Sequence[str]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for r in rows(tx, "ledger_of_claims", claims=list(claims)):
        valid, recorded = times.aware(r["valid"]), times.aware(r["recorded"])
        made = Change(Axis(r["axis"]), r["subject"], r["old"], r["new"], valid, recorded, r["rule"], r["evidence"])
        found.setdefault(r["claim"], []).append(made)
    return found


def _related(tx: Runner, claims: Sequence[str], as_of: datetime | None) -> dict[str, tuple[Related, ...]]:
    found: dict[str, tuple[Related, ...]] = {}
    for r in rows(tx, "relations", claims=list(claims)):
        if times.aware(r["since"]) > (as_of or _END):
            continue
        if r["to"] is not None and times.aware(r["to"]) <= (as_of or _END):
            continue
        made = Related(Relation(r["relation"]), r["other"], r["proposition"], r["reason"], bool(r["outward"]))
        found[r["claim"]] = (*found.get(r["claim"], ()), made)
    return {claim: tuple(sorted(set(each), key=lambda x: (x.relation, x.to))) for claim, each in found.items()}


def _ids_in(view: ClaimView) -> set[str]:
    standing: Standing = view.standing
    found = {*standing.accusers, *standing.suspecters, *standing.deniers, *standing.third_party_deniers}
    found |= {*standing.targets, *(a.target for a in standing.responses), *(x.target for x in standing.legal)}
    found |= {a.speaker for a in standing.responses if a.speaker} | {f.holder for f in standing.flags if f.holder}
    found |= {o.end for o in standing.origins} | {c.subject for c in view.ledger if c.subject}
    for origin in standing.origins:
        found |= {end for step in origin.steps for end in (step.from_, step.to)}
    return found


def _resolve(tx: Runner, views: Sequence[ClaimView]) -> tuple[ClaimView, ...]:
    """Add the parties that the standing names and no utterance of the claim does, such as a declared origin."""
    missing = sorted({i for v in views for i in _ids_in(v) if i not in v.names})
    more = {r["id"]: Party(r["id"], r["name"], bool(r["named"])) for r in rows(tx, "entities_by_id", entities=missing)}
    return tuple(replace(v, names={**v.names, **more}) for v in views) if more else tuple(views)


def _entity(tx: Runner, entity: str, as_of: datetime | None) -> EntityView:
    entity = next((r["into"] for r in rows(tx, "merged", entities=[entity])), entity)
    found = rows(tx, "entities_by_id", entities=[entity])
    if not found:
        raise NotHeld(f"no party {entity!r} is held{_at(as_of)}")
    row = found[0]
    party = Party(row["id"], row["name"], bool(row["named"]))
    edges = sorted(rows(tx, "accusations", entity=entity), key=_latest_first)
    views = {v.id: v for v in _views(tx, sorted({e["claim"] for e in edges}), as_of, None)}
    accusations = _accusations(tx, edges, views, as_of)
    limit = times.text(as_of or _END)
    spoken = [r["id"] for r in rows(tx, "said_by", entity=entity, as_of=limit, limit=_SAID_BY)]
    found_as = (r["exact"] for r in rows(tx, "aliases", entity=entity))
    # a pronoun or "the company" stands for the party here and there; it is no name of it
    aliases = tuple(x for x in found_as if x != row["name"] and x[:1].isupper() and x.lower() not in lexicon().stop)
    return EntityView(
        party=party,
        kind=row["group"],
        aliases=aliases,
        accused_by=tuple(a for a in accusations if a.target.id == entity),
        accuses=tuple(a for a in accusations if a.accuser.id == entity),
        said=said(tx, spoken),
    )


def _latest_first(edge: Row) -> tuple[float, str, str, str]:
    return -times.aware(edge["last"]).timestamp(), edge["claim"], edge["accuser"], edge["target"]


def _accusations(
    tx: Runner, edges: Sequence[Row], views: Mapping[str, ClaimView], as_of: datetime | None
) -> tuple[Accusation, ...]:
    held = bundles(tx, views)
    made = []
    for edge in edges:
        view = views.get(edge["claim"])
        accuser = Party(edge["accuser"], edge["accuser_name"], bool(edge["accuser_named"]))
        target = Party(edge["target"], edge["target_name"], bool(edge["target_named"]))
        valid = [
            e.valid
            for e in (accusing(held[view.id].evidence, as_of=as_of) if view else ())
            if accuser.id in e.parties and target.id in e.targets
        ]
        if view and valid:
            counts, status = view.standing.counts, view.standing.status
            made.append(
                Accusation(
                    accuser,
                    target,
                    view.id,
                    view.proposition,
                    status,
                    min(valid),
                    max(valid),
                    counts.reports,
                    counts.outlets,
                    counts.origins,
                )
            )
    return tuple(made)


def _article(tx: Runner, article: str, as_of: datetime | None) -> ArticleView:
    found = [r for r in rows(tx, "article", article=article) if times.aware(r["recorded"]) <= (as_of or _END)]
    if not found:
        raise NotHeld(f"no article {article!r} is held{_at(as_of)}")
    first: dict[str, Row] = {}
    for r in found:
        first.setdefault(r["version"], r)
    recorded = [times.aware(r["recorded"]) for r in first.values()]
    versions = tuple(_version(r, following(recorded, number)) for number, r in enumerate(first.values()))
    row = found[0]
    outlet = Outlet(row["outlet_key"], row["outlet_name"], OutletKind(row["outlet_kind"]), domain=row["outlet_domain"])
    spoken = sorted({r["id"] for r in rows(tx, "said_in_article", article=article)})
    kept: tuple[Said, ...] = tuple(s for s in said(tx, spoken) if s.recorded <= (as_of or _END))
    return ArticleView(article, row["url"], outlet, versions, tuple(sorted(kept, key=lambda s: (s.version, s.pieces))))


def _version(row: Row, superseded: datetime | None) -> VersionView:
    return VersionView(
        id=row["version"],
        title=row["title"],
        text=row["text"],
        published=row["published"],
        modified=row["modified"],
        recorded=times.aware(row["recorded"]),
        superseded=superseded,
        snapshot=row["snapshot"],
        sha256=row["sha256"],
    )
