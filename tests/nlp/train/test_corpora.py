"""What training makes of its corpora: labels on the right words."""

import json
from pathlib import Path

import pytest

from nlp.heads import ACTS, NAMES, ROLES
from nlp.train import columns, conllu, gap, polnear, said

TEXT = "Orlan Works accused Vekta Labs of copying its pumps.\n\n“It is false,” Vekta said. “We made them.”"


def place(words: str, after: int = 0) -> list[int]:
    start = TEXT.index(words, after)
    return [start, start + len(words)]


ATTRIBUTIONS = [
    {
        "source": [place("Orlan Works")],
        "cue": [place("accused")],
        "content": [place("Vekta Labs of copying its pumps")],
    },
    {
        "source": [place("Vekta", 60)],
        "cue": [place("said")],
        "content": [place("“It is false,”"), place("“We made them.”")],
    },
]


def test_roles_and_links() -> None:
    example = polnear.example(polnear.sentence_splitter()(TEXT), ATTRIBUTIONS)
    tags = dict(zip(example.words, [ROLES[i] for i in example.labels["role"]], strict=True))
    assert tags["Orlan"] == "B-SOURCE"
    assert tags["Works"] == "I-SOURCE"
    assert tags["accused"] == "B-CUE"
    assert tags["pumps"] == "I-CONTENT"
    assert tags["."] != "B-CONTENT"
    said_at = example.words.index("said")
    sources = {example.words[cue]: [example.words[i] for i in right] for cue, right, _ in example.links["source"]}
    assert sources == {"accused": ["Orlan", "Works"], "said": ["Vekta"]}
    cues = {word: right for word, right, _ in example.links["cue"]}
    assert cues[example.words.index("We")] == (said_at,)
    assert example.begins[example.words.index("“")] == 2


def test_a_shorter_piece_wins_and_what_follows_it_begins_anew() -> None:
    pieces = [((0, 6), "content"), ((2, 4), "cue")]
    tags = [ROLES[i] for i in polnear._tags(6, pieces)]
    assert tags == ["B-CONTENT", "I-CONTENT", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT"]


def test_acts_are_said_at_the_words_of_a_cue() -> None:
    doc = polnear.sentence_splitter()(TEXT)
    example = polnear.example(doc, ATTRIBUTIONS)
    said.add(example, doc, [{**ATTRIBUTIONS[0], "act": "accuse", "targets": [place("Vekta Labs")]}])
    at = example.words.index("accused")
    assert ACTS[example.labels["act"][at]] == "accuse"
    assert [label for i, label in enumerate(example.labels["act"]) if i != at] == [-100] * (len(example.words) - 1)
    assert [[example.words[i] for i in right] for _, right, _ in example.links["target"]] == [["Vekta", "Labs"]]


def test_mentions_of_gum() -> None:
    entities = ["(1-person-new", "1)", "(2-object-new)", "(3-place(1-person-giv:act)", "3)"]
    assert sorted(conllu.mentions(entities)) == [("1", 0, 2), ("1", 3, 4), ("2", 2, 3), ("3", 3, 5)]


def test_technology(tmp_path: Path) -> None:
    record = {"text": "Slack and Vekta's H1 chips.", "names": [{"start": 18, "end": 20, "label": "PRODUCT"}]}
    (tmp_path / "t.jsonl").write_text(json.dumps(record) + "\n", "utf8")
    (example,) = columns.technology(tmp_path / "t.jsonl")
    assert [(w, NAMES[i]) for w, i in zip(example.words, example.labels["name"], strict=True) if i] == [
        ("H1", "B-Product")
    ]


def test_names_of_an_article_stand_beside_its_acts(tmp_path: Path) -> None:
    attribution = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 26]]}
    article = {"id": "d", "text": "Vela said Orlan stole it.", "annotations": [{"attributions": [attribution]}]}
    (tmp_path / "articles.jsonl").write_text(json.dumps(article) + "\n", "utf8")
    (tmp_path / "acts.jsonl").write_text('{"doc": "d", "n": 0, "act": "accuse", "targets": [[10, 15]]}\n', "utf8")
    (tmp_path / "names.jsonl").write_text('{"doc": "d", "names": [[0, 4, "PERSON"], [10, 15, "ORG"]]}\n', "utf8")
    named = said.named(tmp_path / "names.jsonl")
    (example,) = said.labelled(tmp_path / "acts.jsonl", tmp_path / "articles.jsonl", named)
    tagged = [(w, NAMES[i]) for w, i in zip(example.words, example.labels["name"], strict=True) if i]
    assert tagged == [("Vela", "B-Person"), ("Orlan", "B-Organization")]
    ((cue, targets, _),) = example.links["target"]
    assert (example.words[cue], [example.words[i] for i in targets]) == ("said", ["Orlan"])
    assert ACTS[example.labels["act"][cue]] == "accuse"


def test_gap_knows_the_name_wherever_it_stands(tmp_path: Path) -> None:
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
    text = "Ana Orl met Eva Bryll. Ana Orl left, and she slept."
    row = f"d-1\t{text}\tshe\t{text.index('she')}\tAna Orl\t0\tTRUE\tEva Bryll\t12\tFALSE\thttp://a.test\n"
    (tmp_path / "g.tsv").write_text(head + row, "utf8")
    (example,) = gap.read(tmp_path / "g.tsv")
    ((pronoun, right, _),) = example.links["antecedent"]
    assert example.words[pronoun] == "she"
    assert [example.words[i] for i in right] == ["Orl", "Orl"]


def test_what_is_shipped_is_whole() -> None:
    folder = Path(polnear.__file__).parent
    for name in ("technology.jsonl", "stories.jsonl"):
        for line in (folder / name).read_text("utf8").splitlines():
            record = json.loads(line)
            for one in record["names"]:
                words = record["text"][one["start"] : one["end"]]
                assert words == words.strip() != "", record
    kept = said.labels(folder / "acts.jsonl", aside=False)
    assert not kept.keys() & said.labels(folder / "acts.jsonl", aside=True).keys()
    assert {label["act"] for labels in kept.values() for label in labels.values()} <= set(ACTS)


@pytest.mark.parametrize("times", [0.5, 2.0])
def test_an_epoch_sees_its_share(times: float) -> None:
    batches = pytest.importorskip("nlp.train.batches", reason="torch is there only where somebody trains")
    seen = [name for n in range(4) for name in batches._share(list("abcd"), times, n)]
    assert {name: seen.count(name) for name in "abcd"} == dict.fromkeys("abcd", int(4 * times))
