"""Every entry of every lexicon earns its place by a case of its own."""

from collections.abc import Iterator

import pytest

from graph.model import Act, BasisKind, Document, OriginKind, Outlet, OutletKind
from nlp import lexicon
from nlp.lexicon import Phrase
from nlp.pipeline import Reader


@pytest.mark.parametrize("cue", lexicon.cues(), ids=lambda cue: cue.forms[0])
def test_cue(cue: lexicon.Cue, reader: Reader) -> None:
    doc = reader.nlp.make_doc(cue.case)
    doc._.document, doc._.part = Document("a", cue.case), "text"
    for name in ("words", "quotes", "sentences", "cued"):
        doc = reader.nlp.get_pipe(f"claimtrail_{name}")(doc)
    found = [
        (frame.entry.act, doc._.words.joined(start, end).lower())
        for frame in doc._.cued
        if frame.content and (frame.source or frame.party)
        for start, end in frame.cue
    ]
    assert any(act is cue.act and any(form in words for form in cue.forms) for act, words in found), found


@pytest.mark.parametrize("entry", lexicon.table("acts")["blame"], ids=lambda entry: entry["case"])
def test_blame(entry: dict[str, str], reader: Reader) -> None:
    found = reader.read(Document("a", entry["case"])).utterances
    assert any(u.act is Act.ACCUSE and u.targets and u.attribution for u in found), found


@pytest.mark.parametrize("case", [*lexicon.deeds(), *(entry["case"] for entry in lexicon.table("acts")["wrong"])])
def test_deed(case: str, reader: Reader) -> None:
    found = reader.read(Document("a", case)).utterances
    assert any(u.act is Act.ACCUSE and u.targets and u.attribution for u in found), found


def acts() -> Iterator[tuple[Act, str]]:
    for name, key in (
        ("cues", "before"),
        ("acts", "content"),
        ("acts", "rejection"),
        ("acts", "admission"),
        ("responses", "response"),
        ("legal", "legal"),
        ("author", "author"),
    ):
        yield from ((Act(phrase.means), phrase.case) for phrase in lexicon.phrases(name, key))
    yield from ((Act.EVIDENCE_STATUS, phrase.case) for phrase in lexicon.phrases("evidence", "evidence"))


@pytest.mark.parametrize("phrase", lexicon.phrases("acts", "retort"), ids=lambda phrase: phrase.case)
def test_retort(phrase: Phrase, reader: Reader) -> None:
    outlet = Outlet("v", "Vekta News", OutletKind.COMPANY, owner="Vekta Labs")
    found = reader.read(Document("a", phrase.case, outlet=outlet)).utterances
    assert Act(phrase.means) in {u.act for u in found}, found


_PLAIN = frozenset({Act.ASSERT, Act.REPORT_ACTION, Act.ANNOUNCE, Act.ASSESS})


@pytest.mark.parametrize(("act", "case"), list(acts()))
def test_pattern(act: Act, case: str, reader: Reader) -> None:
    read = {u.act for u in reader.read(Document("a", case)).utterances}
    # what no word decides, the encoder reads: one plain act for another
    assert act in read or (act in _PLAIN and read & _PLAIN)


@pytest.mark.parametrize("phrase", lexicon.phrases("basis", "basis"), ids=lambda phrase: phrase.case)
def test_basis(phrase: Phrase, reader: Reader) -> None:
    kinds = {basis.kind for u in reader.read(Document("a", phrase.case)).utterances for basis in u.basis}
    assert BasisKind(phrase.means) in kinds


@pytest.mark.parametrize(
    "phrase",
    [*lexicon.phrases("origins", "line"), *lexicon.phrases("origins", "within")],
    ids=lambda phrase: phrase.case,
)
def test_origin(phrase: Phrase, reader: Reader) -> None:
    declared = reader.read(Document("a", phrase.case)).declared_origins
    assert OriginKind(phrase.means) in {one.kind for one in declared}


def test_an_entry_is_found_under_one_form_only() -> None:
    forms = [form for cue in lexicon.cues() for form in cue.forms]
    assert len(forms) == len(set(forms)), sorted({form for form in forms if forms.count(form) > 1})
