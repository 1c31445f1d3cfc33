"""What is said: the pieces of the content of a cue."""

from dataclasses import dataclass

from nlp import phrases
from nlp.cues import Match
from nlp.frames import Stretch, trimmed_end
from nlp.lexicon import Frame
from nlp.sources import Source
from nlp.words import NOMINAL, Tag, Words

_ADVERBIALS = frozenset(
    {"on", "in", "at", "during", "via", "through", "to", "after", "before", "by", "from", "of", "about"}
)
_NOTHING: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The pieces of a content, whom the cue is directed at, and who was told."""

    pieces: tuple[Stretch, ...]
    party: Stretch | None = None
    told: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A cue in its sentence: where the sentence begins and ends, its quotations, where the next cue takes over."""

    words: Words
    match: Match
    source: Source
    sentence: Stretch
    quotes: tuple[Stretch, ...]
    limit: int

    def quote_at(self, i: int) -> Stretch | None:
        """Return the quotation that begins with a token."""
        return next((quote for quote in self.quotes if quote[0] == i), None)

    def quote_until(self, i: int) -> Stretch | None:
        """Return the quotation whose last token is this one."""
        return next((quote for quote in self.quotes if quote[1] == i + 1), None)


def find(site: Site) -> Found:
    """Find the content of a cue from what stands before and behind it."""
    match = site.match
    behind = match.end
    if site.source.inverted and site.source.words:
        behind = site.source.words[1]
    told, behind = _told(site, behind)
    if match.entry.frame is Frame.PARTY:
        return _directed(site, behind)
    before = _before(site)
    after = _after(site, behind, bool(before))
    return Found((*before, *after), told=told)


def _told(site: Site, behind: int) -> tuple[Stretch | None, int]:
    """Step over who is told ("told reporters that")."""
    if not site.match.entry.told:
        return None, behind
    told = phrases.beginning_at(site.words, behind, site.limit)
    if told is None:
        return None, behind
    end = told[1]
    for i in range(told[0] + 1, told[1]):
        if site.words.tag[i] is Tag.NAME and site.words.tag[i - 1] is Tag.NOUN:
            end = i
            break
    return (told[0], end), end


def _before(site: Site) -> tuple[Stretch, ...]:
    """Return the clause or quotation that the cue closes ("..., X said")."""
    words, low = site.words, site.sentence[0]
    first = site.match.start
    if site.source.words and not site.source.shared:
        first = min(first, site.source.words[0])
    at = first - 1
    if at < 0 or site.source.shared or site.match.participle:
        return _NOTHING
    while at > low and words.tag[at] is Tag.SPACE:
        at -= 1
    if words.tag[at] is Tag.QUOTE:
        quote = site.quote_until(at)
        if quote is None:
            return _NOTHING
        return ((_clause_start(site, quote[0], low), quote[1]),)
    if at <= low or words.tag[at] is not Tag.COMMA or not _closes(site):
        return _NOTHING
    start = _clause_start(site, at, low)
    return ((start, at),) if _has_verb(words, start, at) else _NOTHING


def _clause_start(site: Site, at: int, low: int) -> int:
    """Return where a clause that ends at a token begins: with its sentence, or behind an earlier quotation."""
    return max([low, *(end for _, end in site.quotes if low < end <= at and at - end > 0)])


def _has_verb(words: Words, start: int, end: int) -> bool:
    return any(words.tag[i] in {Tag.VERB, Tag.AUX} for i in range(start, end)) or words.tag[end - 1] is Tag.QUOTE


_OPENS_CLAUSE = frozenset({"that", "if", "whether", "how", "why", "what"})


def _closes(site: Site) -> bool:
    """Whether nothing that could be said follows the cue but an adverbial or a further piece behind a comma."""
    words, high = site.words, site.sentence[1]
    end = site.match.end if not site.source.inverted or not site.source.words else site.source.words[1]
    if end >= high or words.tag[end] in {Tag.STOP, Tag.COMMA, Tag.QUOTE, Tag.SPACE, Tag.MARK, Tag.COORD}:
        return True
    if site.match.entry.told:
        return site.match.entry.frame is Frame.CLAUSE and all(
            words.tag[i] not in {Tag.VERB, Tag.AUX} and words.lower[i] not in _OPENS_CLAUSE for i in range(end, high)
        )
    if words.lower[end] in _ADVERBIALS or phrases.dated(words, end):
        return all(words.tag[i] not in {Tag.SUB} for i in range(end, min(high, end + 6)))
    return False


