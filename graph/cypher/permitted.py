"""What a free query may say: it reads, it is one statement, and it calls what is known to only look.

The engines refuse writes themselves (a READ transaction, a user without the right). What they would let a reader do is
refused here: files (`LOAD CSV`), administration (`SHOW`, `TERMINATE`, `USE`, procedures) and functions of others.
"""

from collections.abc import Collection, Iterator, Sequence

from graph.cypher.tokens import Token, TokenKind, Unreadable, tokens


class QueryRefused(Exception):
    """A free query asks for more than reading; the text names what it is, and what is allowed."""


_BEGINNINGS = ("match", "optional", "with", "unwind", "return", "call")
_WRITES = frozenset({"create", "merge", "set", "delete", "detach", "remove", "foreach", "insert"})
_ADMINISTRATION = frozenset({"load", "drop", "alter", "use", "show", "terminate", "grant", "revoke", "rename"})
PROCEDURES = (
    "db.index.fulltext.queryNodes",
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
)
# functions of a namespace that only compute
_NAMESPACES = frozenset(
    {"date", "datetime", "duration", "localdatetime", "localtime", "time", "point", "vector.similarity"}
)
_CALLED = frozenset(name.casefold() for name in PROCEDURES)


def permitted(query: str, parameters: Collection[str] = ()) -> str:
    """Return a query that may be run with these parameters, without its last semicolon, or raise QueryRefused."""
    try:
        found = list(tokens(query))
    except Unreadable as error:
        raise QueryRefused(f"the query holds {error}") from error
    if found and _is(found[-1], ";"):
        query = query[: found[-1].at]
        del found[-1]
    _one_statement(found)
    _beginning(found)
    for number, token in enumerate(found):
        if token.kind is TokenKind.WORD and not _names_a_thing(found, number):
            _word(found, number, token)
    for name, at in _functions(found):
        _function(name, at)
    _parameters(found, parameters)
    return query


def _is(token: Token, sign: str) -> bool:
    return token.kind is TokenKind.SIGN and token.text == sign


def _one_statement(found: Sequence[Token]) -> None:
    for token in found:
        if _is(token, ";"):
            raise QueryRefused(f"a second statement follows position {token.at + 1}; ask one question at a time")


def _beginning(found: Sequence[Token]) -> None:
    if not found:
        raise QueryRefused("the query is empty; write one such as MATCH (a:Entity)-[r:ACCUSED]->(b:Entity) RETURN a, b")
    first = found[0]
    if first.kind is not TokenKind.WORD or first.folded not in _BEGINNINGS:
        allowed = ", ".join(word.upper() for word in _BEGINNINGS)
        raise QueryRefused(f"a free query only reads: it begins with {allowed}, not with {first.text!r}")


def _names_a_thing(found: Sequence[Token], number: int) -> bool:
    """Tell whether a word is the name of a property, a label or a type, where no clause can begin."""
    if number == 0:
        return False
    before = found[number - 1]
    if _is(before, ":"):
        return True
    # behind "1." and ".." a clause might begin
    return _is(before, ".") and number > 1 and _has_properties(found[number - 2])


def _has_properties(token: Token) -> bool:
    return token.kind in (TokenKind.WORD, TokenKind.QUOTED, TokenKind.PARAMETER) or token.text in (")", "]", "}")


def _word(found: Sequence[Token], number: int, token: Token) -> None:
    word = token.folded
    if word in _WRITES:
        raise QueryRefused(
            f"{token.text.upper()} at position {token.at + 1} writes, and a free query only reads; "
            f"a thing of that name stands in backticks: `{token.text}`"
        )
    if word in _ADMINISTRATION:
        raise QueryRefused(
            f"{token.text.upper()} at position {token.at + 1} is administration or reads files, and a free query only "
            f"asks the graph; a thing of that name stands in backticks: `{token.text}`"
        )
    if word == "call":
        _call(found[number + 1 :], token)


def _call(after: Sequence[Token], call: Token) -> None:
    if after and (_is(after[0], "{") or _is(after[0], "(")):
        return
    name = "".join(token.text for token in _dotted(after))
    if name.casefold() not in _CALLED:
        raise QueryRefused(
            f"CALL {name or '...'} at position {call.at + 1} is not allowed; "
            f"a free query may call {', '.join(PROCEDURES)} and subqueries in braces"
        )


def _dotted(found: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a dotted name."""
    for number, token in enumerate(found):
        if number % 2 == 0 and token.kind not in (TokenKind.WORD, TokenKind.QUOTED):
            return
        if number % 2 == 1 and not _is(token, "."):
            return
        yield token


def _functions(found: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Yield the dotted names that are called, without the procedures, and where they begin."""
    number = 0
    while number < len(found):
        name = list(_dotted(found[number:]))
        end = number + len(name)
        procedure = number > 0 and found[number - 1].folded == "call"
        if len(name) > 2 and end < len(found) and _is(found[end], "(") and not procedure:
            yield "".join(token.text for token in name), name[0].at
        number = max(end, number + 1)


def _function(name: str, at: int) -> None:
    if name.rpartition(".")[0].casefold() not in _NAMESPACES:
        raise QueryRefused(
            f"the function {name!r} at position {at + 1} is not allowed; "
            "those of Cypher itself are, and those of date, time, duration and point"
        )


def _parameters(found: Sequence[Token], given: Collection[str]) -> None:
    used = {token.text for token in found if token.kind is TokenKind.PARAMETER}
    if missing := sorted(used - set(given)):
        raise QueryRefused(f"the query uses ${missing[0]}, which has no value; give --param {missing[0]}=...")
    if unused := sorted(set(given) - used):
        raise QueryRefused(f"the query does not use ${unused[0]}; its parameters are {sorted(used)}")
