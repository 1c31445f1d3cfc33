"""Measures of one story: utterances, claims at each date, relations, and what is accused falsely."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.stories.told import Claims, Story
from benchmarks.stories.words import ACCUSING, ANSWERING, Placed, alike, named, placed

Row = Mapping[str, Any]
Check = Callable[[Row, Row], bool]
COUNTS = ("reports", "outlets", "accusers", "deniers", "origins", "contrary_origins")


@dataclass(slots=True)
class Score:
    """Hits of cases by measure, and what is wrong in words."""

    hits: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, measure: str, right: bool) -> None:
        """Count one case."""
        self.hits[measure] += right
        self.cases[measure] += 1

    def join(self, other: "Score") -> None:
        """Take in another story's."""
        self.hits += other.hits
        self.cases += other.cases
        for measure in other.cases:
            self.hits.setdefault(measure, 0)

    def share(self, measure: str) -> float:
        """Return the share of the cases that are right; one without cases is all right."""
        return self.hits[measure] / self.cases[measure] if self.cases[measure] else 1.0


def score(story: Story, held: Mapping[str, Claims]) -> Score:
    """Hold what is listed at each date against gold."""
    made = Score()
    last = held[story.dates[-1]]
    said = _distinct(placed(u, story.parts) for claim in last for u in claim["utterances"])
    gold = _distinct(placed(u, story.parts) for claim in story.gold["claims"] for u in claim["utterances"])
    for one in gold:
        _utterance(made, one, said)
    _accusations(made, gold, said)
    _forbidden(made, story, said)
    met = pairs(story, last)
    for claim in story.gold["claims"]:
        made.add("claims", claim["key"] in met)
        for line in claim["lines"]:
            found = next((c for c in held[line["as_of"]] if c["id"] == met.get(claim["key"])), None)
            _line(made, claim["key"], line, found)
        _relations(made, claim, met, last)
    return made


def _distinct(found: Iterator[Placed]) -> list[Placed]:
    """Return each utterance once, though it may be about several claims."""
    return list({repr((p.row["document"], p.row["part"], p.act, p.row["holder"], p.spans)): p for p in found}.values())


def _utterance(made: Score, gold: Placed, said: Sequence[Placed]) -> None:
    """Score one utterance of gold against the best that stands on its words."""
    near = [one for one in said if gold.meets(one)]
    ranked = sorted(near, key=lambda one: tuple(_rightly(gold, one)), reverse=True)
    right = tuple(_rightly(gold, ranked[0])) if ranked else (False,) * 4
    for measure, one in zip(("act", "holder", "targets", "speaks_for"), right, strict=True):
        made.add(measure, one)
    made.add("words", bool(ranked))
    made.add("utterances", all(right[:3]))
    kind = "answers" if gold.act in ANSWERING else "accusations" if gold.act in ACCUSING else "others"
    made.add(f"utterances: {kind}", all(right[:3]))
    if not all(right[:3]):
        made.wrong.append(f"utterance {_told(gold)}\n      found {_told(ranked[0]) if ranked else 'nothing'}")


def _rightly(gold: Placed, one: Placed) -> Iterator[bool]:
    holder = _holds(gold, one)
    yield one.act == gold.act
    yield holder
    yield gold.act in ANSWERING or alike(gold.targets, one.targets)
    yield holder and alike(_names(gold.row["speaks_for"]), _names(one.row["speaks_for"]))


def _holds(gold: Placed, one: Placed) -> bool:
    """Whether the holder is right; of several together, one of gold's is enough."""
    wanted = [gold.row["holder"], *gold.row.get("holders", ())]
    return any(named(str(w), one.row["holder"]) for w in wanted if w)


