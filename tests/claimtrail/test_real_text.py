"""The first real text, read by the real reader, filed and asked; the text itself stays where it is."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.claimtrail.command import claimtrail

SHARED = Path(os.environ.get("CLAIMTRAIL_SHARED", Path(__file__).parents[3] / "shared"))
ARTICLE = SHARED / "seed" / "article.txt"

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(not ARTICLE.exists(), reason=f"the seed article is not at {ARTICLE}"),
]


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, Any]]]:
    """Return every claim after the import of the article alone."""
    folder = tmp_path_factory.mktemp("seed")
    done = claimtrail(folder, "import", str(ARTICLE))
    assert done.returncode == 0, done.stderr
    listed = claimtrail(folder, "claims", "--format", "jsonl").stdout
    claimtrail(folder, "stop", "--force")
    yield [json.loads(line) for line in listed.splitlines()]


def test_the_accusation_is_held_with_its_exact_words(claims: list[dict[str, Any]]) -> None:
    words = "were found to copy abilities from another software, ClaudeAI"
    [claim] = [c for c in claims if any(words in u["exact"] for u in c["utterances"])]
    assert claim["status"] == "alleged"
    assert claim["accusers"] == ["Anthropic"]
    assert sorted(claim["targets"]) == ["DeepSeek", "Minimax", "Moonshot"]
    assert claim["counts"]["origins"] == 1


def test_nothing_of_what_must_not_exist_is_there(claims: list[dict[str, Any]]) -> None:
    assert {c["status"] for c in claims} <= {"alleged", "reported", "open"}
    assert not any(c["deniers"] or c["third_party_deniers"] for c in claims)
    accused = {target for c in claims if c["accusers"] for target in c["targets"]}
    assert not accused & {"Alibaba", "Baidu", "Tencent", "Nvidia", "NVIDIA", "AMD", "China", "United States"}
    accusers = {name for c in claims for name in c["accusers"]}
    assert not accusers & {"Reuters", "TechCrunch", "the accuser", "They", "they"}
    assert not any(c["legal"] for c in claims)


def test_what_is_said_of_evidence_flags_its_own_proposition_alone(claims: list[dict[str, Any]]) -> None:
    flagged = [c for c in claims if any(f["flag"] == "no_public_evidence" for f in c["flags"])]
    [claim] = flagged
    assert "illegally replicated Claude" in claim["utterances"][0]["exact"][0]
    assert claim["accusers"] == []
