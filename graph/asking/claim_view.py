"""A claim as of a time: where it stands, who said it where, how it relates to others, and its ledger."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from graph import times
from graph.asking import names
from graph.asking.views import ClaimView, Related, Verdict
from graph.bolt import Row, Runner, rows
from graph.deriving.holding import at, holds
from graph.evidence import Bundle, bundles
from graph.standing import Axis, Change, Relation, Ruling, Standing
from graph.status import derive
from graph.store import rulings_of

_END = datetime.max.replace(tzinfo=UTC)


def claim_view(tx: Runner, claim: str, as_of: datetime | None, valid_until: datetime | None) -> tuple[ClaimView, ...]:
    """Load a claim, or the one that took all its utterances by then."""
    found = views(tx, [claim], as_of, valid_until)
    if found and not found[0].said:
        moved = [r["moved"] for r in rows(tx, "claims_by_id", claims=[claim]) if r["moved"]]
        return views(tx, moved, as_of, valid_until) or found
    return found


def views(
    tx: Runner, claims: Sequence[str], as_of: datetime | None, valid_until: datetime | None
) -> tuple[ClaimView, ...]:
    """Return these claims in their order, without those of which nothing was held then."""
    held = bundles(tx, claims, as_of=as_of)
    known = {r["id"]: r for r in rows(tx, "claims_by_id", claims=list(claims))}
    rulings = rulings_of(tx, list(claims), as_of=as_of)
    related = _related(tx, claims, as_of)
    ledgers = _ledgers(tx, claims)
    made = []
    for claim in claims:
        if claim in held and claim in known and _known(held[claim], as_of, valid_until):
            view = _view(held[claim], known[claim], rulings.get(claim, ()), as_of, valid_until)
            made.append(replace(view, related=related.get(claim, ()), ledger=_until(ledgers.get(claim, ()), as_of)))
    return _resolve(tx, made, as_of)


def _known(bundle: Bundle, as_of: datetime | None, valid_until: datetime | None) -> bool:
    return any(e.recorded <= (as_of or _END) and e.valid <= (valid_until or _END) for e in bundle.evidence)


def _view(
    bundle: Bundle, row: Row, rulings: Sequence[Ruling], as_of: datetime | None, valid_until: datetime | None
) -> ClaimView:
    limit, said_limit = as_of or _END, valid_until or _END
    ruled = at((), rulings, as_of=as_of, valid_until=valid_until).rulings
    standing = derive(bundle.evidence, rulings, as_of=as_of, valid_until=valid_until)
    # what a person took out, or what took the place of it later, was not said by then
    pairs = zip(bundle.evidence, bundle.said, strict=True)
    spoken = tuple(s for e, s in pairs if holds(e, limit) and s.valid <= said_limit)
    return ClaimView(
        id=bundle.claim,
        proposition=names.name(row, as_of),
        as_of=as_of or datetime.now(UTC),
        standing=standing,
        names=bundle.parties,
        said=spoken,
        related=(),
        ledger=(),
        changed=max(e.recorded for e in bundle.evidence if e.recorded <= limit),
        renamed=names.renamed(row, as_of),
        verdicts=tuple(_verdict(r) for r in ruled if r.kind == "verdict"),
    )


def _verdict(ruling: Ruling) -> Verdict:
    told = dict(ruling.settings)
    url = told.get("url") or None
    publisher, words = told.get("publisher", ""), told.get("words", "")
    return Verdict(publisher, words, ruling.value, url, ruling.valid, ruling.by, ruling.number)


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
        made = Related(Relation(r["relation"]), r["other"], names.name(r, as_of), r["reason"], bool(r["outward"]))
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


def _resolve(tx: Runner, views: Sequence[ClaimView], as_of: datetime | None) -> tuple[ClaimView, ...]:
    """Add the parties that the standing names and no utterance of the claim does, such as a declared origin."""
    more = names.parties(tx, {i for v in views for i in _ids_in(v) if i not in v.names}, as_of)
    return tuple(replace(v, names={**v.names, **more}) for v in views) if more else tuple(views)
