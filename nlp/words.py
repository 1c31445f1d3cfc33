"""The words component: what class each token belongs to, by lists and by shape."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp import lexicon
from nlp.component import Component, assign


class Tag(StrEnum):
    """A coarse class of word or mark."""

    DET = "det"
    PRON = "pron"
    POSS = "poss"
    AUX = "aux"
    NEG = "neg"
    TO = "to"
    PREP = "prep"
    COORD = "coord"
    SUB = "sub"
    ADV = "adv"
    NUM = "num"
    NAME = "name"
    NOUN = "noun"
    VERB = "verb"
    ING = "ing"
    QUOTE = "quote"
    COMMA = "comma"
    STOP = "stop"
    MARK = "mark"
    SPACE = "space"


_MARKS = {",": Tag.COMMA, ".": Tag.STOP, "!": Tag.STOP, "?": Tag.STOP, "…": Tag.STOP, "...": Tag.STOP}
_QUOTES = frozenset('"“”«»„‟') | {"''", "``", "’’", "‘‘"}
NOMINAL = frozenset({Tag.NAME, Tag.NOUN, Tag.NUM, Tag.POSS})
# in this order the first list that holds a word wins; "that" and "her" are decided by their neighbours
_LISTS = (
    ("possessive", Tag.POSS),
    ("auxiliary", Tag.AUX),
    ("negation", Tag.NEG),
    ("coordinator", Tag.COORD),
    ("subordinator", Tag.SUB),
    ("pronoun", Tag.PRON),
    ("relative", Tag.PRON),
    ("det", Tag.DET),
    ("adverb", Tag.ADV),
    ("preposition", Tag.PREP),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text as parallel tuples: words, lower-cased words, offsets, classes."""

    text: tuple[str, ...]
    lower: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    tag: tuple[Tag, ...]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of a stretch of tokens."""
        return self.start[start], self.end[end - 1]

    def joined(self, start: int, end: int) -> str:
        """Return the words of a stretch, apart by one blank."""
        return " ".join(self.text[start:end])


@cache
def _known() -> dict[str, Tag]:
    known = dict.fromkeys(lexicon.words("words", "irregular"), Tag.VERB)
    for verb in lexicon.words("words", "regular"):
        known |= {form: Tag.ING if form.endswith("ing") else Tag.VERB for form in lexicon.inflections(verb)}
    for cue in lexicon.cues():
        for form in cue.forms:
            first = form.split()[0]
            known.setdefault(first, Tag.ING if first.endswith("ing") else Tag.VERB)
    for form in lexicon.blame_verbs():
        known.setdefault(form, Tag.ING if form.endswith("ing") else Tag.VERB)
    for key, tag in reversed(_LISTS):
        known |= dict.fromkeys(lexicon.words("words", key), tag)
    return known | {"to": Tag.TO, "that": Tag.SUB}


def tag(text: str, known: dict[str, Tag]) -> Tag:
    """Return the class of one token by itself."""
    if text in _MARKS or text in _QUOTES:
        return _MARKS.get(text, Tag.QUOTE)
    if not text[0].isalnum() and not text[-1].isalpha():
        return Tag.SPACE if text.isspace() else Tag.MARK
    if text in lexicon.words("words", "capital"):
        return Tag.NAME
    listed = known.get(text.lower())
    if listed is not None and (listed not in {Tag.VERB, Tag.ING} or text[0].islower()):
        return listed
    return _by_shape(text)


def _by_shape(text: str) -> Tag:
    if text[0].isdigit():
        return Tag.NUM
    if text[0].isupper() or not text.islower():
        return Tag.NAME
    if text.endswith("ly") and len(text) > 4:
        return Tag.ADV
    if text.endswith("ing") and len(text) > 5:
        return Tag.ING
    if text.endswith("ed") and len(text) > 4:
        return Tag.VERB
    return Tag.NOUN


def _headline(doc: Doc, text: tuple[str, ...], known: dict[str, Tag]) -> list[Tag]:
    """Tag a headline, in which capitals tell nothing of cues; the words of the document's names stay names."""
    named = {word for name in doc._.known for word in name.entity.casefold().split()}
    cues = {form.split()[0] for cue in lexicon.cues() for form in cue.forms if form not in cue.bare}
    return [tag(w.lower() if w.lower() in cues and w.casefold() not in named else w, known) for w in text]


def _is_noun(lower: tuple[str, ...], tags: list[Tag], i: int) -> bool:
    """Whether a verb form is a noun for what stands before it: a determiner, a possessive, a number that counts it."""
    if lower[i].endswith("ed") or lower[i - 1] in {"each", "both", "all"}:
        return False
    if tags[i - 1] is Tag.NUM:
        return lower[i].endswith("s") or (i + 1 < len(tags) and tags[i + 1] is Tag.NOUN)
    return tags[i - 1] in {Tag.DET, Tag.POSS}


class WordsComponent(Component[Words]):
    """Tag every token; a possessive mark after a name is POSS, not an auxiliary."""

    attribute = "words"

    def predict(self, doc: Doc) -> Words:
        """Return the tokens with their classes."""
        known = _known()
        text = tuple(token.text for token in doc)
        tags = _headline(doc, text, known) if doc._.part == "title" else [tag(word, known) for word in text]
        lower = tuple(word.lower() for word in text)
        for i in range(1, len(text)):
            if lower[i] in {"'s", "’s", "'", "’"} and tags[i - 1] in {Tag.NAME, Tag.NOUN, Tag.NUM}:
                tags[i] = Tag.POSS
            elif tags[i] is Tag.VERB and _is_noun(lower, tags, i):
                tags[i] = Tag.NOUN
        start = tuple(token.idx for token in doc)
        return Words(text, lower, start, tuple(s + len(w) for s, w in zip(start, text, strict=True)), tuple(tags))


assign("words", None)
assign("part", "text")
assign("known")


@Language.factory("claimtrail_words", assigns=["doc._.words"], default_config={})
def make(nlp: Language, name: str) -> WordsComponent:
    """Make the component."""
    return WordsComponent()
