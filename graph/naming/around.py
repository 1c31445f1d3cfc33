"""Where the words stand that describe a name: right before it, and between commas behind it."""

import re

from graph.lexicon import lexicon

# what is near enough to a name to be about it, in code points and in words
NEAR, _WORDS = 80, 7
_TOKEN = re.compile(r"[\w’'.-]+|[^\w\s]")
_AGE = re.compile(r"\s*,?\s*\d+\s*")
_OPENS = re.compile(r"\s*(,|\(| is (a|an|the)\b| was (a|an|the)\b)")
_CLOSES = frozenset(',;:()\n“”"')
# what begins another thought
_TURNS = frozenset({"whose", "and", "said", "told"})


def before(text: str, start: int) -> int:
    """Return where the words begin that describe a name and stand before it: "the former handball coach" ..."""
    first = max(0, start - NEAR)
    tokens = list(_TOKEN.finditer(text, first, start))
    stop = lexicon().stop
    begin = start
    for number, token in enumerate(reversed(tokens)):
        word = token.group()
        if number == 0 and word == ",":
            continue
        ends = word.endswith(".") and len(word) > 5
        if number >= _WORDS or not word[0].isalnum() or ends or word.casefold() in stop:
            break
        begin = token.start()
    return begin


def after(text: str, end: int) -> int:
    """Return where the words end that describe a name and stand behind it between commas."""
    if age := _AGE.match(text, end):
        end = age.end()
    opens = _OPENS.match(text, end)
    if not opens:
        return end
    found = opens.end()
    for number, token in enumerate(_TOKEN.finditer(text, found, min(len(text), found + NEAR))):
        word = token.group()
        if number >= _WORDS or word in ',;:()\n“”"' or word.casefold() in ("whose", "and", "said", "told"):
            break
        found = token.end()
        if word.endswith(".") and len(word) > 5:
            break
    return found
