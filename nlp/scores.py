"""The scores component: what the encoder's heads say of each word of a text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from nlp import weights
from nlp.component import Component, assign
from nlp.encoding import Begin
from nlp.heads import LABELS, SCALARS
from nlp.weights import Array
from nlp.words import Tag, Words

_PER_WORD = (*LABELS, *SCALARS, "vector")


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores by word; `tokens` are the tokens of the Doc that are words, `bounds` where each window begins, as words.

    `rows` has for each head an array [words, ...]; `pairs` for each window the queries and keys of the pair heads.
    """

    tokens: Sequence[int]
    bounds: Sequence[int]
    begins: Sequence[int]
    rows: dict[str, Array]
    pairs: Sequence[dict[str, Array]]

    def __len__(self) -> int:
        return len(self.tokens)

    def window(self, word: int) -> tuple[int, int, int]:
        """Return number, first word and end of the window of a word."""
        number = bisect_right(self.bounds, word) - 1
        end = self.bounds[number + 1] if number + 1 < len(self.bounds) else len(self.tokens)
        return number, self.bounds[number], end


def softmax(scores: Array) -> Array:
    """Return shares of one along the last axis."""
    raised = numpy.exp(scores - scores.max(axis=-1, keepdims=True))
    made: Array = raised / raised.sum(axis=-1, keepdims=True)
    return made


class ScoresComponent(Component[Scores]):
    """Run the encoder over the words of a Doc, window by window."""

    attribute = "scores"

    def __init__(self, folder: str | None) -> None:
        self.folder = Path(folder) if folder else weights.FOLDER

    def predict(self, doc: Doc) -> Scores:
        """Return the scores."""
        model = weights.loaded(self.folder)
        words: Words = doc._.words
        kept, begins = begun(doc, words)
        bounds, outputs = [], []
        for window in model.encoder.windows([words.text[i] for i in kept], begins):
            bounds.append(window.start)
            outputs.append(model.run(window))
        rows = {n: numpy.concatenate([o[n] for o in outputs]) for n in _PER_WORD} if outputs else {}
        pairs = [{n: rows for n, rows in o.items() if n not in _PER_WORD} for o in outputs]
        return Scores(kept, bounds, begins, rows, pairs)


def begun(doc: Doc, words: Words) -> tuple[list[int], list[int]]:
    """Return the tokens that are words, and what begins with each."""
    starts = {span.start for span in doc.sents} if len(doc) else set()
    kept: list[int] = []
    begins: list[int] = []
    sentence, broken = True, True
    for i in range(len(words)):
        sentence = sentence or i in starts
        if words.tag[i] is Tag.SPACE and words.text[i].isspace():
            broken = broken or "\n" in words.text[i]
            continue
        kept.append(i)
        begins.append(int(Begin.PARAGRAPH if broken else Begin.SENTENCE if sentence else Begin.NOTHING))
        sentence = broken = False
    return kept, begins


assign("scores", None)


@Language.factory(
    "claimtrail_scores",
    requires=["doc._.words", "token.is_sent_start"],
    assigns=["doc._.scores"],
    default_config={"folder": None},
)
def make(nlp: Language, name: str, folder: str | None) -> ScoresComponent:
    """Make the component."""
    return ScoresComponent(folder)
