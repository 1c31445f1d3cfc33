"""Which stems news puts for one another, from the groups of `synonyms.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from graph.matching.words import stem, tokens


@cache
def _data() -> Mapping[str, str]:
    data: Mapping[str, str] = tomllib.loads(files(__package__).joinpath("synonyms.toml").read_text(encoding="utf-8"))
    return data


@cache
def _forms() -> dict[str, str]:
    lines = [[stem(word) for word in tokens(line)] for line in _data()["forms"].strip().splitlines()]
    return {form: line[0] for line in lines for form in line[1:]}


def _lines(block: str) -> list[str]:
    return _data()[block].strip().splitlines()


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    lines = [line for block in ("deeds", "things") for line in _lines(block)]
    for number, line in enumerate(lines):
        for word in tokens(line):
            found.setdefault(plain(stem(word)), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def plain(stem: str) -> str:
    """Return the stem of the plain form of an irregular one; others are as they are."""
    return _forms().get(stem, stem)


def groups(stem: str) -> frozenset[int]:
    """Return the groups that a stem stands in."""
    return _groups().get(plain(stem), frozenset())


def deeds(stems: Iterable[str]) -> frozenset[int]:
    """Return the groups of deeds that any of these stems stands in."""
    return frozenset(group for word in stems for group in groups(word) if group < _deeds())


def things(stems: Iterable[str]) -> frozenset[int]:
    """Return the groups of things that any of these stems stands in."""
    return frozenset(group for word in stems for group in groups(word) if group >= _deeds())


@cache
def _deeds() -> int:
    return len(_lines("deeds"))


def met(stems: Iterable[str], by: Iterable[str]) -> frozenset[str]:
    """Return those of the stems that one of the others is, is a form of, or is put for."""
    others = {plain(word) for word in by}
    shared = {number for word in others for number in groups(word)}
    return frozenset(s for s in stems if plain(s) in others or not shared.isdisjoint(groups(s)))
