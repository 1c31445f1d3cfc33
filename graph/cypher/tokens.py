"""The words of a Cypher text, as both engines tell them from its comments, its strings and its quoted names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Unreadable(ValueError):
    """A text that cannot be taken apart into words; the text of the error says where."""


class TokenKind(StrEnum):
    """What a piece of a query is."""

    WORD = "word"
    QUOTED = "quoted"
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query; a quoted name has lost its quotes, a parameter its sign, `at` is its place from 0."""

    kind: TokenKind
    text: str
    at: int

    @property
    def folded(self) -> str:
        """The text as keywords compare, whatever letters an engine takes for the same."""
        return self.text.upper().casefold()


# Neo4j reads these before anything else, also in names and in the middle of a keyword; the embedded engine only in
# strings: the same text would be two queries
_ESCAPE = re.compile(r"\\[uU]")
_PIECE = re.compile(
    r"""
      (?P<blank>\s+ | //[^\r\n]* | /\*.*?\*/)
    | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
    | (?P<quoted>`(?:[^`]|``)*`)
    | \$(?P<parameter>[^\W\d]\w* | \d+ | `(?:[^`]|``)+`)
    | (?P<number>\d\w*)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# a keyword may follow a number without a blank: what is no number whole is not taken apart by guessing
_NUMBER = re.compile(r"\d+(?:_\d+)*(?:[eE]\d*)?[fFdD]?|0[xX][0-9a-fA-F]+|0[oO]?[0-7]+")
_UNENDED = {"'": "string", '"': "string", "`": "quoted name", "/*": "comment"}


def tokens(query: str) -> Iterator[Token]:
    """Yield the pieces of a query, without blanks and comments, or raise Unreadable."""
    if escape := _ESCAPE.search(query):
        raise Unreadable(
            f"an escaped character at position {escape.start() + 1}; write the character itself, or give a parameter"
        )
    for found in _PIECE.finditer(query):
        if found.lastgroup != "blank":
            yield _token(TokenKind(found.lastgroup or ""), found, query)


def _token(kind: TokenKind, found: "re.Match[str]", query: str) -> Token:
    text, at = found[kind.value], found.start()
    if kind is TokenKind.NUMBER and not _NUMBER.fullmatch(text):
        raise Unreadable(f"{text!r} at position {at + 1} is neither a number nor a name; put a blank between the two")
    if kind is TokenKind.SIGN:
        unended = next((what for start, what in _UNENDED.items() if query.startswith(start, at)), None)
        if unended:
            raise Unreadable(f"a {unended} that begins at position {at + 1} does not end")
    if text.startswith("`"):
        text = text[1:-1].replace("``", "`")
    return Token(kind, text, at)
