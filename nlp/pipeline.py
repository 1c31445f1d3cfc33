"""The reader: a spaCy pipeline of the components below, over each part of a document."""

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import partial

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Document, Part, Reading
from nlp import headlines, language, links, parallel, tokens
from nlp.acts import SURE
from nlp.fingerprint import fingerprint
from nlp.gathering import Gathered, gathered, joined
from nlp.names import Name
from nlp.parallel import Failed
from nlp.sections import LONGEST, sections

__all__ = ["COMPONENTS", "Failed", "Reader"]

# every component, in order: "module", which registers the factory "claimtrail_<module>"
COMPONENTS: tuple[str, ...] = (
    "words",
    "quotes",
    "sentences",
    "scores",
    "sightings",
    "names",
    "coreference",
    "roles",
    "cued",
    "attribution",
    "responses",
    "legal",
    "evidence",
    "speakers",
    "acts",
    "targets",
    "quantities",
    "times",
    "origins",
    "author",
    "disputes",
    "utterances",
)
# a model's parser would fix the sentences before ours does
_NOT_OF_A_MODEL = ["parser", "senter", "sentencizer"]
_SURROGATE = re.compile("[\ud800-\udfff]")


class Reader:
    """Read documents; `model` names an installed spaCy package or a path whose entities are taken for names.

    `sure` is the score from which an accusation is read as one, from 0 to 1.
    """

    def __init__(self, *, model: str | None = None, sure: float = SURE) -> None:
        self.model = model
        self.sure = sure
        self.nlp = assembled(model, sure=sure)
        self.fingerprint = fingerprint(self.nlp)

    def read(self, document: Document) -> Reading:
        """Read one document; what nothing is found in gives an empty reading, another language raises `Foreign`."""
        language.check(document.text)
        made: list[tuple[int, Gathered]] = []
        known: dict[str, Name] = {}
        for at, section in sections(_encodable(document.text)):
            doc = self._processed(document, section, Part.TEXT, known)
            known |= {name.entity: name for name in doc._.names}
            made.append((at, gathered(doc)))
        if document.title:
            title = _encodable(document.title[:LONGEST])
            made.append((0, gathered(self._processed(document, title, Part.TITLE, known))))
        whole = joined(made)
        told = headlines.aligned(whole.utterances, document.text, document.title or "")
        return Reading(document.id, whole.mentions, told, (*whole.origins, *links.origins(document)))

    def read_all(self, documents: Iterable[Document], *, workers: int = 1) -> Iterator[Reading | Failed]:
        """Yield the reading of each document in order, or why it failed; with several workers in as many processes."""
        if workers > 1:
            return parallel.read(documents, make=partial(Reader, model=self.model, sure=self.sure), workers=workers)
        return (parallel.attempt(self.read, document) for document in documents)

    def _processed(self, document: Document, text: str, part: Part, known: dict[str, Name]) -> Doc:
        doc = self.nlp.make_doc(text)
        doc._.document, doc._.part, doc._.known = document, part.value, tuple(known.values())
        doc._.publisher = _publisher(document)
        return self.nlp(doc)


def assembled(model: str | None = None, *, sure: float = SURE) -> Language:
    """Return the pipeline: a blank English one or a model's, then all components."""
    nlp = spacy.load(model, exclude=_NOT_OF_A_MODEL) if model else spacy.blank("en")
    tokens.guard(nlp)
    for component in COMPONENTS:
        importlib.import_module(f"nlp.{component}")
        nlp.add_pipe(f"claimtrail_{component}", config={"sure": sure} if component == "acts" else {})
    return nlp


def _publisher(document: Document) -> str | None:
    outlet = document.outlet
    return (outlet.owner or outlet.name) if outlet and outlet.kind.speaks_for_itself else None


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no encoding can hold, by as many replacement characters."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
