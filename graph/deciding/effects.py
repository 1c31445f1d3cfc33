"""What decisions make of an utterance over time: a pure function of how it was read and of what people decided.

Nothing is patched: a decision that is undone, or made before the utterance was filed, gives the same forms as if all
had been known in order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.decisions import DecisionKind
from graph.model import ANSWERS, RESPONSES, Act, HolderKind
from graph.standing import Bearing


@dataclass(frozen=True, slots=True)
class Aim:
    """A target of an utterance: who, in which place of the text, in which reading of the list."""

    party: str
    start: int | None = None
    end: int | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """The claim that an utterance bears on, how, and why; `since` is the recorded time of that assignment.

    `decision` is the number of the decision that made it, null where the machine did.
    """

    claim: str
    bearing: str
    score: float
    reason: str
    since: str
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """An utterance as it holds for a time; party ids throughout, `inner` is JSON that names parties within.

    `accepted` is when a person accepted it; `out` is set while a person has taken it out.
    """

    act: str
    polarity: str
    certainty: str
    holder_kind: str
    holders: tuple[str, ...]
    speaker: str | None
    targets: tuple[Aim, ...]
    about: tuple[About, ...]
    inner: str
    accepted: str | None = None
    out: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """A decision that bears on utterances; times are texts that sort. `ends` is when it was undone.

    A link has `claim`, an amendment `amended`; a merge or split turns `party` into `other` (a split: in `articles`),
    and a relation that says that two claims are one turns the claim `party` into `other`.
    """

    number: int
    kind: DecisionKind
    begins: str
    ends: str | None = None
    claim: str = ""
    amended: tuple[tuple[str, tuple[str, ...]], ...] = ()
    party: str = ""
    other: str = ""
    articles: frozenset[str] = frozenset()
    reason: str = ""

    def holds(self, at: str) -> bool:
        """Tell whether the decision holds at a time."""
        return self.begins <= at and (self.ends is None or at < self.ends)


@dataclass(frozen=True, slots=True)
class Lasting:
    """A form and the recorded times between which it holds; the last one has no end."""

    form: Form
    begins: str
    ends: str | None


def forms(read: Form, recorded: str, article: str, effects: Sequence[Effect]) -> tuple[Lasting, ...]:
    """Return the forms of an utterance in order, from when it was recorded on."""
    bounds = {recorded, *(t for e in effects for t in (e.begins, e.ends) if t and t > recorded)}
    found: list[Lasting] = []
    for at in sorted(bounds):
        form = formed(read, article, [e for e in effects if e.holds(at)])
        if found and found[-1].form == form:
            continue
        if found:
            found[-1] = replace(found[-1], ends=at)
        found.append(Lasting(form, at, None))
    return tuple(found)


def formed(read: Form, article: str, effects: Sequence[Effect]) -> Form:
    """Return an utterance under the decisions that hold, in the order of their numbers, then with parties merged."""
    form = read
    for effect in sorted(effects, key=lambda e: e.number):
        form = _APPLY.get(effect.kind, _kept)(form, effect)
    return _renamed(form, substitution(_parties(form), article, effects))


def substitution(parties: Iterable[str], article: str | None, effects: Iterable[Effect]) -> dict[str, str]:
    """Return which of these parties are others by now: split in this article, then merged, from one into the next."""
    ordered = sorted(effects, key=lambda e: e.number)
    split = {e.party: e.other for e in ordered if e.kind is DecisionKind.SPLIT and article in e.articles}
    merged = {e.party: e.other for e in ordered if e.kind is DecisionKind.MERGE}
    found = {}
    for party in parties:
        at, passed = split.get(party, party), set[str]()
        while at in merged and at not in passed:
            passed.add(at)
            at = merged[at]
        if at != party:
            found[party] = at
    return found


def bearing(act: Act, now: str) -> str:
    """Return how an utterance bears on its claim under an act; a statement stays what it is among statements."""
    if act in ANSWERS | RESPONSES:
        return Bearing.ANSWERS.value
    if act in (Act.RETRACT, Act.CORRECT):
        return Bearing.WITHDRAWS.value
    if act is Act.EVIDENCE_STATUS:
        return Bearing.EVIDENCE.value
    if act is Act.OPEN_QUESTION:
        return Bearing.ASKS.value
    # an accusation that answers another one keeps doing so
    return now if now in (Bearing.ANSWERS, Bearing.CONTRADICTS) else Bearing.STATES.value


def _kept(form: Form, effect: Effect) -> Form:
    return form


def _accepted(form: Form, effect: Effect) -> Form:
    return replace(form, accepted=form.accepted or effect.begins)


def _out(form: Form, effect: Effect) -> Form:
    return replace(form, out=True)


def _linked(form: Form, effect: Effect) -> Form:
    act = Act(form.act)
    made = About(effect.claim, bearing(act, ""), 1.0, effect.reason, effect.begins, effect.number)
    # an answer may meet several claims, a statement is about one
    linked = [a for a in form.about if a.decision is not None and a.claim != made.claim]
    return replace(form, about=(*(linked if act in ANSWERS | RESPONSES else ()), made))


def _joined(form: Form, effect: Effect) -> Form:
    """Let what bears on a claim bear on the one that a person says is the same."""
    moved = [
        replace(a, claim=effect.other, reason=effect.reason, since=max(a.since, effect.begins), decision=effect.number)
        if a.claim == effect.party
        else a
        for a in form.about
    ]
    return replace(form, about=tuple({(a.claim, a.bearing): a for a in moved}.values()))


def _amended(form: Form, effect: Effect) -> Form:
    made = dict(effect.amended)
    if "act" in made:
        act = made["act"][0]
        same_side = (Act(act) in ANSWERS | RESPONSES) == (Act(form.act) in ANSWERS | RESPONSES)
        about = tuple(replace(a, bearing=bearing(Act(act), a.bearing if same_side else "")) for a in form.about)
        form = replace(form, act=act, about=about)
    if "polarity" in made:
        form = replace(form, polarity=made["polarity"][0])
    if "certainty" in made:
        form = replace(form, certainty=made["certainty"][0])
    if "target" in made:
        places = {t.party: t for t in form.targets}
        form = replace(form, targets=tuple(places.get(p, Aim(p)) for p in made["target"]))
    if "holder" in made:
        # who is named in the place of somebody unnamed is not unnamed
        kind = HolderKind.NAMED if made["holder"] else HolderKind.UNKNOWN_AUTHOR
        form = replace(form, holders=made["holder"], speaker=None, holder_kind=kind.value)
    if "holder_kind" in made:
        form = replace(form, holder_kind=made["holder_kind"][0])
    return _spoken(form, made["speaks_for"]) if "speaks_for" in made else form


def _spoken(form: Form, party: tuple[str, ...]) -> Form:
    """Let who speaks speak for a party, or (an empty one) for itself."""
    speaker = form.speaker or next(iter(form.holders), None)
    if party:
        return replace(form, holders=party, speaker=speaker)
    return replace(form, holders=(form.speaker,), speaker=None) if form.speaker else form


_APPLY = {
    DecisionKind.ACCEPT: _accepted,
    DecisionKind.REJECT: _out,
    DecisionKind.WITHDRAW: _out,
    DecisionKind.LINK: _linked,
    DecisionKind.AMEND: _amended,
    DecisionKind.RELATE: _joined,
}


def _parties(form: Form) -> set[str]:
    inner = {word for word in form.inner.split('"') if word[:1] in ("e", "g")}
    return {*form.holders, *(t.party for t in form.targets), *inner, *((form.speaker,) if form.speaker else ())}


def _renamed(form: Form, now: Mapping[str, str]) -> Form:
    if not now:
        return form
    inner = form.inner
    for party, other in now.items():
        inner = inner.replace(f'"{party}"', f'"{other}"')
    return replace(
        form,
        # two holders that are one hold it once
        holders=tuple(dict.fromkeys(now.get(p, p) for p in form.holders)),
        speaker=now.get(form.speaker, form.speaker) if form.speaker else None,
        targets=tuple(
            {p.party: p for p in (replace(t, party=now.get(t.party, t.party)) for t in form.targets)}.values()
        ),
        inner=inner,
    )
