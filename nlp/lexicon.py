"""The lexicons: data files beside this module, read once."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from graph.model import Act

FOLDER = Path(__file__).parent / "lexicons"


class Frame(StrEnum):
    """What a cue takes: a clause, an object that is its content, or a party and what it is blamed or praised for."""

    CLAUSE = "clause"
    OBJECT = "object"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of saying that somebody says: `forms` are its inflections, the words of one apart by blanks.

    `bare` forms are nouns as often as verbs. `then` lists the prepositions before the content of a party frame, `told`
    marks verbs whose first object is who was told, `strict` those that say something only with a clause or a quotation
    ("explained that", not "explained the rise"). `case` is a sentence that must come out with `act`.
    """

    forms: tuple[str, ...]
    act: Act
    frame: Frame
    case: str
    then: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    told: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that decides something: the pattern of its words, what it means, a case."""

    pattern: str
    means: str
    case: str


def paths() -> list[Path]:
    """Return the files of all lexicons, sorted."""
    return sorted(FOLDER.glob("*.toml"))


@cache
def table(name: str) -> dict[str, Any]:
    """Read one lexicon."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(lexicon: str, key: str) -> frozenset[str]:
    """Return a list of words of a lexicon; an entry may be a line of several words apart by blanks."""
    value = table(lexicon)[key]
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def offices() -> frozenset[str]:
    """Return the nouns of who speaks for a body: spokespeople, lawyers, executives, holders of its offices."""
    return words("parties", "speaks") | words("parties", "leads_office")


@cache
def phrases(lexicon: str, key: str) -> tuple[Phrase, ...]:
    """Return the phrases of a lexicon, in their order."""
    return tuple(Phrase(e["pattern"], e["means"], e["case"]) for e in table(lexicon)[key])


@cache
def cues() -> tuple[Cue, ...]:
    """Return all cues, in their order."""
    return tuple(_cues(table("cues")["cue"]))


def _cues(entries: Iterable[dict[str, Any]]) -> Iterator[Cue]:
    for entry in entries:
        yield Cue(
            tuple(entry.get("forms") or inflections(entry["verb"])),
            Act(entry["act"]),
            Frame(entry["frame"]),
            entry["case"],
            then=tuple(entry.get("then", ())),
            bare=tuple(entry.get("bare", ())),
            told=entry.get("told", False),
            strict=entry.get("strict", False),
        )


@cache
def blame_verbs() -> frozenset[str]:
    """Return all forms of the verbs that blame who does them."""
    entries = (
        *table("acts")["blame"],
        *({"verb": verb} for e in table("acts")["deeds"] for verb in e.get("verbs", ())),
    )
    listed = frozenset(form for e in table("acts")["deeds"] for form in e.get("forms", ()))
    return listed | {form for e in entries for form in e.get("forms") or inflections(e["verb"])}


def deeds() -> Iterator[str]:
    """Yield a case for each verb of the deeds."""
    for entry in table("acts")["deeds"]:
        for past in entry.get("past") or [list(inflections(verb))[2] for verb in entry["verbs"]]:
            yield f"Orlan Works said Vekta Labs {past} {entry['what']}."


@cache
def saying() -> frozenset[str]:
    """Return the one-word forms of the cues that are no nouns as often: who says or decides something."""
    return frozenset(f for cue in cues() for f in cue.forms if " " not in f and f not in cue.bare and not cue.strict)


@cache
def wrongs() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of predicates that are blameworthy by their words together."""
    return tuple(re.compile(entry["pattern"]) for entry in table("acts")["wrong"])


def inflections(verb: str) -> Iterator[str]:
    """Yield the forms of a regular verb, a particle kept behind each ("point out", "pointed out")."""
    stem, _, particle = verb.partition(" ")
    rest = f" {particle}" if particle else ""
    yield stem + rest
    if stem.endswith("y") and stem[-2] not in "aeiou":
        yield from (stem[:-1] + "ies" + rest, stem[:-1] + "ied" + rest, stem + "ing" + rest)
        return
    yield stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "z")) else "s") + rest
    short = stem.removesuffix("e")
    yield short + "ed" + rest
    yield short + "ing" + rest
