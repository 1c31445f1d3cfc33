"""What decisions make of an utterance: a function of how it was read and of the decisions, whatever their order."""

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.deciding.effects import About, Aim, Effect, Form, formed, forms, substitution
from graph.deciding.written import lasting_from_json, lasting_to_json
from graph.decisions import DecisionKind

READ = Form(
    act="accuse",
    polarity="positive",
    certainty="certain",
    holder_kind="named",
    holders=("eA",),
    speaker=None,
    targets=(Aim("eX", 3, 5, "distributive"), Aim("eY", 8, 9, "distributive")),
    about=(About("c1", "states", 1.0, "first said here", "t00"),),
    inner='{"chain": ["eX"], "declared": [["told", "X", "eX"]]}',
)


def effect(number: int, kind: str, begins: int, ends: int | None = None, **more: object) -> Effect:
    made = Effect(number, DecisionKind(kind), f"t{begins:02}", f"t{ends:02}" if ends is not None else None)
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


PARTIES = st.sampled_from(["eA", "eB", "eX", "eY", "eZ"])
KINDS = st.sampled_from(["accept", "reject", "merge", "split", "link", "amend", "withdraw"])


@st.composite
def effects(draw: st.DrawFn) -> list[Effect]:
    made = []
    for number in range(draw(st.integers(0, 6))):
        begins = draw(st.integers(1, 20))
        ends = draw(st.none() | st.integers(begins + 1, 30))
        made.append(
            effect(
                number,
                draw(KINDS),
                begins,
                ends,
                claim=draw(st.sampled_from(["c1", "c2", "c3"])),
                party=draw(PARTIES),
                other=draw(PARTIES),
                articles=frozenset(draw(st.sets(st.sampled_from(["a1", "a2"])))),
                amended=draw(
                    st.sampled_from([(("act", ("deny",)),), (("target", ("eZ",)),), (("holder", ("eB", "eX")),)])
                ),
            )
        )
    return made


@given(effects(), st.randoms())
def test_the_order_in_which_decisions_are_loaded_changes_nothing(made: list[Effect], random: object) -> None:
    shuffled = sorted(made, key=lambda e: hash((e.number, str(random))))
    assert forms(READ, "t00", "a1", made) == forms(READ, "t00", "a1", shuffled)


@given(effects())
def test_forms_follow_on_one_another_and_hold_what_held_then(made: list[Effect]) -> None:
    found = forms(READ, "t00", "a1", made)
    assert found[0].begins == "t00"
    assert found[-1].ends is None
    assert all(one.ends == other.begins for one, other in itertools.pairwise(found))
    for one in found:
        assert one.form == formed(READ, "a1", [e for e in made if e.holds(one.begins)])


@given(effects())
def test_what_is_undone_leaves_the_utterance_as_it_was_read(made: list[Effect]) -> None:
    undone = [replace(e, ends="t40") for e in made]
    assert forms(READ, "t00", "a1", undone)[-1].form == READ


@given(effects())
def test_forms_read_back_as_they_were_written(made: list[Effect]) -> None:
    found = forms(READ, "t00", "a1", made)
    assert lasting_from_json(lasting_to_json(found)) == found


def test_merges_follow_one_another_and_never_run_in_circles() -> None:
    chain = [effect(1, "merge", 1, party="eA", other="eB"), effect(2, "merge", 2, party="eB", other="eX")]
    assert substitution(["eA", "eB", "eY"], None, chain) == {"eA": "eX", "eB": "eX"}
    circle = [*chain, effect(3, "merge", 3, party="eX", other="eA")]
    assert set(substitution(["eA"], None, circle)) <= {"eA"}


def test_a_merge_reaches_what_stands_inside() -> None:
    form = formed(READ, "a1", [effect(1, "merge", 1, party="eX", other="eZ")])
    assert form.inner == '{"chain": ["eZ"], "declared": [["told", "X", "eZ"]]}'
    assert [t.party for t in form.targets] == ["eZ", "eY"]


def test_an_answer_meets_all_claims_that_people_link_it_to_and_a_statement_one() -> None:
    links = [effect(1, "link", 1, claim="c2"), effect(2, "link", 2, claim="c3")]
    assert [a.claim for a in formed(READ, "a1", links).about] == ["c3"]
    denial = replace(READ, act="deny", about=())
    assert [a.claim for a in formed(denial, "a1", links).about] == ["c2", "c3"]
    assert {a.bearing for a in formed(denial, "a1", links).about} == {"answers"}
