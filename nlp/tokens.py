"""The tokenizer: a pipeline's own, kept linear on text without blanks."""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

# spaCy strips affixes of a run without blanks one by one and searches the rest anew each time: quadratic
_LONGEST = 300
_LONG_RUN = re.compile(rf"\S{{{_LONGEST + 1},}}")
_PLAIN = re.compile(r"\w{1,100}|[^\w\s]")


class Tokens:
    """Tokenize as the wrapped tokenizer does, but runs of more than 300 characters without a blank into plain words."""

    def __init__(self, inner: Callable[[str], Doc], vocab: Vocab) -> None:
        self.inner = inner
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the text as tokens that, with their blanks, are the text."""
        if not _LONG_RUN.search(text):
            return self.inner(text)
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for run in _LONG_RUN.finditer(text):
            self._add(text[at : run.start()], words, spaces)
            plain = _PLAIN.findall(run[0])
            words += plain
            spaces += [False] * len(plain)
            at = run.end()
        self._add(text[at:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _add(self, piece: str, words: list[str], spaces: list[bool]) -> None:
        for token in self.inner(piece) if piece else ():
            words.append(token.text)
            spaces.append(bool(token.whitespace_))


def guard(nlp: Language) -> None:
    """Put the guard around the tokenizer of a pipeline."""
    nlp.tokenizer = Tokens(nlp.tokenizer, nlp.vocab)
