"""The tokenizer: a pipeline's own, kept linear on text without blanks."""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

# spaCy strips affixes of a run without blanks one by one and searches the rest anew each time: quadratic
_LONGEST = 300
_LONG_RUN = re.compile(rf"\S{{{_LONGEST + 1},}}")


class Tokens:
    """Tokenize as the wrapped tokenizer does, cutting runs of more than 300 characters without a blank."""

    def __init__(self, inner: Callable[[str], Doc], vocab: Vocab) -> None:
        self.inner = inner
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the text as tokens that, with their blanks, are the text."""
        if not _LONG_RUN.search(text):
            return self.inner(text)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _pieces(text):
            doc = self.inner(piece)
            words += [token.text for token in doc]
            spaces += [bool(token.whitespace_) for token in doc]
        return Doc(self.vocab, words=words, spaces=spaces)


def _pieces(text: str) -> list[str]:
    found, at = [], 0
    for run in _LONG_RUN.finditer(text):
        found.append(text[at : run.start()])
        found += [text[i : min(i + _LONGEST, run.end())] for i in range(run.start(), run.end(), _LONGEST)]
        at = run.end()
    return [piece for piece in [*found, text[at:]] if piece]


def guard(nlp: Language) -> None:
    """Put the guard around the tokenizer of a pipeline."""
    nlp.tokenizer = Tokens(nlp.tokenizer, nlp.vocab)
