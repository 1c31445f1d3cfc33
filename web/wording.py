"""The sentences of every page, made of act, status and attribution: who says it is always named, and we never say it.

Pure functions of the views. A name that stands for nobody held is shown as the id that it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.asking.views import ClaimView, Related
from graph.standing import (
    Access,
    Answered,
    Axis,
    Change,
    Flag,
    Flagged,
    Legal,
    LegalState,
    OriginPath,
    Outcome,
    Response,
    Status,
)
from web.speech import capital, counted, day, listed, stated, utterance_sentence
from web.words import (
    ACCESS,
    AXES,
    FLAGS,
    LEGAL,
    OUTCOMES,
    RELATIONS,
    RESPONSES,
    RULES,
    STATUSES,
)

# kept with status and counts in the status sentence; the others have a line of their own
_QUALIFYING = (Flag.HEDGED, Flag.ANONYMOUS_ONLY, Flag.SUSPICION)


def name(view: ClaimView, identity: str | None) -> str:
    """Return the name of a party of a claim."""
    if identity is None:
        return "somebody"
    party = view.names.get(identity)
    return party.name if party else identity


def names(view: ClaimView, identities: Iterable[str]) -> str:
    """Return the names of several parties, in words."""
    return listed(name(view, identity) for identity in identities)


def claim_sentence(view: ClaimView) -> str:
    """Word a claim by the utterance that states it first: who does what to whom, in which exact words."""
    said = stated(view.said)
    return utterance_sentence(said) if said else f"Nobody who states this claim is held on {day(view.as_of)}"


def status_label(status: Status) -> str:
    """Return the word for a status."""
    return STATUSES[status][0]


def status_explanation(status: Status) -> str:
    """Say what a status means, and what it does not."""
    return STATUSES[status][1]


def rule_words(rule: str) -> str:
    """Say what a rule, or several ("R2, R3"), is about."""
    found = [RULES[part] for part in rule.replace(",", " ").replace("+", " ").split() if part in RULES]
    return "; ".join(found) or rule


def status_sentence(view: ClaimView) -> str:
    """Say where a claim stands, on how many origins and reports, and what the accused have answered."""
    label, details = status_label(view.standing.status), status_details(view)
    return f"{label} {details}" if details.startswith(("by ", "(")) else f"{label}: {details[:1].lower()}{details[1:]}"


def status_details(view: ClaimView) -> str:
    """Say the same to be read after the label of the status."""
    details = " ".join(_sentences(view))
    return details if _qualified(view) else capital(details)


def _qualified(view: ClaimView) -> str:
    standing = view.standing
    flags = {f.flag for f in standing.flags}
    by = standing.status is Status.DENIED and standing.deniers
    who = [f"by {names(view, standing.deniers)}"] if by else []
    qualified = [FLAGS[flag][0] for flag in _QUALIFYING if flag in flags]
    return " ".join([*who, *([f"({', '.join(qualified)})"] if qualified else [])])


def _sentences(view: ClaimView) -> Iterator[str]:
    standing, counts = view.standing, view.standing.counts
    reserve = _qualified(view)
    origins = counted(counts.origins, "origin")
    if counts.contrary_origins:
        origins += f" for it and {counts.contrary_origins} against it"
    outlets = f" in {counted(counts.outlets, 'outlet')}" if counts.reports else ""
    reports = f"{counted(counts.reports, 'report')}{outlets}"
    yield f"{reserve}{': ' if reserve else ''}{origins}, {reports}."
    if standing.override is not None and standing.computed is not None:
        yield f"A person pinned this; by the rules it would be {status_label(standing.computed).lower()}."
    if standing.outcome is not None:
        yield f"What came of it: {OUTCOMES[standing.outcome]}."
    yield from (f"{capital(answer)}." for answer in _answers(view))
    if standing.third_party_deniers:
        too = "also " if standing.deniers else ""
        yield f"It is {too}denied by {names(view, standing.third_party_deniers)}, a third party; that moves no status."


def _answers(view: ClaimView) -> Iterator[str]:
    """Word the answers of all targets, those with the same answer together."""
    standing = view.standing
    # who denies is said with the status; who is not accused is expected to answer nothing
    passed_over = {Response.DENIED} if standing.status is Status.DENIED else set()
    passed_over |= set() if standing.accusers or standing.suspecters else {Response.NONE}
    by_response: dict[Response, list[str]] = {}
    answered = {a.target: a for a in view.standing.responses}
    for target in view.standing.targets:
        if target in view.names and not view.names[target].named:
            continue
        given = answered.get(target)
        response = given.response if given else Response.NONE
        if response not in passed_over:
            by_response.setdefault(response, []).append(name(view, target))
    for response, targets in by_response.items():
        yield RESPONSES[response][1].format(listed(targets), date=day(view.as_of))


def response_sentence(view: ClaimView, answered: Answered) -> str:
    """Say what one target has answered, since when and through whom."""
    words = RESPONSES[answered.response][1].format(name(view, answered.target), date=day(view.as_of))
    through = ""
    if answered.speaker and answered.speaker != answered.target:
        through = f", through {name(view, answered.speaker)}"
    return f"{capital(words)}{through} (since {day(answered.since)})"


def legal_sentence(view: ClaimView, state: LegalState) -> str:
    """Say where one target stands in law, as reported."""
    return f"{capital(LEGAL[state.state][1].format(name(view, state.target)))} (since {day(state.since)})"


def flag_sentence(view: ClaimView, flagged: Flagged) -> str:
    """Say what a flag means here, who raised it and since when."""
    words = FLAGS[flagged.flag][1].format(name(view, flagged.holder))
    return f"{capital(words)} (since {day(flagged.since)})"


def origin_sentence(view: ClaimView, origin: OriginPath) -> str:
    """Say whether an end of the chains counts as an origin, and why."""
    counts = "counts against it" if origin.contrary else "counts"
    verdict = counts if origin.counted else "does not count"
    if origin.end == "unknown":
        return f"Origin unknown: {verdict} ({origin.why})"
    access = "" if origin.access is Access.UNKNOWN else f", {ACCESS[origin.access]}"
    return f"{capital(name(view, origin.end))}{access}: {verdict} ({origin.why})"


def relation_words(related: Related) -> str:
    """Say how this claim bears on another."""
    outward, inward = RELATIONS[related.relation]
    return outward if related.outward else inward


def ledger_sentence(view: ClaimView, change: Change) -> str:
    """Say one line of the ledger: what changed, when it happened, when it was recorded, by which rule."""
    recorded = f", recorded on {day(change.recorded)}" if day(change.recorded) != day(change.valid) else ""
    return f"{day(change.valid)}: {change_sentence(view, change)}, by rule {change.rule}{recorded}"


def change_sentence(view: ClaimView, change: Change) -> str:
    """Say what changed: "the status became alleged (before: reported)"."""
    old, new = value_words(change.axis, change.old), value_words(change.axis, change.new)
    subject = subject_words(view, change)
    if change.axis is Axis.FLAG:
        return f"the flag “{new}”{subject} was raised" if change.new else f"the flag “{old}”{subject} fell"
    before = f" (before: {old})" if change.old else ""
    return f"the {AXES[change.axis]}{subject} became {new}{before}"


def subject_words(view: ClaimView, change: Change) -> str:
    """Say whom or what a line of the ledger is about, with a preposition; empty where it is the claim itself."""
    if not change.subject or change.subject == "origins":
        return ""
    if change.subject == "contrary_origins":
        return " against it"
    return f" of {name(view, change.subject)}"


def step_words(change: Change) -> str:
    """Say from what to what: "alleged → denied", or "no comment: raised"."""
    old, new = value_words(change.axis, change.old), value_words(change.axis, change.new)
    if change.axis is Axis.FLAG:
        return f"{new}: raised" if change.new else f"{old}: fell"
    return f"{old} → {new}"


def value_words(axis: Axis, value: str | None) -> str:
    """Put a value of an axis into plain words."""
    if not value:
        return "none"
    try:
        return _VALUES[axis](value)
    except (KeyError, ValueError):
        return value.replace("_", " ")


_VALUES: Mapping[Axis, Callable[[str], str]] = {
    Axis.STATUS: lambda value: STATUSES[Status(value)][0].lower(),
    Axis.OVERRIDE: lambda value: STATUSES[Status(value)][0].lower(),
    Axis.FLAG: lambda value: FLAGS[Flag(value)][0],
    Axis.RESPONSE: lambda value: RESPONSES[Response(value)][0],
    Axis.LEGAL: lambda value: LEGAL[Legal(value)][0],
    Axis.OUTCOME: lambda value: OUTCOMES[Outcome(value)],
}
