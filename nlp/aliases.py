"""Which names of one document are one: surnames, acronyms, shortened companies, spellings, slips."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from graph.model import Label
from nlp import lexicon

# below this length an edit changes one name into another (Iran, Iraq)
_SHORTEST_SLIP = 6
# a slip is rare beside the right spelling
_RATIO = 3


def entities(names: Sequence[str], labels: Sequence[Label], known: Mapping[str, Label], *, slip: int) -> dict[str, str]:
    """Return for each name the document's name of what it names; `known` are names settled before."""
    count = Counter(names)
    kind = dict(zip(names, labels, strict=True))
    usual = _usual(count, known)
    chosen = {name: _spelling(name, usual) for name in count}
    full = dict.fromkeys([*known, *chosen.values()])
    by_last, by_first, by_initials = _index(full, {**{chosen[n]: kind[n] for n in count}, **known})
    # the last letter that a slip keeps or loses bounds what is compared: names of nearly one length and one initial
    slips = _Slips(count, known, slip)
    found: dict[str, str] = {}
    for name, spelt in chosen.items():
        longer = _longer(spelt, kind[name], by_last, by_first, by_initials)
        found[name] = longer or slips.right(spelt) or spelt
    return {name: found.get(entity, entity) for name, entity in found.items()}


def _usual(count: Counter[str], known: Mapping[str, Label]) -> dict[str, str]:
    """Return for each name, capitals aside, how the document mostly writes it; a known name wins."""
    usual: dict[str, str] = {}
    for name, _ in count.most_common():
        usual.setdefault(name.casefold(), name)
    return usual | {name.casefold(): name for name in known}


def _spelling(name: str, usual: Mapping[str, str]) -> str:
    """Return the lexicon's name for it, else the usual one in the document."""
    same: dict[str, str] = lexicon.table("names")["same"]
    return same.get(name.casefold()) or usual[name.casefold()]


def _index(
    full: Mapping[str, None], kind: Mapping[str, Label]
) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
    """Index names of several words by last word (people), first word (bodies) and initials."""
    last: dict[str, list[str]] = {}
    first: dict[str, list[str]] = {}
    initials: dict[str, list[str]] = {}
    for name in full:
        parts = name.split()
        if len(parts) < 2:
            continue
        if kind.get(name) is Label.PERSON:
            last.setdefault(parts[-1], []).append(name)
        elif kind.get(name) is Label.ORG:
            first.setdefault(parts[0], []).append(name)
            # "Bankhaus Orlan" is called Orlan, "Orlan Bank" is not called Bank
            if parts[-1].lower() not in _kinds() and parts[-1][0].isupper():
                first.setdefault(parts[-1], []).append(name)
        if kind.get(name) is not Label.PERSON:
            initials.setdefault("".join(p[0] for p in parts if p[0].isupper()), []).append(name)
    return last, first, initials


def _longer(
    name: str,
    label: Label,
    by_last: Mapping[str, list[str]],
    by_first: Mapping[str, list[str]],
    by_initials: Mapping[str, list[str]],
) -> str | None:
    if " " in name:
        return None
    if name.isupper() and len(by_initials.get(name, ())) == 1 and len(name) > 2:
        return by_initials[name][0]
    if by_last.get(name):
        return by_last[name][0]
    # a single word that a firm begins with, and no person has for a surname or first name, is the firm
    given = label is Label.PERSON and name.lower() in lexicon.words("names", "first")
    if label not in {Label.GPE, Label.NORP, Label.LOC} and not given and by_first.get(name):
        bodies = dict.fromkeys(by_first[name])
        # of several the one that is named first, unless all are only named with the word in front
        if len(bodies) == 1 or any(not body.startswith(name) for body in bodies):
            return next(iter(bodies))
    return None


class _Slips:
    """The frequent names of one word, by initial, to which a rare one may be a slip."""

    def __init__(self, count: Counter[str], known: Mapping[str, Label], distance: int) -> None:
        self.distance = distance
        self.count = Counter({name: n for name, n in count.items() if " " not in name and len(name) >= _SHORTEST_SLIP})
        for name in known:
            if " " not in name:
                self.count[name] += _RATIO
        self.by_initial: dict[str, list[str]] = {}
        for name, n in self.count.most_common(400):
            if n >= _RATIO:
                self.by_initial.setdefault(name[0].casefold(), []).append(name)

    def right(self, name: str) -> str | None:
        """Return the right spelling of a rare name that is a slip or in other capitals."""
        n = self.count.get(name, 0)
        if not n or name.casefold() in _listed():
            return None
        for other in self.by_initial.get(name[0].casefold(), ()):
            if other == name or self.count[other] < _RATIO * n or other.casefold() in _listed():
                continue
            allowed = self.distance if len(name) > 8 else 1
            if OSA.distance(name.casefold(), other.casefold(), score_cutoff=allowed) <= allowed:
                return other
        return None


def _kinds() -> frozenset[str]:
    """Return the words that say of what kind a body is."""
    return (
        lexicon.words("names", "organisation")
        | lexicon.words("parties", "body")
        | lexicon.words("parties", "called")
        | lexicon.words("parties", "bodies")
    )


def _listed() -> frozenset[str]:
    """Return the names that are one edit from another by nature."""
    names = lexicon.table("names")
    return frozenset(names["places"].split("\n")) | lexicon.words("names", "first") | lexicon.words("names", "peoples")
