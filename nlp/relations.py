"""From the encoder's scores to relations: sources, cues and contents, and which belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy

from nlp.decoding import best, stretches
from nlp.frames import Stretch
from nlp.heads import ROLES
from nlp.scores import Scores, softmax

# what a sentence between a cue and a content counts, in logarithms; chosen on PolNeAR's development part
_A_SENTENCE = 6.0
_CUES = [ROLES.index("B-CUE"), ROLES.index("I-CUE")]


@dataclass(slots=True)
class Relation:
    """One attribution as stretches of words of the scores, and how sure the tags of its cue are."""

    cue: Stretch
    source: Stretch | None = None
    content: list[Stretch] = field(default_factory=list)
    sure: float = 1.0


def find(scores: Scores) -> list[Relation]:
    """Return the relations in order; a content whose window has no cue goes on with the one before."""
    found: list[Relation] = []
    ends = [*scores.bounds[1:], len(scores)]
    for number, (low, high) in enumerate(zip(scores.bounds, ends, strict=True)):
        before = found[-1] if found else None
        found += _of_window(scores, number, (low, high), before)
    return [relation for relation in found if relation.content]


def _of_window(scores: Scores, number: int, bounds: Stretch, before: Relation | None) -> list[Relation]:
    low, high = bounds
    rows = scores.rows["role"][low:high]
    spans: dict[str, list[Stretch]] = {"SOURCE": [], "CUE": [], "CONTENT": []}
    for kind, span in stretches(best(rows, ROLES)):
        spans[kind].append(span)
    certain = softmax(rows)[:, _CUES].sum(axis=-1)
    pairs = scores.pairs[number]
    sentence = _sentences(scores, bounds)
    cues = [Relation(span, sure=float(certain[slice(*span)].mean())) for span in spans["CUE"]]
    for relation in cues:
        relation.source = _source(pairs, relation.cue[0], spans["SOURCE"], sentence)
    for content in spans["CONTENT"]:
        owner = _owner(pairs, content, [relation.cue[0] for relation in cues], sentence)
        if owner is not None:
            cues[owner].content.append(content)
        elif before is not None and before.content:
            # what goes on from the window before; counted from this window's first word
            before.content.append((content[0] + low, content[1] + low))
    return [_placed(relation, low) for relation in cues]


def _placed(relation: Relation, low: int) -> Relation:
    def moved(span: Stretch) -> Stretch:
        return span[0] + low, span[1] + low

    source = moved(relation.source) if relation.source else None
    return Relation(moved(relation.cue), source, [moved(piece) for piece in relation.content], relation.sure)


def _source(
    pairs: dict[str, numpy.ndarray], cue: int, sources: Sequence[Stretch], sentence: Sequence[int]
) -> Stretch | None:
    """Return the source of a cue: the one that its share falls on, none where it falls on the cue itself."""
    if not sources:
        return None
    shares = softmax(pairs["source_query"][cue] @ pairs["source_key"].T)
    apart = numpy.array([abs(sentence[span[0]] - sentence[cue]) for span in sources])
    falls = numpy.array([shares[slice(*span)].sum() for span in sources]) * numpy.exp(-_A_SENTENCE * apart)
    most = int(falls.argmax())
    return sources[most] if falls[most] > float(shares[cue]) else None


def _owner(
    pairs: dict[str, numpy.ndarray], content: Stretch, cues: Sequence[int], sentence: Sequence[int]
) -> int | None:
    """Return which of the cues a content belongs to; each sentence between them speaks against it."""
    if not cues:
        return None
    scores = pairs["cue_query"][slice(*content)] @ pairs["cue_key"][list(cues)].T
    logs = (scores - numpy.logaddexp.reduce(scores, axis=-1, keepdims=True)).mean(axis=0)
    first, last = sentence[content[0]], sentence[content[1] - 1]
    apart = [max(first - sentence[cue], sentence[cue] - last, 0) for cue in cues]
    return int((logs - _A_SENTENCE * numpy.array(apart)).argmax())


def _sentences(scores: Scores, bounds: Stretch) -> list[int]:
    """Return for each word of a window the number of its sentence."""
    number, found = 0, []
    for word in range(*bounds):
        number += bool(scores.begins[word])
        found.append(number)
    return found


def tokens(scores: Scores, span: Stretch) -> Stretch:
    """Return a stretch of words as one of tokens."""
    return scores.tokens[span[0]], scores.tokens[span[1] - 1] + 1


def certainties(scores: Scores) -> Iterator[float]:
    """Yield for each word how sure it is part of a cue."""
    yield from (float(x) for x in softmax(scores.rows["role"])[:, _CUES].sum(axis=-1))
