"""The names component: stretches that are names, what they are names of, and which of them are one."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Label
from nlp import aliases, labels, lexicon, lists, phrases
from nlp.component import Component, assign
from nlp.frames import Stretch
from nlp.labels import Sighted
from nlp.words import Tag, Words


@dataclass(frozen=True, slots=True)
class Name:
    """A name where a text uses it; `entity` is the name of the document for what it names."""

    start: int
    end: int
    label: Label
    entity: str


class NamesComponent(Component[tuple[Name, ...]]):
    """Find names by their shape, the lexicons and their neighbours; one entity keeps one label and one spelling.

    `doc._.known` holds the names of the document that a title belongs to. A model's entities (`doc.ents`), where a
    spaCy model runs before, take precedence. `slip` is the greatest edit distance of a misspelling.
    """

    attribute = "names"

    def __init__(self, slip: int) -> None:
        self.slip = slip

    def predict(self, doc: Doc) -> tuple[Name, ...]:
        """Return the names, in order."""
        words: Words = doc._.words
        found = list(_from_model(doc, words)) or list(_sightings(doc, words))
        known = {name.entity: name.label for name in doc._.known}
        entities = aliases.entities([s.text for s in found], [s.label for s in found], known, slip=self.slip)
        listed = lists.coordinated(words, [(s.start, s.end) for s in found])
        best = labels.settle(labels.alike(found, listed), entities, known)
        return tuple(Name(s.start, s.end, best[entities[s.text]], entities[s.text]) for s in found)


_FROM_MODEL = {label.value: label for label in Label}


def _from_model(doc: Doc, words: Words) -> Iterator[Sighted]:
    for span in doc.ents:
        label = _FROM_MODEL.get(span.label_)
        if label is not None and label not in {Label.DATE, Label.MONEY}:
            start = span.start + (words.lower[span.start] == "the")
            end = span.end - (words.tag[span.end - 1] is Tag.POSS)
            if start < end:
                yield Sighted(start, end, words.joined(start, end), label, 9)


def _sightings(doc: Doc, words: Words) -> Iterator[Sighted]:
    """Yield the runs of capitalised words that are names."""
    known = {part.lower() for name in doc._.known for part in (name.entity, *name.entity.split())}
    sentences = [(span.start, span.end) for span in doc.sents]
    inner = _capitalised_inside(words, sentences) | known
    quotes = {start for start, _ in doc._.quotes}
    for low, high in sentences:
        shouted = _shouted(words, low, high)
        for start, end in _runs(words, low, high):
            first = start == low or all(words.tag[i] in {Tag.SPACE, Tag.QUOTE, Tag.MARK} for i in range(low, start))
            opening = (
                first or start - 1 in quotes or words.text[start - 1] == ":" or _behind_dateline(words, low, start)
            )
            run = _named(words, start, end, inner, opening=opening, shouted=shouted)
            if run is not None:
                yield labels.sighted(words, *run, high)


def _behind_dateline(words: Words, low: int, start: int) -> bool:
    """Whether the sentence proper begins here, behind a place in capitals and a dash."""
    return words.text[start - 1] in {"-", "–", "—"} and start - low < 16 and words.text[low].isupper()


def _capitalised_inside(words: Words, sentences: list[Stretch]) -> set[str]:
    """Return the words that are capitalised where no sentence begins."""
    inner: set[str] = set()
    for low, high in sentences:
        if not _shouted(words, low, high):
            inner |= {
                words.lower[i]
                for i in range(low + 1, high)
                if words.tag[i] is Tag.NAME and words.tag[i - 1] not in {Tag.QUOTE, Tag.STOP, Tag.MARK, Tag.SPACE}
            }
    return inner


def _shouted(words: Words, low: int, high: int) -> bool:
    """Whether a sentence capitalises nearly everything, as headings do."""
    letters = [i for i in range(low, high) if words.text[i][0].isalpha() and len(words.text[i]) > 3]
    capitals = sum(words.text[i][0].isupper() for i in letters)
    whole = any(words.tag[i] is Tag.STOP for i in range(low, high))
    # a sentence that lists names has a verb in small letters, a heading with a full stop has not
    return capitals > (0.95 if whole else 0.75) * len(letters) and (len(letters) > 3 or (not whole and high - low > 2))


def _runs(words: Words, low: int, high: int) -> Iterator[Stretch]:
    i = low
    while i < high:
        if words.tag[i] is not Tag.NAME or phrases.dated(words, i):
            i += 1
            continue
        end = i + 1
        while end < high:
            step = _step(words, end, high, i)
            if not step:
                break
            end += step
        yield i, end
        i = end


def _step(words: Words, i: int, high: int, start: int) -> int:
    """Return by how many tokens a run of capitalised words goes on."""
    if words.start[i] - words.end[i - 1] > 1:
        return 0
    if words.tag[i] is Tag.NAME:
        return 0 if phrases.dated(words, i) and words.lower[i] not in lexicon.words("names", "first") else 1
    if words.tag[i] is Tag.NUM and words.tag[i - 1] is Tag.NAME and len(words.text[i]) < 5:
        return 1 if i + 1 >= high or words.tag[i + 1] is not Tag.NOUN else 0
    if i + 1 >= high or words.tag[i + 1] is not Tag.NAME:
        return 0
    if words.lower[i] == "of":
        return 2 if words.lower[i - 1] in lexicon.words("names", "of_heads") else 0
    hyphen = words.text[i] == "-" and words.start[i] == words.end[i - 1] and words.start[i + 1] == words.end[i]
    return 2 if hyphen or words.lower[i] in lexicon.words("names", "join") else 0


def _named(words: Words, start: int, end: int, inner: set[str], *, opening: bool, shouted: bool) -> Stretch | None:
    """Take away what is no part of the name; null where nothing is left."""
    titles, common = lexicon.words("names", "titles"), lexicon.words("names", "common")
    if opening and end - start > 1 and _introduces(words.lower[start], shouted=shouted):
        start, opening = start + 1, False
    while start < end and words.lower[start] in titles:
        start, opening = start + 1, False
    while (
        end - start > 1
        and words.lower[end - 1] in lexicon.words("names", "acronyms_not_names")
        and _plain(words, start)
    ):
        end -= 1
    if start >= end or (end - start == 1 and words.lower[start] in common and not opening):
        return None
    if shouted:
        return _known_part(words, start, end, inner)
    if opening and end - start == 1 and not _opens_as_name(words, start, inner):
        return None
    if all(words.lower[i] in lexicon.words("names", "acronyms_not_names") for i in range(start, end)):
        return (
            (start, end)
            if words.lower[start] in {"us", "uk", "eu", "un", "usa"} and words.text[start].isupper()
            else None
        )
    return start, end


def _introduces(word: str, *, shouted: bool) -> bool:
    """Whether the capitalised first word of a sentence only leads to a name ("Insurer X", "Police in")."""
    return word in lexicon.words("names", "descriptor") or (not shouted and word in lexicon.words("names", "common"))


def _plain(words: Words, i: int) -> bool:
    """Whether a name says where something is from, so that an acronym behind it is no part of it ("Chinese AI")."""
    return words.lower[i] in lexicon.words("names", "common") | lexicon.words("names", "peoples") | _places()


def _known_part(words: Words, start: int, end: int, inner: set[str]) -> Stretch | None:
    """Return the first stretch of known words: in a heading capitals tell nothing."""
    places, first = _places(), lexicon.words("names", "first")
    while start < end and words.lower[start] not in inner | places | first:
        start += 1
    stop = start
    while stop < end and (words.lower[stop] in inner | places or words.lower[start] in first):
        stop += 1
    return (start, stop) if start < stop else None


def _places() -> frozenset[str]:
    return frozenset(lexicon.table("names")["places"].split("\n"))


def _opens_as_name(words: Words, i: int, inner: set[str]) -> bool:
    """Whether the capitalised first word of a sentence is a name by itself."""
    word = words.lower[i]
    described = words.lower[i + 1 : i + 2] and words.text[i + 1] in lexicon.words("names", "descriptor")
    if word in lexicon.words("names", "common") or described:
        return False
    if (
        word in inner
        or word in _places()
        or word in lexicon.words("names", "first") | lexicon.words("names", "outlets")
    ):
        return True
    if any(c.isupper() or c.isdigit() for c in words.text[i][1:]):
        return len(word) > 1
    following = words.tag[i + 1] if i + 1 < len(words) else None
    plain = word.endswith(("s", "ing", "ed", "ly", "tion", "ment", "ness", "ity", "ers"))
    return len(word) > 2 and not plain and following in {Tag.POSS, Tag.VERB, Tag.AUX}


assign("names")
assign("known")


@Language.factory(
    "claimtrail_names",
    requires=["doc._.words", "doc._.quotes", "token.is_sent_start"],
    assigns=["doc._.names"],
    default_config={"slip": 2},
)
def make(nlp: Language, name: str, slip: int) -> NamesComponent:
    """Make the component."""
    return NamesComponent(slip)
