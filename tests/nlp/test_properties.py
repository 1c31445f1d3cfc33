"""Whatever the text: no exception, and every offset points at words of it."""

import string
from collections.abc import Iterator

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.model import Document, Outlet, OutletKind, Part, Reading
from graph.readings import from_json, to_json
from nlp.pipeline import Reader

PIECES = [
    *("Vekta Labs", "Orlan Works", "Corvane", "Dana Orl", "they", "It", "who", "the company", "two officials", "China"),
    *("said", "accused", "of", "by", "was accused by", "denied", "that", "according to", "told", "copied", "stealing"),
    *("did not respond to a request for comment", "there is no evidence that", "seen by", "Source:", "will", "may"),
    *("“", "”", '"', "''", ".", ",", "\n", "\n\n", "and", ":", "(", ")", "-", "?", "16 million", "$", "each", "not"),
    *(
        "\u200b",
        "\u202e",
        "e\u0301",
        "😀",
        "שלום",
        "新闻",
        "İ",
        "ß",
        "\x00",
        "\ud800",
        "on Monday",
        "MARCH 3",
        "http://a.test/x",
    ),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.text(max_size=120),
    st.text(alphabet=string.printable, max_size=200),
)
OUTLETS = st.sampled_from([None, Outlet("a", "Vekta Labs", OutletKind.COMPANY), Outlet("b", "Wire", OutletKind.WIRE)])


def spans(reading: Reading) -> Iterator[tuple[Part, int, int]]:
    """Yield every stretch of a reading."""
    for mention in reading.mentions:
        yield mention.part, mention.start, mention.end
    for origin in reading.declared_origins:
        yield Part.TEXT, origin.start, origin.end
    for u in reading.utterances:
        pieces = [*u.content, *(u.attributed or ())]
        for level in u.attribution:
            pieces += level.cue
            if level.start is not None and level.end is not None:
                pieces.append((level.start, level.end))
        pieces += [(one.start, one.end) for one in (*u.targets, *u.basis, *u.quantities, *u.times)]
        yield from ((u.part, start, end) for start, end in pieces)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, title=st.one_of(st.none(), TEXTS), outlet=OUTLETS)
@example(text="", title="", outlet=None)
@example(text="Yes", title=None, outlet=None)
@example(text="ORLAN WORKS ACCUSED VEKTA LABS OF THEFT.", title="ORLAN ACCUSES VEKTA", outlet=None)
def test_any_text(text: str, title: str | None, outlet: Outlet | None, reader: Reader) -> None:
    found = reader.read(Document("a", text, title=title, outlet=outlet, published="2026-03-12"))
    fields = {Part.TEXT: text, Part.TITLE: title or ""}
    for part, start, end in spans(found):
        words = fields[part][start:end]
        assert 0 <= start < end <= len(fields[part])
        assert words == words.strip(" \n\t"), words
    for i, utterance in enumerate(found.utterances):
        assert [level.level for level in utterance.attribution] == list(range(1, len(utterance.attribution) + 1))
        assert all(level.holder for level in utterance.attribution)
        assert utterance.means_of is None or utterance.means_of < i
    assert from_json(to_json(found)) == found
