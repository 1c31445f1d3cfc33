"""Look-ups of what the base holds, inside the transaction that files: the `Candidates` of filing."""

from collections.abc import Sequence

from graph import times
from graph.bolt import Runner, rows
from graph.claims import Candidate, Proposition
from graph.entities import Named
from graph.held import HeldUtterance, HeldVersion

# how many claims about the parties of one article are compared at most, the latest first
_MOST_CLAIMS = 400


class Lookups:
    """`Candidates` over one transaction."""

    def __init__(self, tx: Runner) -> None:
        self._tx = tx

    def names(self, keys: Sequence[str]) -> Sequence[Named]:
        """Return the entities that these name keys lead to."""
        return [Named(r["key"], r["id"], r["name"], r["group"]) for r in rows(self._tx, "names", keys=list(keys))]

    def versions(self, article: str) -> Sequence[HeldVersion]:
        """Return the versions of an article."""
        return [
            HeldVersion(r["id"], r["text"], r["title"], times.aware(r["recorded"]), r["reading_key"])
            for r in rows(self._tx, "versions", article=article)
        ]

    def said(self, article: str) -> Sequence[HeldUtterance]:
        """Return the utterances of all versions of an article."""
        found: dict[str, HeldUtterance] = {}
        for r in rows(self._tx, "said_in_article", article=article):
            before = found[r["id"]].claims if r["id"] in found else ()
            claims = (*before, r["claim"]) if r["claim"] else before
            found[r["id"]] = HeldUtterance(r["id"], r["version"], tuple(r["exact"] or ()), r["part"], claims)
        return list(found.values())

    def claims(self, parties: Sequence[str]) -> Sequence[Candidate]:
        """Return the claims that concern any of these parties, latest first, up to a limit."""
        if not parties:
            return []
        found = rows(self._tx, "claims_concerning", parties=list(parties), limit=_MOST_CLAIMS)
        ids = [r["id"] for r in found]
        concerned: dict[tuple[str, str], set[str]] = {}
        articles: dict[str, set[str]] = {}
        for r in rows(self._tx, "parties_of_claims", claims=ids) if ids else ():
            concerned.setdefault((r["claim"], r["role"]), set()).add(r["party"])
        for r in rows(self._tx, "articles_of_claims", claims=ids) if ids else ():
            articles.setdefault(r["claim"], set()).add(r["article"])
        return [
            Candidate(
                r["id"],
                Proposition(
                    words=tuple(r["words"] or ()),
                    blames=bool(r["blames"]),
                    targets=frozenset(concerned.get((r["id"], "target"), ())),
                    holders=frozenset(concerned.get((r["id"], "holder"), ())),
                    units=frozenset(r["units"] or ()),
                    part=bool(r["part"]),
                ),
                frozenset(articles.get(r["id"], ())),
                tuple(tuple(words.split()) for words in r["wordings"] or ()),
                (r["recorded"], 0),
            )
            for r in found
        ]
