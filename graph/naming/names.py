"""A name folded so that its spellings meet: case, accents, company forms, titles."""

import re
import unicodedata
from functools import cache, lru_cache

from cleanco.clean import custom_basename, get_unique_terms, normalize_terms, remove_accents

from graph.lexicon import lexicon
from graph.naming.words import name_words

_NOT_WORDS = re.compile(r"[^\w&+]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\.)")
_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij"})
# "Co., Ltd." is two forms
_MOST_FORMS = 2

Terms = list[tuple[int, list[str]]]


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """Fold a name: case, accents, possessive, punctuation, the leading article and the company form."""
    plain = _POSSESSIVE.sub("", name.strip())
    words = _words(_without_form(plain))
    short = words.removeprefix("the ")
    return short or words or fold(name)


@lru_cache(maxsize=65536)
def person(name: str) -> str:
    """Fold the name of a person: case, accents, possessive, punctuation, titles before it and letters after it."""
    words = _words(_POSSESSIVE.sub("", name.strip())).split()
    known = name_words()
    first, last = 0, len(words)
    while last - first > 1 and words[first] in known.titles:
        first += 1
    while last - first > 1 and words[last - 1] in known.suffixes:
        last -= 1
    return " ".join(words[first:last]) or fold(name)


def folded(name: str, group: str) -> str:
    """Fold the name of somebody of a kind group."""
    return person(name) if group == "person" else normalise(name)


@lru_cache(maxsize=65536)
def spelt_out(name: str, group: str) -> str | None:
    """Return a name with each letter that other languages write as two written so; null where it has none."""
    digraphs = name_words().digraphs
    text = unicodedata.normalize("NFC", name.casefold())
    if not any(letter in digraphs for letter in text):
        return None
    return folded("".join(digraphs.get(letter, letter) for letter in text), group)


@lru_cache(maxsize=65536)
def has_form(name: str) -> bool:
    """Tell whether a name of several words has a company form, by which it is a company whatever else it looks like."""
    plain = _POSSESSIVE.sub("", name.strip())
    return " " in plain and _without_form(plain) != plain and name_words().suffixes.isdisjoint(fold(plain).split()[-1:])


def short(full: str) -> str:
    """Return a folded name of a company without the words that it drops in the next report."""
    words = full.split()
    while len(words) > 1 and words[-1] in lexicon().optional_in_company_names:
        words.pop()
    return " ".join(words)


def is_kind(full: str) -> bool:
    """Tell whether a folded name only says what kind of body is meant: "Tribune", "Ministry"."""
    known = name_words()
    return all(word in known.kinds or word in known.offices for word in _content(full))


def is_office(full: str) -> bool:
    """Tell whether a folded name is that of an office as any country has one: "Interior Ministry"."""
    words = _content(full)
    return all(word in name_words().offices for word in words) or (len(words) == 1 and is_kind(full))


def has_kind(full: str) -> bool:
    """Tell whether a folded name ends or begins by what kind of body it is: "Norrland University"."""
    known, words = name_words(), full.split()
    return any(word in known.kinds or word in known.offices for word in (words[0], words[-1]))


def in_any_order(full: str) -> str:
    """Return the content words of a folded name, sorted: "Ministry of the Interior" is the "Interior Ministry"."""
    return " ".join(sorted(_content(full)))


def fold(text: str) -> str:
    """Fold case, accents and letters that English has not."""
    return str(remove_accents(text)).translate(_LIGATURES).strip()


def _content(full: str) -> list[str]:
    # one letter is what an apostrophe leaves
    return [word for word in full.split() if word not in ("of", "the", "for", "and", "in", "on", "s")]


def _words(name: str) -> str:
    return _NOT_WORDS.sub(" ", fold(_INITIALS.sub(r"\1", name))).strip()


def _without_form(name: str) -> str:
    words = name.split()
    if len(words) < 2:
        return name
    known = name_words()
    # capitals tell the leading form from a word; a name that is written in capitals throughout does not
    if words[0].casefold() in known.leading and words[0].isupper() and not name.isupper():
        name = " ".join(words[1:])
    for _ in range(_MOST_FORMS):
        last = _bare(name.rsplit(maxsplit=1)[-1]) if name.split() else ""
        if last not in _last_words():
            break
        shorter = str(custom_basename(name, _terms()))
        if shorter == name or not shorter or normalise(shorter) in ("", "the"):
            break
        name = shorter
    return name


def _bare(word: str) -> str:
    return fold(word).replace(".", "").replace(",", "").replace("-", "")


@cache
def _terms() -> Terms:
    """Return the legal forms by length, the longest first, as cleanco wants them."""
    known = name_words()
    kept = {" ".join(term.split()) for term in normalize_terms(get_unique_terms())} - known.no_forms
    parts = sorted((term.split() for term in kept | known.forms if term), key=lambda p: (-len(p), p))
    return [(len(p), p) for p in parts]


@cache
def _last_words() -> frozenset[str]:
    return frozenset(parts[-1] for _, parts in _terms())
