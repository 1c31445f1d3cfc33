"""The seed article against its gold: what must and what must not come out."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from graph.model import BLAMING, Act, Document, OriginKind, Reading
from nlp.pipeline import Reader

SHARED = Path(os.environ.get("CLAIMTRAIL_SHARED") or Path(__file__).parents[2].parent / "shared")
pytestmark = pytest.mark.skipif(
    not (SHARED / "seed").is_dir(), reason="the shared folder with the seed article is absent"
)
# the article's own spellings of two of the accused
SPELT = {"Moonshot AI": "Moonshot", "MiniMax": "Minimax"}


@pytest.fixture(scope="module")
def text() -> str:
    return (SHARED / "seed" / "article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return dict(json.loads((SHARED / "seed" / "gold.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def found(text: str, reader: Reader) -> Reading:
    return reader.read(Document("seed", text))


def test_accusations(gold: dict[str, Any], found: Reading) -> None:
    edges = {
        f"accuse {level.holder}->{target.entity}"
        for u in found.utterances
        if u.act is Act.ACCUSE and (level := u.innermost)
        for target in u.targets
    }
    wanted = [check for check in gold["checks"]["must_exist"] if check.startswith("accuse ")]
    assert wanted
    for check in wanted:
        for name, spelt in SPELT.items():
            check = check.replace(name, spelt)  # noqa: PLW2901 - spelt as the article spells it
        assert check in edges


def test_the_exact_words(gold: dict[str, Any], found: Reading) -> None:
    contents = {(u.act.value, *u.content[0]) for u in found.utterances if len(u.content) == 1}
    for record in gold["records"]:
        if record["id"] in {"C01", "C02a", "C02b", "C08", "C19", "C25b"}:
            assert (record["act"], *record["content"]["span"]) in contents, record["id"]


def test_declared_sources(gold: dict[str, Any], found: Reading) -> None:
    listed = {(o.start, o.end) for o in found.declared_origins if o.kind is OriginKind.SOURCE_LIST}
    assert listed == {tuple(source["span"]) for source in gold["document"]["declared_sources"]}


def test_what_must_not_exist(found: Reading) -> None:
    blaming = [u for u in found.utterances if u.act in BLAMING]
    targets = {target.entity for u in blaming for target in u.targets}
    holders = {name for u in blaming for level in u.attribution for name in level.names}
    assert not targets & {
        "Alibaba",
        "Baidu",
        "Tencent",
        "Nvidia",
        "AMD",
        "China",
        "United States",
        "Anthropic",
        "Claude",
    }
    assert not holders & {"Reuters", "TechCrunch"}
    assert not {u.act for u in found.utterances} & {Act.DENY, Act.DISMISS, Act.DISPUTE, Act.CONFIRM, Act.ADMIT}
    assert {name for u in blaming for name in (t.entity for t in u.targets) if "agents" in name} == {"foreign agents"}
    for u in found.utterances:
        for quantity in u.quantities:
            assert quantity.value != 1_000_000
            assert quantity.value != 16_000_000 or quantity.scope == "collective"
