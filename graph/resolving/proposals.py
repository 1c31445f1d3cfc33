"""What an answer may meet where no one claim is clear: proposed to people, never assigned."""

from collections.abc import Iterator, Sequence

from graph import ids
from graph.answers import Answer
from graph.claims import Candidate
from graph.matching.words import likeness
from graph.model import RESPONSES
from graph.rows import Edge, EdgeType, NodeLabel, Value

_MOST = 5


def of(utterance: str, answer: Answer, candidates: Sequence[Candidate], recorded: str) -> Iterator[Edge]:
    """Yield an edge to each claim that blames who answers; those of the same article first, then by their words."""
    if answer.act in RESPONSES:
        return
    own = [
        c
        for c in candidates
        if c.proposition.blames
        and c.proposition.targets & answer.parties
        and not c.proposition.holders & answer.parties
    ]
    ranked = [(answer.article in c.articles, likeness(answer.words, c.proposition.words), c.id) for c in own]
    ends = (NodeLabel.UTTERANCE, NodeLabel.CLAIM)
    for here, alike, claim in sorted(ranked, key=lambda r: (not r[0], -r[1], r[2]))[:_MOST]:
        where = "stated in the same article" if here else "stated elsewhere"
        props: dict[str, Value] = {
            "score": round(alike, 3),
            "reason": f"{where}; words {alike:.2f} alike",
            "from": recorded,
        }
        yield Edge(EdgeType.PROPOSED, ends, ids.edge("proposed", utterance, claim), utterance, claim, props)
