"""Which utterances of our stories meet in one claim: filed one by one as gold reads them, into an empty base."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from benchmarks.matching.scores import f1
from benchmarks.matching.submitted import Submitted, submitted
from benchmarks.matching.vectors import Vectors
from benchmarks.stories.told import Story
from benchmarks.stories.words import ANSWERING
from graph.filing import prepare
from graph.resolving.batch import Batch
from graph.resolving.remembered import Remembered
from graph.rows import EdgeType, NodeLabel, Value
from graph.standing import Bearing

_STATING = {Bearing.STATES, Bearing.ASKS}


class Empty:
    """A base that holds nothing: what is filed is seen by what comes after it in the same transaction."""

    def run(self, query: str, parameters: dict[str, Any] | None = None) -> list[Any]:
        """Return no row."""
        return []


@dataclass(slots=True)
class Filed:
    """What became of a story: the gold claim of each utterance, the claim it states, the claims it answers."""

    gold: dict[str, str] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    answers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(slots=True)
class Counted:
    """What is counted over stories: pairs of statements that meet, and answers that meet their claim or another."""

    joined: int = 0
    rightly: int = 0
    wanted: int = 0
    answers: int = 0
    met: int = 0
    elsewhere: int = 0

    @property
    def f1(self) -> float:
        """Pair F1 of statements."""
        return f1(self.rightly, self.joined, self.wanted)

    @property
    def precision(self) -> float:
        """How many of the pairs that meet are of one claim."""
        return self.rightly / max(1, self.joined)

    @property
    def recall(self) -> float:
        """How many of the pairs of one claim meet."""
        return self.rightly / max(1, self.wanted)

    def add(self, filed: Filed) -> None:
        """Count a story."""
        for one, other in combinations(filed.states, 2):
            wanted, found = filed.gold[one] == filed.gold[other], filed.states[one] == filed.states[other]
            self.wanted += wanted
            self.joined += found
            self.rightly += wanted and found
        stated: dict[str, set[str]] = defaultdict(set)
        for one, claim in filed.states.items():
            stated[claim].add(filed.gold[one])
        for one in (one for one, act in filed.acts.items() if act in ANSWERING):
            met = {key for claim in filed.answers.get(one, ()) for key in stated[claim]}
            self.answers += 1
            self.met += filed.gold[one] in met
            self.elsewhere += bool(met) and filed.gold[one] not in met


def count(stories: Iterable[Story], vectors: Vectors) -> Counted:
    """File the stories, each into a base of its own, and count."""
    counted = Counted()
    for story in stories:
        counted.add(file(story, vectors))
    return counted


def file(story: Story, vectors: Vectors) -> Filed:
    """File a story article by article, as they were seen."""
    batch, filed = Batch(Empty(), Remembered()), Filed()
    for one in submitted(story, vectors):
        added = prepare(one.submission, batch).added
        batch.add(added)
        keys = _keys(one)
        for node in added.nodes:
            if node.label is NodeLabel.UTTERANCE:
                filed.gold[node.id] = keys[_place(node.props)].pop(0)
                filed.acts[node.id] = str(node.props["act"])
        for edge in added.edges:
            if edge.type is EdgeType.ABOUT and edge.props["bearing"] in _STATING:
                filed.states[edge.start] = edge.end
            elif edge.type is EdgeType.ABOUT:
                filed.answers[edge.start].add(edge.end)
    return filed


def _keys(one: Submitted) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, u in zip(one.keys, one.submission.reading.utterances, strict=True):
        pieces: Sequence[int] = [offset for span in u.content for offset in span]
        found[_place({"act": u.act.value, "part": u.part.value, "pieces": pieces})].append(key)
    return found


def _place(props: Mapping[str, Value]) -> str:
    return f"{props['act']} {props['part']} {props['pieces']}"