def _names(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _accusations(made: Score, gold: Sequence[Placed], said: Sequence[Placed]) -> None:
    """Score each accusation that the base holds: gold must have it, with holder and every target right."""
    accusing = [one for one in gold if one.act in ACCUSING]
    for one in said:
        if one.act not in ACCUSING or not one.targets:
            continue
        near = [g for g in accusing if g.meets(one)]
        right = any(_holds(g, one) and alike(g.targets, one.targets) for g in near)
        made.add("accusations held", right)
        made.add("accusations of the right parties", any(alike(g.targets, one.targets) for g in near))
        if not right:
            made.wrong.append(f"{'wrong' if near else 'false'} accusation {_told(one)}")


def _forbidden(made: Score, story: Story, said: Sequence[Placed]) -> None:
    """Score what must not be accused."""
    for entry in story.gold["none"]:
        parts = [part for part in ("text", "title") if entry["words"] in story.parts[entry["document"], part]]
        row = {"document": entry["document"], "part": parts[0], "act": "accuse", "exact": [entry["words"]]}
        trap = placed(row, story.parts)
        caught = [
            one
            for one in said
            if one.act in ACCUSING and trap.meets(one) and any(named(t, entry["accused"] or t) for t in one.targets)
        ]
        made.add("traps passed", not caught)
        made.wrong += [f"trap {entry['why']}: {_told(one)}" for one in caught]


def pairs(story: Story, claims: Claims) -> dict[str, str]:
    """Pair gold's claims with those held by the utterances that they share, one to one, the best first."""
    weights = []
    for gold in story.gold["claims"]:
        wanted = [placed(u, story.parts) for u in gold["utterances"]]
        for claim in claims:
            found = [placed(u, story.parts) for u in claim["utterances"]]
            # what is stated tells a claim; an answer may be about several
            shared = sum(0.2 if w.act in ANSWERING else 1.0 for w in wanted if any(w.meets(f) for f in found))
            if any(w.act not in ANSWERING and w.meets(f) for w in wanted for f in found):
                weights.append((shared, alike(gold["targets"], claim["targets"]), gold["key"], claim["id"]))
    met: dict[str, str] = {}
    for _, _, key, claim in sorted(weights, key=lambda w: (-w[0], not w[1], w[2], w[3])):
        if key not in met and claim not in met.values():
            met[key] = claim
    return met


def _line(made: Score, key: str, line: Row, found: Row | None) -> None:
    """Score one claim at one date; a claim that is not held is wrong in all."""
    for measure, check in CHECKS.items():
        right = found is not None and check(line, found)
        made.add(f"line: {measure}", right)
        if found is not None and not right:
            name = {"reports": "counts", "outlets": "counts"}.get(measure, measure)
            made.wrong.append(f"{line['as_of']} {key} {measure}: {found.get(name)!r} instead of {line.get(name)!r}")
    if found is None:
        made.wrong.append(f"{line['as_of']} {key} is not held")
    made.add("lines", found is not None and all(CHECKS[m](line, found) for m in MAIN))


def _count(name: str) -> Check:
    def check(line: Row, found: Row) -> bool:
        wanted = [line[key][name] for key in ("counts", "counts_any_utterance") if name in line.get(key, {})]
        return found["counts"][name] in wanted or not wanted

    return check


def _listed(name: str) -> Check:
    return lambda line, found: name not in line or alike(line[name], found[name])


def _by_target(name: str, value: str) -> Check:
    def check(line: Row, found: Row) -> bool:
        wanted: Mapping[str, str] = line.get(name, {})
        held = {r["target"]: r[value] for r in found[name] if r[value] != "none"}
        return all(any(named(t, h) and held[h] == v for h in held) for t, v in wanted.items()) and all(
            any(named(t, h) for t in wanted) for h in held
        )

    return check


def _flags(line: Row, found: Row) -> bool:
    held = {f["flag"] for f in found["flags"]} - {"machine_only"}
    return held == set(line.get("flags", ())) - {"machine_only"}


def _ends(line: Row, found: Row) -> bool:
    """Whether the origins end with the same; how they know is a matter of degree and not compared."""
    ends = [o["end"] for o in found["origins"] if o["end"] and not o.get("contrary")]
    return "origins" not in line or alike([o["end"] for o in line["origins"]], ends)


CHECKS: Mapping[str, Check] = {
    "status": lambda line, found: bool(found["status"] == line["status"]),
    "rule": lambda line, found: bool(found["rule"] == line["rule"]),
    "flags": _flags,
    **{name: _count(name) for name in COUNTS},
    **{f"who {name}": _listed(name) for name in ("accusers", "deniers", "third_party_deniers")},
    "responses": _by_target("responses", "response"),
    "legal": _by_target("legal", "state"),
    "ends": _ends,
}
MAIN = ("status", "who accusers", "who deniers", "who third_party_deniers", "responses", "legal", "ends")


def _relations(made: Score, claim: Row, met: Mapping[str, str], held: Claims) -> None:
    found = next((c for c in held if c["id"] == met.get(claim["key"])), None)
    for relation in claim.get("relations", ()):
        wanted = {"to": met.get(relation["to"]), "relation": relation["relation"]}
        right = found is not None and wanted in found["relations"]
        made.add("relations", right)


def _told(one: Placed) -> str:
    row = one.row
    speaks = f" for {row['speaks_for']}" if row["speaks_for"] else ""
    exact = " … ".join(row["exact"])
    return (
        f"{row['document']}.{row['part']} {one.act} by {row['holder']}{speaks} of {', '.join(one.targets)}: {exact!r}"
    )
