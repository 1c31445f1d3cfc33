"""What may be decided: every decision is checked against the base before it is written, and given its anchors."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graph import ids
from graph.bolt import Runner, rows
from graph.deciding.anchoring import Thing, anchor_of, parties_of, party_of, text_with, thing
from graph.deciding.seen import check_seen
from graph.decisions import Anchor, Decision, DecisionError, DecisionKind, signed
from graph.model import Act, Certainty, HolderKind, Polarity
from graph.standing import Legal, Outcome, Relation, Status

RATINGS = ("true", "mostly_true", "mixed", "mostly_false", "false", "unproven")
NO_RELATION = "none"
NEW_CLAIM = "new"
AMENDABLE = ("act", "polarity", "certainty", "holder", "holder_kind", "speaks_for", "target")
STATED = (*AMENDABLE, "exact")

_ABOUT = {
    DecisionKind.SIGN: ("claim",),
    DecisionKind.OVERRIDE: ("claim",),
    DecisionKind.OUTCOME: ("claim",),
    DecisionKind.VERDICT: ("claim",),
    DecisionKind.LEGAL: ("claim",),
    DecisionKind.RELATE: ("claim",),
    DecisionKind.ACCEPT: ("utterance",),
    DecisionKind.REJECT: ("utterance",),
    DecisionKind.LINK: ("utterance",),
    DecisionKind.AMEND: ("utterance",),
    DecisionKind.MERGE: ("party",),
    DecisionKind.SPLIT: ("party",),
    DecisionKind.RENAME: ("party", "claim"),
    DecisionKind.WITHDRAW: ("snapshot",),
    DecisionKind.STATE: ("version", "article"),
}
_VALUES: dict[DecisionKind, Sequence[str]] = {
    DecisionKind.SIGN: ("for", "against"),
    DecisionKind.OVERRIDE: tuple(Status),
    DecisionKind.OUTCOME: tuple(Outcome),
    DecisionKind.VERDICT: RATINGS,
    DecisionKind.LEGAL: tuple(Legal),
    DecisionKind.RELATE: (*Relation, NO_RELATION),
    DecisionKind.STATE: tuple(Act),
}
_SETTINGS: dict[DecisionKind, Sequence[str]] = {
    DecisionKind.AMEND: AMENDABLE,
    DecisionKind.STATE: STATED,
    DecisionKind.SPLIT: ("in",),
    DecisionKind.VERDICT: ("publisher", "words", "url"),
}
# without them nobody could tell whose verdict it is
_VERDICT = ("publisher", "words")
_CHOICES: dict[str, Sequence[str]] = {
    "act": tuple(Act),
    "polarity": tuple(Polarity),
    "certainty": tuple(Certainty),
    "holder_kind": tuple(HolderKind),
}
_PARTIES = ("holder", "speaks_for", "target")


def admit(tx: Runner, asked: Decision) -> Decision:
    """Return a decision with its anchors, or raise DecisionError with what is wrong and what would be right."""
    signed(asked)
    if asked.kind is DecisionKind.UNDO:
        return asked
    held = _object(tx, asked)
    _check_value(asked)
    _check_settings(asked)
    check_seen(tx, held, asked.seen)
    made = replace(asked, object=held.id, anchor=anchor_of(tx, held))
    return _MORE.get(asked.kind, _enough)(tx, made, held)


def _object(tx: Runner, asked: Decision) -> Thing:
    wanted = _ABOUT[asked.kind]
    held = thing(tx, asked.object)
    what = " or ".join(wanted)
    if held is None:
        raise DecisionError(f"no {what} {asked.object!r} is held; {asked.kind} takes the id of a {what}")
    if held.kind not in wanted:
        raise DecisionError(f"{asked.object!r} is no {what} but {held.kind}; {asked.kind} takes the id of a {what}")
    if held.into is not None:
        raise DecisionError(f"the {held.kind} {held.id!r} is gone: {held.into!r} stands for it now; decide about that")
    return held


def _check_value(asked: Decision) -> None:
    allowed = _VALUES.get(asked.kind)
    if allowed and asked.value not in allowed:
        raise DecisionError(f"{asked.kind} cannot be {asked.value!r}; it is one of {', '.join(allowed)}")
    if asked.kind in _NO_VALUE and asked.value:
        raise DecisionError(f"{asked.kind} takes no value, and was given {asked.value!r}; leave it out")
    if asked.target and asked.kind not in _TWO:
        raise DecisionError(
            f"{asked.kind} takes nothing behind its value, and was given {asked.target!r}; a value of several words "
            "stands in quotation marks"
        )
    needed = {DecisionKind.LINK, DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.RENAME}
    if asked.kind in needed and not asked.value.strip():
        raise DecisionError(f"{asked.kind} needs a value: {_NEEDED[asked.kind]}")


_NO_VALUE = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.WITHDRAW, DecisionKind.AMEND})
_TWO = frozenset({DecisionKind.RELATE, DecisionKind.LEGAL})
_NEEDED = {
    DecisionKind.LINK: "the id of the claim that the utterance is about, or new",
    DecisionKind.MERGE: "the id of the party that stands for both from now on",
    DecisionKind.SPLIT: "the name (or the id) of the other party",
    DecisionKind.RENAME: "the new name",
}


def _check_settings(asked: Decision) -> None:
    allowed = _SETTINGS.get(asked.kind, ())
    for name, value in asked.settings:
        if name not in allowed:
            raise DecisionError(f"{asked.kind} has no {name!r} to set; it has {', '.join(allowed) or 'none'}")
        choices = _CHOICES.get(name)
        if choices and value not in choices:
            raise DecisionError(f"{name} cannot be {value!r}; it is one of {', '.join(choices)}")
    missing = [n for n in _VERDICT if not (asked.one(n) or "").strip()] if asked.kind is DecisionKind.VERDICT else []
    if missing:
        raise DecisionError(
            f"a verdict needs its {missing[0]}: --set publisher=WHO --set words=VERBATIM, with url= where it has one"
        )
    if asked.kind is DecisionKind.AMEND and not asked.settings:
        raise DecisionError(f"amend needs at least one of {', '.join(AMENDABLE)}, as NAME=VALUE")


def _enough(tx: Runner, asked: Decision, held: Thing) -> Decision:
    return asked


def _other(tx: Runner, identity: str | None, kind: str, what: str) -> Thing:
    found = thing(tx, identity or "")
    if found is None or found.kind != kind:
        raise DecisionError(f"no {kind} {identity or ''!r} is held; {what}")
    if found.into is not None:
        raise DecisionError(f"the {kind} {found.id!r} is gone: {found.into!r} stands for it now")
    return found


def _relate(tx: Runner, asked: Decision, held: Thing) -> Decision:
    other = _other(tx, asked.target, "claim", "relate takes the id of a second claim")
    if other.id == held.id:
        raise DecisionError(f"the claim {held.id!r} cannot relate to itself; name another one")
    return replace(asked, target=other.id, other=anchor_of(tx, other))


def _link(tx: Runner, asked: Decision, held: Thing) -> Decision:
    if asked.value == NEW_CLAIM:
        return asked
    other = _other(tx, asked.value, "claim", "link takes the id of a claim, or new")
    if [r["claim"] for r in rows(tx, "claims_of_utterance", id=held.id)] == [other.id]:
        raise DecisionError(f"the utterance {held.id!r} is about {other.id!r} already")
    return replace(asked, value=other.id, other=anchor_of(tx, other))


def _legal(tx: Runner, asked: Decision, held: Thing) -> Decision:
    if asked.target is None:
        return asked
    concerned = {
        r["party"]: r["name"] for r in rows(tx, "parties_of_claims", claims=[held.id]) if r["role"] == "target"
    }
    found = party_of(tx, asked.target)
    if found is None or found[0] not in concerned:
        names = ", ".join(f"{name} ({party})" for party, name in sorted(concerned.items()))
        raise DecisionError(
            f"{asked.target!r} is no target of the claim {held.id!r}; its targets are {names or 'none'}"
        )
    return replace(asked, target=found[0], other=Anchor(names=(found[1],)))


def _merge(tx: Runner, asked: Decision, held: Thing) -> Decision:
    other = _other(tx, asked.value, "party", "merge takes the id of a second party, which stands for both")
    if other.id == held.id:
        raise DecisionError(f"the party {held.id!r} cannot be merged into itself; name another one")
    return replace(asked, value=other.id, other=anchor_of(tx, other))


def _split(tx: Runner, asked: Decision, held: Thing) -> Decision:
    other = thing(tx, asked.value)
    articles = [_other(tx, article, "article", "split takes the ids of articles").id for article in asked.all("in")]
    if not articles and (other is None or other.kind != "party" or other.id == held.id):
        raise DecisionError(
            f"split needs the articles in which {held.id!r} is somebody else (in=ARTICLE), "
            "or the id of another party, to say that the two are not one"
        )
    mentioned = {r["article"] for r in rows(tx, "mentions_of_parties", entities=[held.id])}
    for article in articles:
        if article not in mentioned:
            raise DecisionError(f"the article {article!r} does not mention {held.id!r}")
    urls = [r["url"] for article in articles for r in rows(tx, "address_of_article", article=article)]
    name = rows(tx, "entities_by_id", entities=[asked.value])
    anchor = Anchor(names=(name[0]["name"],)) if name else Anchor(names=(asked.value,))
    return replace(asked, other=anchor, settings=tuple(("in", url) for url in urls))


def _amend(tx: Runner, asked: Decision, held: Thing) -> Decision:
    return replace(asked, settings=(*asked.settings, *_named(tx, asked)))


def _named(tx: Runner, asked: Decision) -> Iterable[tuple[str, str]]:
    """Yield the name of every party that is given by its id; several parties of one name must be told apart by id."""
    for name, value in asked.settings:
        if name not in _PARTIES or not value:
            continue
        found = party_of(tx, value)
        if found is None and (several := parties_of(tx, value)):
            raise DecisionError(f"{value!r} is the name of several parties: {', '.join(several)}; give the id of one")
        if found and found[0] == value:
            yield f"name of {value}", found[1]


def _state(tx: Runner, asked: Decision, held: Thing) -> Decision:
    exact = asked.one("exact")
    url = next((r["url"] for r in rows(tx, "addresses", id=held.id)), "")
    if not exact:
        raise DecisionError("state needs the exact words of the text: exact=WORDS")
    if text_with(tx, ids.article(url), exact) is None:
        raise DecisionError(f"the words {exact!r} do not stand once in a text of {url!r}; quote so many that they do")
    settings = (*asked.settings, *_named(tx, asked))
    return replace(asked, anchor=Anchor(url, (exact,)), settings=settings)


def _withdraw(tx: Runner, asked: Decision, held: Thing) -> Decision:
    found = rows(tx, "version_of_snapshot", id=held.id)
    if not found:
        raise DecisionError(f"the snapshot {held.id!r} shows no text that is held")
    if found[0]["withdrawn"] is not None:
        raise DecisionError(f"the text of the snapshot {held.id!r} is withdrawn already, since {found[0]['withdrawn']}")
    return asked


_MORE: dict[DecisionKind, Callable[[Runner, Decision, Thing], Decision]] = {
    DecisionKind.RELATE: _relate,
    DecisionKind.LINK: _link,
    DecisionKind.LEGAL: _legal,
    DecisionKind.MERGE: _merge,
    DecisionKind.SPLIT: _split,
    DecisionKind.AMEND: _amend,
    DecisionKind.STATE: _state,
    DecisionKind.WITHDRAW: _withdraw,
}
