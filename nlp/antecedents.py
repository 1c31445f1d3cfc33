"""What a pronoun or a definite noun goes back to: the subjects of the sentences before, then other names."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from graph.model import Label
from nlp import lexicon, lists
from nlp.frames import Stretch, dateline_end
from nlp.names import Name
from nlp.words import Tag, Words

# farther back than this a pronoun is not resolved
_SENTENCES_BACK = 4
_BODIES = frozenset({Label.ORG, Label.GPE, Label.MISC})

Group = tuple[Name, ...]


class Focus:
    """The names of each sentence as groups (a list is one group), those of its subject first."""

    def __init__(self, words: Words, sentences: Sequence[Stretch], names: Sequence[Name]) -> None:
        self.words = words
        self.sentences = sentences
        self._starts = [start for start, _ in sentences]
        self._groups: dict[int, list[Group]] = {}
        self._by_sentence: dict[int, list[Name]] = {}
        behind = dateline_end(words, len(words))
        for name in names:
            # who is named in a dateline wrote it; nobody speaks of it afterwards
            if name.end <= behind:
                continue
            self._by_sentence.setdefault(bisect_right(self._starts, name.start) - 1, []).append(name)

    def of_pronoun(self, at: int, apart: Sequence[str]) -> Group | None:
        """Return whom the pronoun at a token stands for, never one of `apart`."""
        word = self.words.lower[at]
        if word in lexicon.words("parties", "pronouns_human"):
            return self._first(at, lambda g: len(g) == 1 and g[0].label is Label.PERSON, apart)
        if word in lexicon.words("parties", "pronouns_body"):
            return self._first(at, lambda g: len(g) == 1 and g[0].label in _BODIES, apart)
        if word in lexicon.words("parties", "pronouns_plural"):
            return self.several(at, apart) or self._first(at, lambda g: g[0].label is Label.ORG, apart)
        return None

    def several(self, at: int, apart: Sequence[str]) -> Group | None:
        """Return the nearest list of parties, of this sentence or the one before: "they" are several before one."""
        here = bisect_right(self._starts, at) - 1
        for sentence in (here, here - 1):
            for group in self._of(sentence) if sentence >= 0 else ():
                if len(group) > 1 and group[-1].end <= at and not any(name.entity in apart for name in group):
                    return group
        return None

    def counted(self, at: int, number: int, *, before: bool) -> Group | None:
        """Return the list of so many bodies that a phrase announces ("three rivals") or goes back to ("the three")."""
        here = bisect_right(self._starts, at) - 1
        for sentence in (here, here - 1, here - 2) if before else (here, here + 1, here + 2):
            for group in self._of(sentence) if 0 <= sentence < len(self.sentences) else ():
                placed = group[-1].end <= at if before else group[0].start > at
                if len(group) == number and placed and all(n.label is not Label.PERSON for n in group):
                    return group
        return None

    def subject(self, at: int) -> tuple[str, ...]:
        """Return the names of the subject that opens the sentence of a token."""
        groups = self._of(bisect_right(self._starts, at) - 1)
        return tuple(name.entity for name in groups[0]) if groups and groups[0][-1].end <= at else ()

    def of_noun(self, at: int, noun: str, apart: Sequence[str]) -> Group | None:
        """Return whom a definite noun stands for ("the company", "the companies", "the woman")."""
        if noun in lexicon.words("parties", "called"):
            return self._first(at, lambda g: len(g) == 1 and self.is_a(g[0], noun), apart)
        if noun in lexicon.words("parties", "body"):
            # "the provider" is who is called one, before it is who was named last
            called = self._first(at, lambda g: len(g) == 1 and self.is_a(g[0], noun), apart)
            return called or self._first(at, lambda g: len(g) == 1 and self._acts(g[0]), apart)
        if noun in lexicon.words("parties", "bodies"):
            return self._first(at, lambda g: len(g) > 1 and all(n.label is not Label.PERSON for n in g), apart)
        if noun in lexicon.words("parties", "human_roles"):
            return self._first(at, lambda g: len(g) == 1 and self._called(g[0], noun), apart)
        if noun in lexicon.words("parties", "human"):
            return self._first(at, lambda g: len(g) == 1 and g[0].label is Label.PERSON, apart)
        return None

    def _called(self, name: Name, noun: str) -> bool:
        """Whether a noun stands beside the name of a person ("Dana Orl, an engineer")."""
        beside = self.words.lower[max(0, name.start - 3) : name.end + 6]
        return name.label is Label.PERSON and noun in beside

    def _acts(self, name: Name) -> bool:
        """Whether a name is that of a body, and not of the paper that somebody told."""
        before = set(self.words.lower[max(0, name.start - 2) : name.start])
        return name.label is Label.ORG and not before & {"told", "tells", "telling"}

    def is_a(self, name: Name, noun: str) -> bool:
        """Whether a noun says what a body is: before its name, behind it after a comma, or in it."""
        words = self.words
        if name.label not in _BODIES | {Label.FAC}:
            return False
        i = name.start
        while i > max(0, name.start - 4) and words.tag[i - 1] in {Tag.NOUN, Tag.ADV}:
            i -= 1
        behind = words.lower[name.end : name.end + 8]
        apposed = behind[:1] == (",",) and behind[1:2] in {("a",), ("an",), ("the",), ("which",), ("one",)}
        stop = behind.index(",", 1) if "," in behind[1:] else len(behind)
        return noun in words.lower[i : name.end] or (apposed and noun in behind[1:stop])

    def _first(self, at: int, fits: Callable[[Group], bool], apart: Sequence[str]) -> Group | None:
        for group in self._back(at):
            if fits(group) and not any(name.entity in apart for name in group):
                return group
        return None

    def _back(self, at: int) -> Iterator[Group]:
        """Yield the groups before a token: those of its sentence, then sentence by sentence, subjects first."""
        here = bisect_right(self._starts, at) - 1
        for back in range(here, max(-1, here - _SENTENCES_BACK - 1), -1):
            for group in self._of(back):
                if group[-1].end <= at:
                    yield group

    def _of(self, sentence: int) -> list[Group]:
        if sentence not in self._groups:
            self._groups[sentence] = self._made(sentence)
        return self._groups[sentence]

    def _made(self, sentence: int) -> list[Group]:
        names = self._by_sentence.get(sentence, [])
        listed = lists.coordinated(self.words, [(n.start, n.end) for n in names])
        inside = {i for members in listed for i in members}
        groups = [tuple(names[i] for i in members) for members in listed]
        groups += [(name,) for i, name in enumerate(names) if i not in inside]
        low = self.sentences[sentence][0]
        return sorted(groups, key=lambda g: (not self._is_subject(low, g), g[0].start))

    def _is_subject(self, low: int, group: Group) -> bool:
        """Whether a group stands before the first verb, under no preposition."""
        start = group[0].start
        before = range(low, start)
        if any(self.words.tag[i] in {Tag.VERB, Tag.AUX} for i in before):
            return False
        last = next((i for i in reversed(before) if self.words.tag[i] in {Tag.PREP, Tag.TO, Tag.COMMA}), None)
        return last is None or self.words.tag[last] is Tag.COMMA
