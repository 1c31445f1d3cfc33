"""What every component of the pipeline is: a prediction, and apart from it the place where it is kept."""

from abc import ABC, abstractmethod
from typing import Any, Generic, TypeVar

from spacy.tokens import Doc

T = TypeVar("T")


class Component(ABC, Generic[T]):
    """Predict from what earlier components kept on the Doc, then keep the result as one extension attribute.

    A component is a function of the Doc alone: it keeps no state between texts and writes only what its factory
    lists under `assigns`. So one can be replaced by another that assigns the same attribute.
    """

    attribute: str

    @abstractmethod
    def predict(self, doc: Doc) -> T:
        """Return what is found, leaving the Doc as it is."""

    def set_annotations(self, doc: Doc, found: T) -> None:
        """Keep what was found."""
        doc._.set(self.attribute, found)

    def __call__(self, doc: Doc) -> Doc:
        """Predict and keep."""
        self.set_annotations(doc, self.predict(doc))
        return doc


def assign(name: str, default: Any = ()) -> None:
    """Declare an extension attribute of Doc; declaring it again changes nothing."""
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=default)