def _after(site: Site, behind: int, closed: bool) -> tuple[Stretch, ...]:
    """Return what follows the cue, adverbials between left out."""
    words, limit = site.words, site.limit
    start = _over_adverbials(site, behind)
    if start >= limit:
        return _NOTHING
    if words.tag[start] in {Tag.COMMA, Tag.MARK}:
        if start + 1 >= limit:
            return _NOTHING
        quoted = words.tag[start + 1] is Tag.QUOTE
        if not quoted and (not closed or _interrupted(words, start + 1)):
            return _NOTHING
        start += 1
    elif closed and words.tag[start] is not Tag.QUOTE:
        return _NOTHING
    if site.match.entry.strict and not (closed or _states(words, start)):
        return _NOTHING
    end = _end(site, start)
    return ((start, end),) if end > start else _NOTHING


def _states(words: Words, i: int) -> bool:
    """Whether a clause or a quotation begins here, not a mere object."""
    return words.tag[i] in {Tag.SUB, Tag.QUOTE} or words.lower[i - 1] == ":" or words.lower[i] == "what"


def _interrupted(words: Words, i: int) -> bool:
    """Whether a comma after a closing cue opens something other than a second piece of the content."""
    return words.tag[i] in {Tag.ING, Tag.ADV} or words.lower[i] in {
        "who",
        "which",
        "as",
        "while",
        "when",
        "though",
        "although",
    }


def _over_adverbials(site: Site, i: int) -> int:
    """Step over times and places between a cue and its content."""
    words, limit = site.words, site.limit
    if i < limit and words.text[i] == ":":
        return i + 1
    i = _over_days(words, i, limit)
    if site.match.entry.frame is Frame.OBJECT and i < limit and words.tag[i] is Tag.PREP:
        return _over_letter(words, i, limit)
    if site.match.entry.frame is not Frame.CLAUSE or i >= limit or words.lower[i] not in _ADVERBIALS:
        return i
    for j in range(i, min(limit, i + 14)):
        if words.lower[j] in {"that", "if", "whether"} or words.tag[j] is Tag.QUOTE:
            return j
        if words.tag[j] is Tag.COMMA or words.text[j] == ":":
            return j + 1 if words.text[j] == ":" else j
        if words.tag[j] in {Tag.AUX, Tag.VERB}:
            break
    return i


def _over_days(words: Words, i: int, limit: int) -> int:
    while i < limit and (
        phrases.dated(words, i) or (words.lower[i] == "on" and i + 1 < limit and phrases.dated(words, i + 1))
    ):
        i += 1
    return i


def _over_letter(words: Words, i: int, limit: int) -> int:
    """Step over where it was said to the clause that says it ("denied in a letter to X that ...")."""
    for j in range(i, min(limit, i + 14)):
        if words.lower[j] == "that" and words.tag[j] is Tag.SUB:
            return j
        if words.tag[j] in {Tag.AUX, Tag.VERB, Tag.COMMA}:
            break
    return i


def _end(site: Site, start: int) -> int:
    """Return where a content that begins at a token ends."""
    words, end = site.words, site.limit
    quote = site.quote_at(start)
    if quote is not None and quote[1] < end and quote[1] - quote[0] > 3:
        tag = words.tag[quote[1]]
        if tag not in {Tag.COORD, Tag.NOUN, Tag.AUX, Tag.VERB}:
            return quote[1]
    return trimmed_end(words, start, _quiet_end(site, start, end))


def _quiet_end(site: Site, start: int, end: int) -> int:
    """Cut a content of an object before a new clause, and any before ", according to"."""
    words = site.words
    object_only = site.match.entry.frame is not Frame.CLAUSE
    for i in range(start + 1, end - 1):
        if words.tag[i] is not Tag.COMMA:
            continue
        following = words.lower[i + 1 : i + 3]
        if site.source.subject is not None and words.tag[i + 1] in {Tag.AUX, Tag.VERB, Tag.NEG}:
            return i
        if following == ("according", "to"):
            return i
        if object_only and (
            words.tag[i + 1] in {Tag.ING, Tag.SUB, Tag.COORD} or following[0] in {"who", "which", "but"}
        ):
            return i
    return end


