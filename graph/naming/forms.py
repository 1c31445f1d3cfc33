"""What else a document calls its organisations and people."""

from collections.abc import Iterator, Mapping

from graph.lexicon import lexicon
from graph.model import Part
from graph.naming import names
from graph.naming.keys import keys
from graph.naming.words import name_words
from graph.submission import Submission


def forms(submission: Submission, groups: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what else the document calls its organisations and people: acronyms, short forms; folded, in order."""
    found: dict[str, dict[str, None]] = {}
    own = {names.normalise(name) for name in groups}
    fields = {part: submission.field(part) for part in Part}
    written = {(m.entity, fields[m.part][m.start : m.end]): None for m in submission.reading.mentions}
    for name, surface in written:
        group = groups.get(name)
        if group not in ("org", "person") or surface == name or not surface[:1].isupper():
            continue
        form = _form(surface, name, group)
        if form and form not in own:
            found.setdefault(name, {})[form] = None
    for name, form in _without_places(submission, groups):
        found.setdefault(name, {})[form] = None
    return {name: tuple(forms) for name, forms in found.items()}


def _form(surface: str, name: str, group: str) -> str | None:
    form, full = names.folded(surface, group), names.folded(name, group)
    if form in keys(name, group) or names.is_kind(form):
        return None
    if group == "person":
        # a surname alone is somebody in its own document only
        short = len(form.split()) < 2 or form.split()[-1] != full.split()[-1]
        return None if short else form
    if _is_acronym(surface, name):
        return form
    words, rest = form.split(), set(full.split()) - set(form.split())
    # what the team of a company is called for short is the company
    whole = name_words().parts.isdisjoint(rest)
    return form if whole and set(words) <= set(full.split()) and words[0] not in lexicon().stop else None


def _is_acronym(surface: str, name: str) -> bool:
    letters = surface.replace(".", "")
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return len(letters) > 1 and letters.isupper() and letters == initials


def _without_places(submission: Submission, groups: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield offices that a name tells by their place: the "Veldmark Interior Ministry" is the Interior Ministry."""
    places = {names.normalise(name) for name, group in groups.items() if group == "place"}
    for name, group in groups.items() if places else ():
        first, _, rest = names.normalise(name).partition(" ")
        if group == "org" and first in places and len(rest.split()) > 1 and names.is_office(rest):
            yield name, rest
