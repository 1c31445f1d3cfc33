"""The words of `lexicon.toml`, read once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.standing import Flag


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One way of saying how the evidence stands."""

    flag: Flag
    pattern: re.Pattern[str]
    case: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the file holds."""

    stop: frozenset[str]
    optional_in_company_names: frozenset[str]
    one_accusation: frozenset[str]
    many_accusations: frozenset[str]
    rejecting: frozenset[str]
    of_evidence: frozenset[str]
    evidence: tuple[EvidenceEntry, ...]


@cache
def lexicon() -> Lexicon:
    """Read the shipped words."""
    data = tomllib.loads(files("graph").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    return Lexicon(
        stop=frozenset(data["stop"].split()),
        optional_in_company_names=frozenset(data["optional_in_company_names"].split()),
        one_accusation=frozenset(data["accusation_nouns"]["one"].split()),
        many_accusations=frozenset(data["accusation_nouns"]["many"].split()),
        rejecting=frozenset(data["rejecting"].split()),
        of_evidence=frozenset(data["of_evidence"].split()),
        evidence=tuple(
            EvidenceEntry(Flag(e["flag"]), re.compile(e["pattern"], re.IGNORECASE | re.DOTALL), e["case"])
            for e in data["evidence"]
        ),
    )