def _directed(site: Site, behind: int) -> Found:
    """Read "accused X of P": the party, and what it is blamed or praised for."""
    words, match = site.words, site.match
    end = trimmed_end(words, match.end, _quiet_end(site, match.end, site.limit))
    if match.passive:
        return _passive(site, end)
    if behind < end and words.lower[behind] in match.entry.then and (whom := _whom(site)) is not None:
        return Found(((behind + 1, _before_verb(words, behind + 1, end)),), whom)
    party = phrases.beginning_at(words, _unquoted(words, behind), end)
    if party is None:
        return Found(((behind, end),) if end > behind else _NOTHING)
    # "fined X 900 crowns": the sum is no part of the name
    sum_ = next(
        (i for i in range(party[0] + 1, party[1]) if words.tag[i] is Tag.NUM and words.tag[i - 1] is Tag.NAME), None
    )
    party = (party[0], sum_) if sum_ is not None else party
    then = next((i for i in range(party[0] + 1, end) if words.lower[i] in match.entry.then), None)
    if then is not None and _another(words, party[1], then):
        then = None
    if then is None:
        return Found(((party[0], end),), party)
    if all(words.tag[i] not in {Tag.VERB, Tag.AUX, Tag.SUB} for i in range(party[1], then)):
        party = (party[0], then)
    end = _before_day(words, then + 1, end)
    return Found(((then + 1, end),), party) if end > then + 1 else Found((party,), party)


def _another(words: Words, start: int, end: int) -> bool:
    """Whether a clause of its own stands between ("fined X after finding that it was open for 77 days")."""
    return any(
        words.tag[i] in {Tag.ING, Tag.SUB, Tag.AUX} and words.lower[i] not in {"'s", "’s"} for i in range(start, end)
    )


def _whom(site: Site) -> Stretch | None:
    """Return the antecedent of "whom" before the source ("Orl, whom the bank accuses of")."""
    words, low = site.words, site.sentence[0]
    at = site.source.words[0] - 1 if site.source.words else low
    if at <= low or words.lower[at] not in {"whom", "which", "that"}:
        return None
    return phrases.ending_at(words, at - (words.tag[at - 1] is Tag.COMMA), low)


def _before_verb(words: Words, start: int, end: int) -> int:
    """Return where a relative clause ends: before the comma that its sentence's verb follows."""
    verbs = {Tag.VERB, Tag.AUX, Tag.NEG}
    return next((i for i in range(start + 1, end - 1) if words.tag[i] is Tag.COMMA and words.tag[i + 1] in verbs), end)


def _before_day(words: Words, start: int, end: int) -> int:
    """Leave the day on which it was said out of a content ("charged X with fraud on Tuesday")."""
    if end - 2 > start and phrases.dated(words, end - 1) and words.lower[end - 2] == "on":
        return end - 2
    return end


def _unquoted(words: Words, i: int) -> int:
    return i + 1 if i < len(words) and words.tag[i] is Tag.QUOTE else i


def _passive(site: Site, end: int) -> Found:
    """Read "Y was accused (by X) of P": the subject is the party."""
    words, match = site.words, site.match
    reduced = match.start > site.sentence[0] and words.tag[match.start - 1] is Tag.COMMA
    party = phrases.ending_at(words, match.start - reduced, site.sentence[0])
    party = phrases.with_list(words, party, site.sentence[0]) if party else None
    for i in range(match.end, end):
        if words.lower[i] in match.entry.then:
            end = _before_day(words, i + 1, _before_verb(words, i + 1, end) if reduced else end)
            return Found(((i + 1, end),) if end > i + 1 else _NOTHING, party)
    return Found(_NOTHING, party)


def agent(words: Words, match: Match, limit: int) -> Stretch | None:
    """Return who did what a passive cue says ("was accused by X of", "was accused of P by X")."""
    for i in range(match.end, limit - 1):
        if words.tag[i] in {Tag.AUX, Tag.SUB}:
            return None
        if words.lower[i] != "by" or words.tag[i + 1] not in NOMINAL | {Tag.DET, Tag.PRON}:
            continue
        # behind the blame, "designs made by X" names somebody else
        if i > match.end and words.tag[i - 1] is Tag.VERB and not words.lower[i - 1].endswith("s"):
            continue
        return phrases.beginning_at(words, i + 1, limit)
    return None
