"""Look-ups of what the base holds, inside the transaction that files."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from graph import times
from graph.bolt import Row, Runner, rows
from graph.claims import Candidate, Proposition
from graph.deciding.written import from_json
from graph.deriving.superseded import Text
from graph.entities import Named, group_key
from graph.matching.compared import unpacked
from graph.matching.words import content
from graph.resolving.held import HeldClaim, HeldUtterance, HeldVersion
from graph.resolving.owners import Tie
from graph.rows import EdgeType
from graph.standing import Bearing

# how an utterance bears on the one claim that it makes
STATING = frozenset({Bearing.STATES, Bearing.ASKS, Bearing.EVIDENCE})
# how many claims about one party are compared at most, the latest first
MOST_CLAIMS = 200


class Lookups:
    """What is held, for many keys at a time; a key that leads to nothing is absent."""

    def __init__(self, tx: Runner) -> None:
        self._tx = tx

    def names(self, keys: Collection[str]) -> list[Named]:
        """Return the entities that these name keys lead to."""
        if not keys:
            return []
        found = rows(self._tx, "names", keys=sorted(keys))
        return [
            Named(r["key"], r["id"], r["name"], r["group"], r["into"], r["signs"] or "", tuple(r["similar"] or ()))
            for r in found
        ]

    def versions_of(self, articles: Collection[str]) -> dict[str, list[HeldVersion]]:
        """Return the versions of these articles."""
        found: dict[str, list[HeldVersion]] = {}
        for r in rows(self._tx, "versions", articles=sorted(articles)) if articles else ():
            found.setdefault(r["article"], []).append(
                HeldVersion(
                    r["id"],
                    times.aware(r["recorded"]),
                    r["reading_key"],
                    withdrawn=r["withdrawn"] is not None,
                    captured=tuple(sorted(times.aware(at) for at in r["captured"])),
                )
            )
        return found

    def texts_of(self, article: str) -> list[Text]:
        """Return the texts of the versions of an article that are not withdrawn."""
        found = rows(self._tx, "texts_of_article", article=article)
        return [Text(r["id"], r["text"], r["title"] or "") for r in found if r["withdrawn"] is None]

    def ties_of(self, outlets: Collection[str]) -> dict[str, list[Tie]]:
        """Return who these outlets, by id, were and who owned them over time."""
        found: dict[str, list[Tie]] = {outlet: [] for outlet in outlets}
        for r in rows(self._tx, "parties_of_outlets", outlets=sorted(outlets)) if outlets else ():
            tie = Tie(r["edge"], EdgeType(r["role"]), r["own"] or r["id"], r["id"], r["since"], r["to"])
            found[r["outlet"]].append(tie)
        return found

    def unnamed(self, ids: Collection[str]) -> dict[str, datetime]:
        """Return which of these entities are held, and since when."""
        found = rows(self._tx, "entities_recorded", entities=sorted(ids)) if ids else ()
        return {r["id"]: times.aware(r["recorded"]) for r in found}

    def said_in(self, articles: Collection[str]) -> dict[str, dict[str, HeldUtterance]]:
        """Return the utterances of all versions of these articles, by article and id."""
        found: dict[str, dict[str, HeldUtterance]] = {}
        for r in rows(self._tx, "said_in_versions", articles=sorted(articles)) if articles else ():
            here = found.setdefault(r["article"], {})
            held = here.get(r["id"]) or _said(r)
            states = held.states
            if not r["read"] and r["kind"] == EdgeType.ABOUT and r["bearing"] in STATING:
                states = r["claim"]
            claims = held.claims | {r["claim"]} if r["claim"] else held.claims
            here[r["id"]] = replace(held, states=states, claims=claims)
        return found

    def claims_of(self, parties: Collection[str], groups: Collection[str]) -> dict[str, list[str]]:
        """Return the claims that concern each of these parties, or blame each of these groups: the latest of each."""
        found: list[Row] = []
        if parties:
            found += rows(self._tx, "claims_of_parties", parties=sorted(parties), limit=MOST_CLAIMS)
        if groups:
            found += rows(self._tx, "claims_of_groups", groups=sorted(groups), limit=MOST_CLAIMS)
        return {r["party"]: list(r["claims"]) for r in found}

    def compared(self, claims: Collection[str]) -> dict[str, HeldClaim]:
        """Return these claims as they are compared."""
        wanted = sorted(claims)
        concerned: dict[str, list[Row]] = {}
        for r in rows(self._tx, "parties_of_claims", claims=wanted) if wanted else ():
            concerned.setdefault(r["claim"], []).append(r)
        articles: dict[str, dict[str, str]] = {}
        for r in rows(self._tx, "articles_of_claims", claims=wanted) if wanted else ():
            articles.setdefault(r["claim"], {})[r["article"]] = r["first"]
        return {
            r["id"]: _held(r, concerned.get(r["id"], ()), articles.get(r["id"], {}))
            for r in (rows(self._tx, "claims_compared", claims=wanted) if wanted else ())
        }

    def claims(self, parties: Sequence[str], groups: Sequence[str]) -> Sequence[Candidate]:
        """Return the claims that concern any of these parties, or blame any of these groups, the latest of each."""
        found = self.claims_of(parties, groups)
        held = self.compared({claim for claims in found.values() for claim in claims})
        return [h.candidate for _, h in sorted(held.items())]


def _said(r: Row) -> HeldUtterance:
    # a person's link may be undone: what the machine found is what a text that is read again keeps
    about = from_json(json.loads(r["read"])).about if r["read"] else ()
    dropped = r["dropped"] or ([r["superseded"]] if r["superseded"] else [])
    return HeldUtterance(
        r["id"],
        r["version"],
        tuple(r["exact"] or ()),
        r["part"],
        next((a.claim for a in about if a.bearing in STATING), None),
        frozenset(a.claim for a in about),
        tuple(times.aware(at) for at in dropped),
    )


def _held(r: Row, concerned: Sequence[Row], articles: dict[str, str]) -> HeldClaim:
    targets = [c for c in concerned if c["role"] == "target"]
    holders = [c for c in concerned if c["role"] == "holder"]
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
        negated=bool(r["negated"]),
        plain=bool(r["plain"]),
    )
    candidate = Candidate(
        r["id"],
        proposition,
        frozenset(articles),
        tuple(tuple(words.split()) for words in r["wordings"] or ()),
        (min(articles.values(), default=r["recorded"]), 0),
        frozenset(stem for h in holders for stem in content(h["name"])),
        tuple(unpacked(line) for line in r["compared"] or ()),
    )
    return HeldClaim(candidate, r["recorded"], {(c["role"], c["party"]): c["from"] for c in concerned})
