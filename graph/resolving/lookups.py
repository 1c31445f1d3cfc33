"""Look-ups of what the base holds, inside the transaction that files: the `Candidates` of filing."""

import json
from collections.abc import Mapping, Sequence

from graph import times
from graph.bolt import Row, Runner, rows
from graph.claims import Candidate, Proposition
from graph.deciding.effects import from_json
from graph.entities import Named, group_key
from graph.matching.words import content
from graph.resolving.held import HeldUtterance, HeldVersion

# how many claims about the parties of one article are compared at most, the latest first
_MOST_CLAIMS = 400


class Lookups:
    """`Candidates` over one transaction."""

    def __init__(self, tx: Runner) -> None:
        self._tx = tx

    def names(self, keys: Sequence[str]) -> Sequence[Named]:
        """Return the entities that these name keys lead to."""
        found = rows(self._tx, "names", keys=list(keys))
        return [Named(r["key"], r["id"], r["name"], r["group"], r["into"]) for r in found]

    def versions(self, article: str) -> Sequence[HeldVersion]:
        """Return the versions of an article."""
        return [
            HeldVersion(
                r["id"],
                r["text"],
                r["title"],
                times.aware(r["recorded"]),
                r["reading_key"],
                withdrawn=r["withdrawn"] is not None,
            )
            for r in rows(self._tx, "versions", article=article)
        ]

    def said(self, article: str) -> Sequence[HeldUtterance]:
        """Return the utterances of all versions of an article."""
        found: dict[str, HeldUtterance] = {}
        for r in rows(self._tx, "said_in_article", article=article):
            if r["read"]:
                # a person's link may be undone: what the machine found is what a text that is read again keeps
                claims = tuple(a.claim for a in from_json(json.loads(r["read"])).about)
            else:
                before = found[r["id"]].claims if r["id"] in found else ()
                claims = (*before, r["claim"]) if r["claim"] else before
            found[r["id"]] = HeldUtterance(r["id"], r["version"], tuple(r["exact"] or ()), r["part"], claims)
        return list(found.values())

    def claims(self, parties: Sequence[str], groups: Sequence[str]) -> Sequence[Candidate]:
        """Return the claims that concern any of these parties, or blame any of these groups, up to a limit each."""
        found: list[Row] = []
        if parties:
            found += rows(self._tx, "claims_concerning", parties=list(parties), limit=_MOST_CLAIMS)
        if groups:
            found += rows(self._tx, "claims_against_groups", groups=list(groups), limit=_MOST_CLAIMS)
        return self._candidates({r["id"]: r for r in found})

    def _candidates(self, found: Mapping[str, Row]) -> list[Candidate]:
        concerned: dict[tuple[str, str], list[Row]] = {}
        articles: dict[str, dict[str, str]] = {}
        for r in rows(self._tx, "parties_of_claims", claims=list(found)) if found else ():
            concerned.setdefault((r["claim"], r["role"]), []).append(r)
        for r in rows(self._tx, "articles_of_claims", claims=list(found)) if found else ():
            articles.setdefault(r["claim"], {})[r["article"]] = r["first"]
        return [
            _candidate(r, concerned.get((c, "target"), ()), concerned.get((c, "holder"), ()), articles.get(c, {}))
            for c, r in found.items()
        ]


def _candidate(r: Row, targets: Sequence[Row], holders: Sequence[Row], articles: Mapping[str, str]) -> Candidate:
    unnamed = ((t["party"], group_key(t["name"])) for t in targets if not t["named"])
    proposition = Proposition(
        words=tuple(r["words"] or ()),
        blames=bool(r["blames"]),
        targets=frozenset(t["party"] for t in targets),
        holders=frozenset(h["party"] for h in holders),
        units=frozenset(r["units"] or ()),
        part=bool(r["part"]),
        groups=frozenset((party, key) for party, key in unnamed if key),
        victims=frozenset(r["victims"] or ()),
    )
    return Candidate(
        r["id"],
        proposition,
        frozenset(articles),
        tuple(tuple(words.split()) for words in r["wordings"] or ()),
        (min(articles.values(), default=r["recorded"]), 0),
        frozenset(stem for h in holders for stem in content(h["name"])),
    )
