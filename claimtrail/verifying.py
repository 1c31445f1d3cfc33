"""Whether everything still holds: digests, index, quotations, decisions."""

from collections.abc import Iterator

from claimtrail.base import Base
from graph.decisions import ABOUT_CLAIMS, ABOUT_UTTERANCES

_QUOTED = """
MATCH (u:Utterance)-[:SAID_IN]->(v:Version)
RETURN u.id AS id, u.part AS part, u.exact AS exact, u.pieces AS pieces, v.id AS version, v.text AS text,
       v.title AS title
"""
_THERE = "MATCH (n) WHERE n.id = $id AND (n:Claim OR n:Utterance) RETURN n.id AS id"


def problems(base: Base) -> Iterator[str]:
    """Yield one line for everything that does not hold; nothing is changed."""
    yield from base.archive.verify()
    yield from _quotations(base)
    yield from _decisions(base)


def _quotations(base: Base) -> Iterator[str]:
    for row in base.bolt.stream(_QUOTED):
        field = row["text"] if row["part"] == "text" else row["title"] or ""
        offsets = row["pieces"] or []
        stands = [field[a:b] for a, b in zip(offsets[::2], offsets[1::2], strict=True)]
        if stands != list(row["exact"] or []):
            yield f"utterance {row['id']}: its words do not stand between its offsets in version {row['version']}"


def _decisions(base: Base) -> Iterator[str]:
    for decision in base.decisions:
        about = decision.kind in ABOUT_CLAIMS | ABOUT_UTTERANCES
        if about and not list(base.bolt.stream(_THERE, id=decision.object)):
            yield f"decision {decision.number} ({decision.kind}): {decision.object!r} is not in the graph"
