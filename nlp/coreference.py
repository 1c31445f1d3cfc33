"""The coreference component: whom each pronoun stands for, by the encoder's head for antecedents."""

from collections.abc import Iterator, Mapping, Sequence

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Label
from nlp import genders, lexicon
from nlp.component import Component, assign
from nlp.names import Name
from nlp.scores import Scores, softmax
from nlp.weights import Array
from nlp.words import Words

_FITTING: Mapping[str, frozenset[Label]] = {
    "pronouns_human": frozenset({Label.PERSON}),
    "pronouns_body": frozenset({Label.ORG, Label.GPE, Label.MISC, Label.PRODUCT}),
    "pronouns_plural": frozenset({Label.ORG, Label.GPE, Label.NORP, Label.MISC}),
}


class CoreferenceComponent(Component[dict[int, Name]]):
    """Find for pronouns, by token, the name of the document that each stands for, named where it is nearest.

    A pronoun is resolved where the shares of its best name reach `least` of all that falls on fitting names, and
    `some` of all.
    """

    attribute = "standing"

    def __init__(self, least: float, some: float) -> None:
        self.least = least
        self.some = some

    def predict(self, doc: Doc) -> dict[int, Name]:
        """Return the names by the token of the pronoun."""
        scores: Scores = doc._.scores
        words: Words = doc._.words
        found: dict[int, Name] = {}
        of_sex = genders.of_names(words, doc._.names)
        for window in _windows(scores, words, doc._.names):
            for word, shares in window.shares().items():
                other = genders.other(words.lower[scores.tokens[word]])
                fitting = [pair for pair in shares if other is None or of_sex.get(pair[0].entity) != other]
                best = self._best(fitting, _FITTING[window.pronouns[word]])
                if best is not None:
                    found[scores.tokens[word]] = best
        return found

    def _best(self, shares: Sequence[tuple[Name, float]], labels: frozenset[Label]) -> Name | None:
        by_entity: dict[str, float] = {}
        for name, share in shares:
            if name.label in labels:
                by_entity[name.entity] = by_entity.get(name.entity, 0.0) + share
        if not by_entity:
            return None
        entity = max(by_entity, key=by_entity.__getitem__)
        if by_entity[entity] < max(self.some, self.least * sum(by_entity.values())):
            return None
        return max((pair for pair in shares if pair[0].entity == entity), key=lambda pair: pair[1])[0]


class _Window:
    """The pronouns and names of one window, as words of the scores."""

    def __init__(self, pairs: Mapping[str, Array], low: int, pronouns: dict[int, str]) -> None:
        self.pairs = pairs
        self.low = low
        self.pronouns = pronouns
        self.names: list[tuple[Name, int, int]] = []

    def shares(self) -> dict[int, list[tuple[Name, float]]]:
        """Return for each pronoun what falls on each name; what falls on another pronoun is handed on, once."""
        at = list(self.pronouns)
        rows = softmax(self.pairs["antecedent_query"][[i - self.low for i in at]] @ self.pairs["antecedent_key"].T)
        direct = numpy.array([[row[a - self.low : b - self.low].sum() for _, a, b in self.names] for row in rows])
        handed = rows[:, [i - self.low for i in at]]
        # a pronoun hands nothing on to itself, and only to those of its own kind
        for i in range(len(at)):
            for j in range(len(at)):
                if i == j or self.pronouns[at[i]] != self.pronouns[at[j]]:
                    handed[i, j] = 0.0
        whole = direct + handed @ direct
        return {
            word: [(name, float(share)) for (name, _, _), share in zip(self.names, whole[i], strict=True)]
            for i, word in enumerate(at)
        }


def _windows(scores: Scores, words: Words, names: Sequence[Name]) -> Iterator[_Window]:
    of_token = {token: word for word, token in enumerate(scores.tokens)}
    kinds = {word: key for key in _FITTING for word in lexicon.words("parties", key)}
    windows: dict[int, _Window] = {}
    for word, token in enumerate(scores.tokens):
        kind = kinds.get(words.lower[token])
        if kind is not None:
            number, low, _ = scores.window(word)
            window = windows.setdefault(number, _Window(scores.pairs[number], low, {}))
            window.pronouns[word] = kind
    for name in names:
        inside = [of_token[i] for i in range(name.start, name.end) if i in of_token]
        if inside and (number := scores.window(inside[0])[0]) in windows:
            window = windows[number]
            end = min(inside[-1] + 1, window.low + len(window.pairs["antecedent_key"]))
            window.names.append((name, inside[0], end))
    return (window for window in windows.values() if window.names)


assign("standing", {})


@Language.factory(
    "claimtrail_coreference",
    requires=["doc._.words", "doc._.scores", "doc._.names"],
    assigns=["doc._.standing"],
    default_config={"least": 0.4, "some": 0.05},
)
def make(nlp: Language, name: str, least: float, some: float) -> CoreferenceComponent:
    """Make the component."""
    return CoreferenceComponent(least, some)
