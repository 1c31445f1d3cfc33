"""The hand-made readings: one per page version that may be fetched, with offsets that lie where they should."""

import json
from collections.abc import Iterator
from importlib.resources import files

import pytest

from claimtrail.demo.pages import Page, sites, versions
from graph.model import RESPONSES, Act, How, Level, Mention, Part, Utterance
from graph.readings import from_json

PAGES = {f"{page.name}-{page.version}": page for page in versions() if not page.path.startswith("/members/")}
FILES = {
    file.name.removesuffix(".json"): json.loads(file.read_text("utf-8"))
    for file in files("claimtrail").joinpath("demo", "readings").iterdir()
}
EACH = pytest.mark.parametrize("name", sorted(FILES))


def field(name: str, part: Part) -> str:
    return PAGES[name].text if part is Part.TEXT else PAGES[name].title


def spans(u: Utterance) -> Iterator[tuple[int, int]]:
    yield from u.content
    yield from u.attributed or ()
    for level in u.attribution:
        yield from level.cue
        if level.start is not None and level.end is not None:
            yield level.start, level.end
    yield from ((target.start, target.end) for target in u.targets)
    yield from ((basis.start, basis.end) for basis in u.basis)
    yield from ((quantity.start, quantity.end) for quantity in u.quantities)
    yield from ((time.start, time.end) for time in u.times)


def test_every_version_that_may_be_fetched_is_read() -> None:
    assert set(FILES) == set(PAGES)


@EACH
def test_the_document_is_the_page(name: str) -> None:
    page: Page = PAGES[name]
    assert FILES[name]["document"] == {
        "id": name,
        "url": page.url,
        "outlet": page.outlet,
        "title": page.title,
        "text": page.text,
        "published": page.published,
        "day": page.day,
        "credit": [page.credit] if page.credit else [],
        "links": [{"href": link.href, "start": link.start, "end": link.end} for link in page.links],
    }


@EACH
def test_every_span_covers_whole_words(name: str) -> None:
    reading = from_json(FILES[name]["reading"])
    assert reading.id == name
    assert reading.utterances
    everything = [(u.part, span) for u in reading.utterances for span in spans(u)]
    everything += [(m.part, (m.start, m.end)) for m in reading.mentions]
    everything += [(Part.TEXT, (d.start, d.end)) for d in reading.declared_origins]
    for part, (start, end) in everything:
        text = field(name, part)
        words = text[start:end]
        assert 0 <= start < end <= len(text)
        assert words == words.strip()
        around = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
        assert not any(len(pair) == 2 and pair.isalnum() for pair in around), words


@EACH
def test_a_mention_has_words_of_its_name_or_stands_for_it(name: str) -> None:
    for mention in from_json(FILES[name]["reading"]).mentions:
        words = field(name, mention.part)[mention.start : mention.end]
        if words in _named(mention):
            continue
        # a pronoun or a nominal stands for a name that the document has elsewhere, or for its publisher
        named = mention.entity in PAGES[name].text or mention.entity == sites()[PAGES[name].outlet].owner
        assert named, (words, mention.entity)


def _named(mention: Mention) -> set[str]:
    parts = mention.entity.split()
    return {mention.entity, mention.entity.upper(), parts[0], parts[-1], *(w.upper() for w in parts)}


@EACH
def test_holders_and_targets_are_of_the_page(name: str) -> None:
    page = PAGES[name]
    known = {m.entity for m in from_json(FILES[name]["reading"]).mentions} | {sites()[page.outlet].owner}
    for u in from_json(FILES[name]["reading"]).utterances:
        for target in u.targets:
            assert target.entity in known
        for level in u.attribution:
            words = field(name, u.part)[level.start or 0 : level.end or 0]
            assert set(level.names) <= known or level.holder in f"{page.title} {page.text}", (words, level.holder)
            assert level.speaks_for is None or level.speaks_for in known
            assert level.affiliation is None or level.affiliation in known


@EACH
def test_the_levels_are_numbered_and_known_somehow(name: str) -> None:
    speaks = sites()[PAGES[name].outlet].kind in ("company", "government")
    for u in from_json(FILES[name]["reading"]).utterances:
        assert [level.level for level in u.attribution] == list(range(1, len(u.attribution) + 1))
        for level in u.attribution:
            assert _placed(level), (u.act, level)
            if u.part is Part.TITLE:
                assert level.how is How.HEADLINE
        if speaks:
            assert u.attribution[0].holder == sites()[PAGES[name].outlet].owner
            assert u.part is Part.TITLE or u.attribution[0].how is How.PUBLISHER


def _placed(level: Level) -> bool:
    placed = level.start is not None and level.end is not None and bool(level.cue)
    return placed or level.how in (How.PUBLISHER, How.HEADLINE)


@EACH
def test_acts_have_what_they_need(name: str) -> None:
    reading = from_json(FILES[name]["reading"])
    for u in reading.utterances:
        assert u.content or u.act in RESPONSES
        if u.act in (Act.ACCUSE, Act.SUSPECT, Act.SUE):
            assert u.targets and u.attribution, (u.act, u.content)
        if u.act in (Act.DENY, Act.DISMISS, Act.DISPUTE):
            assert not u.targets and u.attribution
        if u.means_of is not None:
            assert reading.utterances[u.means_of].act is u.act
    for declared in reading.declared_origins:
        assert all(0 <= index < len(reading.utterances) for index in declared.utterances or ())


def _all() -> list[tuple[str, Utterance]]:
    return [(name, u) for name in FILES for u in from_json(FILES[name]["reading"]).utterances]


@pytest.mark.parametrize(
    ("act", "least"),
    [
        (Act.ACCUSE, 40),
        (Act.SUSPECT, 2),
        (Act.SUE, 4),
        (Act.DENY, 10),
        (Act.DISPUTE, 2),
        (Act.DISMISS, 3),
        (Act.NO_COMMENT, 4),
        (Act.DID_NOT_RESPOND, 6),
        (Act.COULD_NOT_BE_REACHED, 1),
        (Act.ASKED_FOR_COMMENT, 2),
        (Act.EVIDENCE_STATUS, 2),
        (Act.CORRECT, 1),
        (Act.WARN, 2),
        (Act.ASSERT, 50),
    ],
)
def test_what_the_stories_need_is_there(act: Act, least: int) -> None:
    assert sum(u.act is act for _, u in _all()) >= least


def test_idioms_have_no_value_and_joint_totals_belong_to_all() -> None:
    for name, u in _all():
        for quantity in u.quantities:
            words = field(name, u.part)[quantity.start : quantity.end]
            if any(
                idiom in words for idiom in ("million-crown", "thousand and one", "hundred and one", "million miles")
            ):
                assert quantity.value is None
            if quantity.value == 12_000_000:
                assert quantity.scope == "collective"


def test_nobody_is_accused_where_nobody_should_be() -> None:
    harmless = {"gazette-flood-1", "calderic-release-1", "ministry-bridge-1", "ledger-roundup-1", "courier-opinion-1"}
    assert not [(name, u.act) for name, u in _all() if name in harmless and u.targets]


def test_all_together_stays_small() -> None:
    assert sum(len(json.dumps(file)) for file in FILES.values()) < 1_000_000
