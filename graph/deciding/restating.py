"""Utterances as decisions leave them: the present form in nodes and edges, the earlier ones beside it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph import ids, writing
from graph.bolt import Row, Runner, query, rows
from graph.deciding.effects import About, Aim, Effect, Form, Lasting, forms
from graph.deciding.joining import Joins, effect_of
from graph.deciding.written import from_json, lasting_from_json, lasting_to_json, to_json
from graph.decisions import DecisionKind
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value

# utterances that are held in memory at a time: a party that is merged may have been quoted for years
_PAGE = 500
_INNER = ("chain", "addressee", "affiliation")
# what an amendment may name a party for
PARTIES = ("holder", "speaks_for", "target")
_INNER_JSON = ("declared", "bases", "numbers")


@dataclass(frozen=True, slots=True)
class _Held:
    """An utterance with how it was read, and all forms that it had until now."""

    props: Mapping[str, Any]
    read: Form
    before: frozenset[str]


def restate(tx: Runner, utterances: Iterable[str]) -> set[str]:
    """Let utterances stand as the decisions about them say, and return the claims that they bear or bore on."""
    wanted, touched = sorted(set(utterances)), set[str]()
    swaps = substitutions(tx) if wanted else ()
    for start in range(0, len(wanted), _PAGE):
        touched |= _page(tx, wanted[start : start + _PAGE], swaps)
    return touched


def substitutions(tx: Runner) -> tuple[Effect, ...]:
    """Load what people have merged and split."""
    return tuple(effect_of(r["decision"]) for r in rows(tx, "substitutions"))


def _page(tx: Runner, utterances: Sequence[str], swaps: Sequence[Effect]) -> set[str]:
    effects: dict[str, dict[int, Effect]] = {}
    for r in rows(tx, "effects", utterances=list(utterances)):
        made = effect_of(r["decision"])
        effects.setdefault(r["utterance"], {})[made.number] = made
    nodes: list[Node] = []
    edges: list[Edge] = []
    touched: set[str] = set()
    found = _held(tx, utterances)
    joins = Joins.load(tx, {a.claim for held in found for a in held.read.about} | _linked(effects))
    for held in found:
        identity, recorded, article = held.props["id"], held.props["recorded"], held.props["article"]
        own = [*effects.get(identity, {}).values(), *joins.of(held.read, effects.get(identity, {}).values())]
        concerned = [*own, *_concerned(held.read, article, own, swaps)]
        if not concerned and held.props.get("read") is None:
            continue
        lasting = forms(held.read, recorded, article, concerned)
        nodes.append(_node(identity, held.read, lasting))
        edges += _edges(identity, lasting)
        touched |= held.before | {a.claim for one in lasting for a in one.form.about}
    tx.run(query("forget_forms"), {"utterances": [n.id for n in nodes]}).consume()
    writing.nodes(tx, nodes)
    writing.edges(tx, edges)
    return touched


def _held(tx: Runner, utterances: Sequence[str]) -> list[_Held]:
    parties: dict[str, list[Row]] = {}
    for r in rows(tx, "parties_read", utterances=list(utterances)):
        parties.setdefault(r["utterance"], []).append(r)
    about: dict[str, list[About]] = {}
    for r in rows(tx, "claims_read", utterances=list(utterances)):
        made = About(r["claim"], r["bearing"], r["score"], r["reason"], r["since"])
        about.setdefault(r["utterance"], []).append(made)
    found = []
    for r in rows(tx, "utterances_read", utterances=list(utterances)):
        u = r["utterance"]
        claims = about.get(u["id"], [])
        read = from_json(json.loads(u["read"])) if u.get("read") else _read(u, parties.get(u["id"], ()), claims)
        past = lasting_from_json(u["past"]) if u.get("past") else ()
        before = {a.claim for a in claims} | {a.claim for p in past for a in p.form.about}
        found.append(_Held(u, read, frozenset(before)))
    return found


def _read(u: Mapping[str, Any], parties: Sequence[Row], about: Sequence[About]) -> Form:
    inner = {name: u.get(name) for name in _INNER} | {name: json.loads(u[name]) for name in _INNER_JSON}
    return Form(
        act=u["act"],
        polarity=u["polarity"],
        certainty=u["certainty"],
        holder_kind=u["holder_kind"],
        holders=tuple(r["party"] for r in parties if r["role"] == EdgeType.HELD_BY),
        speaker=next((r["party"] for r in parties if r["role"] == EdgeType.SPOKEN_BY), None),
        targets=tuple(
            Aim(r["party"], r["start"], r["end"], r["reading"]) for r in parties if r["role"] == EdgeType.TARGETS
        ),
        about=tuple(about),
        inner=json.dumps(inner, ensure_ascii=False),
    )


def _linked(effects: Mapping[str, Mapping[int, Effect]]) -> set[str]:
    return {e.claim for each in effects.values() for e in each.values() if e.kind is DecisionKind.LINK}


def _concerned(read: Form, article: str, own: Iterable[Effect], swaps: Sequence[Effect]) -> list[Effect]:
    """Return the merges and splits that this utterance may feel: those of its parties, and what they lead on to.

    Its parties are those that the reader found and those that amendments (`own`) name.
    """
    named = {*read.holders, *(t.party for t in read.targets), *((read.speaker,) if read.speaker else ())}
    named |= {party for e in own for name, values in e.amended if name in PARTIES for party in values}
    found: list[Effect] = []
    open_ = {e.number: e for e in swaps if e.kind is DecisionKind.MERGE or article in e.articles}
    grown = True
    while grown:
        new = [e for e in open_.values() if e.party in named or f'"{e.party}"' in read.inner]
        grown = bool(new)
        for e in new:
            found.append(open_.pop(e.number))
            named.add(e.other)
    return found


def _node(identity: str, read: Form, lasting: Sequence[Lasting]) -> Node:
    now = lasting[-1]
    inner = json.loads(now.form.inner)
    props: dict[str, Value] = {
        "act": now.form.act,
        "polarity": now.form.polarity,
        "certainty": now.form.certainty,
        "holder_kind": now.form.holder_kind,
        "accepted": now.form.accepted,
        "rejected": now.begins if now.form.out else None,
        "read": json.dumps(to_json(read), ensure_ascii=False),
        "past": lasting_to_json(lasting[:-1]) if len(lasting) > 1 else None,
        "since": now.begins if len(lasting) > 1 else None,
        **{name: inner[name] for name in _INNER},
        **{name: json.dumps(inner[name], ensure_ascii=False) for name in _INNER_JSON},
    }
    return Node(NodeLabel.UTTERANCE, identity, props)


def _edges(identity: str, lasting: Sequence[Lasting]) -> list[Edge]:
    now, since = lasting[-1].form, lasting[-1].begins
    ends = (NodeLabel.UTTERANCE, NodeLabel.ENTITY)

    def to(kind: EdgeType, party: str, props: Mapping[str, Value]) -> Edge:
        edge = ids.edge(kind.value.lower(), identity, party)
        return Edge(kind, ends, edge, identity, party, {**props, "from": since})

    found = [to(EdgeType.HELD_BY, p, {"number": n}) for n, p in enumerate(now.holders)]
    if now.speaker:
        found.append(to(EdgeType.SPOKEN_BY, now.speaker, {"number": 0}))
    for n, t in enumerate(now.targets):
        found.append(to(EdgeType.TARGETS, t.party, {"start": t.start, "end": t.end, "reading": t.reading, "number": n}))
    about = () if now.out else now.about
    for a in about:
        props: dict[str, Value] = {"bearing": a.bearing, "score": a.score, "reason": a.reason, "from": a.since}
        claimed = (NodeLabel.UTTERANCE, NodeLabel.CLAIM)
        edge = ids.edge("about", identity, a.claim, a.bearing)
        found.append(Edge(EdgeType.ABOUT, claimed, edge, identity, a.claim, props))
    earlier = {a.claim for one in lasting for a in one.form.about} - {a.claim for a in about}
    for claim in earlier:
        edge = ids.edge("was_about", identity, claim)
        found.append(Edge(EdgeType.WAS_ABOUT, (NodeLabel.UTTERANCE, NodeLabel.CLAIM), edge, identity, claim, {}))
    return [*found, *_former(identity, lasting)]


def _former(identity: str, lasting: Sequence[Lasting]) -> Iterator[Edge]:
    """Yield for whom an utterance counted, and who spoke, where decisions have changed that."""
    ends = (NodeLabel.UTTERANCE, NodeLabel.ENTITY)
    roles: Mapping[EdgeType, Callable[[Form], tuple[str, ...]]] = {
        EdgeType.WAS_HELD_BY: lambda form: form.holders,
        EdgeType.WAS_SPOKEN_BY: lambda form: (form.speaker,) if form.speaker else (),
    }
    for kind, parties in roles.items():
        held: dict[str, list[Lasting]] = {}
        for one in lasting:
            for party in parties(one.form):
                held.setdefault(party, []).append(one)
        for party, times in held.items():
            if times[-1].ends is not None:
                props = {"from": times[0].begins, "to": times[-1].ends}
                yield Edge(kind, ends, ids.edge(kind.value.lower(), identity, party), identity, party, props)
