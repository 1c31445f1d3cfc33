"""Whether everything still holds: digests, index, quotations, decisions."""

from collections.abc import Iterator

from claimtrail.base import Base

_QUOTED = """
MATCH (u:Utterance)-[:SAID_IN]->(v:Version)
RETURN u.id AS id, u.part AS part, u.exact AS exact, u.pieces AS pieces, v.id AS version, v.text AS text,
       v.title AS title
"""
_ENTERED = "MATCH (d:Decision) RETURN d.number AS number, d.kind AS kind"


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
    """Say which decisions are not in the graph; one that holds on to nothing is there, and waits for review."""
    entered = {row["number"]: row["kind"] for row in base.bolt.stream(_ENTERED)}
    filed = base.store.position().decisions
    for decision in base.decisions:
        if decision.number <= filed and entered.get(decision.number) != decision.kind:
            yield f"decision {decision.number} ({decision.kind}): it is not in the graph"
