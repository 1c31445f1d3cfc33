"""The fields of a JSON object, each taken with a check that names the place where it fails."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)
Span = tuple[int, int]


class ReadingError(ValueError):
    """A value is no reading: the text says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object; `where` is the path to it."""

    value: Mapping[str, object]
    where: str

    def __post_init__(self) -> None:
        if not isinstance(self.value, Mapping):
            raise ReadingError(f"{self.where} is {self.value!r}, not an object")

    def absent(self, key: str) -> bool:
        """Whether a field is null or missing."""
        return self.value.get(key) is None

    def text(self, key: str) -> str:
        """Return a field that must be text and not empty."""
        found = self.value.get(key)
        if not isinstance(found, str) or (not found and key != "unit"):
            raise self._wrong(key, "text")
        return found

    def maybe_text(self, key: str) -> str | None:
        """Return a field that is text or null."""
        return None if self.absent(key) else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a field that lists texts; null is an empty list."""
        found = self._list(key)
        if not all(isinstance(one, str) and one for one in found):
            raise self._wrong(key, "a list of texts")
        return tuple(str(one) for one in found)

    def whole(self, key: str, *, low: int = 0) -> int:
        """Return a field that must be a whole number, `low` at least."""
        found = self.value.get(key)
        if not isinstance(found, int) or isinstance(found, bool) or found < low:
            raise self._wrong(key, f"a whole number from {low}")
        return found

    def maybe_whole(self, key: str) -> int | None:
        """Return a field that is a whole number or null."""
        return None if self.absent(key) else self.whole(key)

    def maybe_number(self, key: str, *, low: float = -math.inf, high: float = math.inf) -> float | None:
        """Return a field that is a finite number between two others, or null."""
        found = self.value.get(key)
        if found is None:
            return None
        if not isinstance(found, int | float) or isinstance(found, bool) or not math.isfinite(found):
            raise self._wrong(key, "a number")
        if not low <= found <= high:
            raise self._wrong(key, f"a number from {low} to {high}")
        return float(found)

    def maybe_bytes(self, key: str) -> bytes | None:
        """Return a field of bytes, written in hexadecimal, or null."""
        found = self.maybe_text(key)
        try:
            return None if found is None else bytes.fromhex(found)
        except ValueError as error:
            raise self._wrong(key, "bytes in hexadecimal") from error

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """Return a field that must be a value of an enumeration; where it is absent, the default."""
        if default is not None and self.absent(key):
            return default
        try:
            return kind(str(self.value.get(key)))
        except ValueError as error:
            raise self._wrong(key, "one of " + ", ".join(kind)) from error

    def span(self, *, empty: bool = False) -> Span:
        """Return `start` and `end`; an empty stretch only where `empty` allows it."""
        return self._checked([self.value.get("start"), self.value.get("end")], "start and end", empty=empty)

    def spans(self, key: str) -> tuple[Span, ...]:
        """Return a field that lists stretches; null is an empty list."""
        return tuple(self._checked(one, f"{key}[{i}]") for i, one in enumerate(self._list(key)))

    def indices(self, key: str, length: int) -> tuple[int, ...]:
        """Return a field that lists indices of something of this length."""
        found = self._list(key)
        whole = [i for i in found if isinstance(i, int) and not isinstance(i, bool) and 0 <= i < length]
        if len(whole) != len(found):
            raise self._wrong(key, f"a list of indices below {length}")
        return tuple(whole)

    def objects(self, key: str) -> Iterator["Fields"]:
        """Yield the objects that a field lists; null is an empty list."""
        for i, one in enumerate(self._list(key)):
            if not isinstance(one, Mapping):
                raise ReadingError(f"{self._path(key)}[{i}] is {one!r}, not an object")
            yield Fields(one, f"{self._path(key)}[{i}]")

    def _list(self, key: str) -> list[object]:
        found = self.value.get(key)
        if found is None:
            return []
        if not isinstance(found, list | tuple):
            raise self._wrong(key, "a list")
        return list(found)

    def _checked(self, value: object, at: str, *, empty: bool = False) -> Span:
        pair = list(value) if isinstance(value, list | tuple) else []
        whole = [i for i in pair if isinstance(i, int) and not isinstance(i, bool)]
        if len(pair) != 2 or len(whole) != 2 or not 0 <= whole[0] <= whole[1] or (whole[0] == whole[1] and not empty):
            raise ReadingError(f"{self._path(at)} is {value!r}, not two offsets with 0 <= start < end")
        return whole[0], whole[1]

    def _path(self, key: str) -> str:
        return key if self.where == "reading" else f"{self.where}.{key}"

    def _wrong(self, key: str, wanted: str) -> ReadingError:
        return ReadingError(f"{self._path(key)} is {self.value.get(key)!r}, not {wanted}")
