"""Draw the documents of the reading set: `python -m benchmarks.reading.draw ../shared/data`.

Forty PolNeAR articles of at most 9,000 characters with two or more relations of accusing or denying, and besides them
24 articles of the training part on which choices of training are made. No training run sees any of them.
"""

import collections
import json
import random
import sys
from pathlib import Path

SEED = 20261124
WANTED = {"accuse", "allege", "blame", "charge", "deny"}
DOCUMENTS, CHOICES, LONGEST = 40, 24, 9_000
HERE = Path(__file__).parent


def lines(path: Path) -> list[dict]:
    """Return the records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def drawn(data: Path) -> dict[str, list[str]]:
    """Return the ids of the set (`documents`) and of the articles for choices (`choices`), each in order."""
    relations: collections.Counter[str] = collections.Counter()
    for part in ("train", "dev"):
        for record in lines(data / "accuse" / f"polnear_speech_acts_{part}.jsonl"):
            relations[record["id"]] += record["act"] in WANTED
    articles = {part: lines(data / "attribution" / f"{part}.jsonl") for part in ("train", "dev")}
    short = [d["id"] for part in articles.values() for d in part if len(d["text"]) <= LONGEST]
    chance = random.Random(SEED)  # noqa: S311 - a draw that anybody can repeat
    documents = chance.sample(sorted(i for i in short if relations[i] >= 2), DOCUMENTS)
    rest = sorted(d["id"] for d in articles["train"] if d["id"] not in documents)
    return {"documents": sorted(documents), "choices": sorted(chance.sample(rest, CHOICES))}


def main() -> None:
    """Write `drawn.json` beside this file."""
    text = json.dumps(drawn(Path(sys.argv[1])), indent=1, ensure_ascii=False)
    (HERE / "drawn.json").write_text(text + "\n", "utf8")


if __name__ == "__main__":
    main()
