"""The seed article record by record: `python -m benchmarks.reading.seed SEED`, the folder of the article and its gold.

A record is right when an utterance whose content covers half of the gold content, and the other way round, has its act,
innermost holder, targets and certainty.
"""

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.reading.same import same
from graph.model import Document
from graph.readings import to_json
from nlp.pipeline import Reader

CERTAINTY = {"CT": "certain", "PR": "probable", "PS": "possible", "U": "unknown"}


def overlap(pieces: list[list[int]], span: list[int]) -> float:
    """Return how much of the longer of both is common."""
    said = {i for a, b in pieces for i in range(a, b)}
    gold = set(range(*span))
    return len(said & gold) / max(1, len(said), len(gold))


def judged(record: dict[str, Any], utterances: list[dict[str, Any]]) -> dict[str, str]:
    """Return for each field "ok" or what the reader has instead."""
    span = record["content"]["span"]
    near = [u for u in utterances if overlap(u["content"], span) >= 0.5]
    if not near:
        return {"content": "missing"}
    best = max(near, key=lambda u: (u["act"] == record["act"], overlap(u["content"], span)))
    level = record["attribution"][-1]
    holder = level["holder"] if level["level"] else None
    has = best["attribution"][-1] if best["attribution"] else None
    return {
        "content": "ok" if overlap(best["content"], span) == 1 else f"{overlap(best['content'], span):.2f}",
        "act": _told(best["act"] == record["act"], best["act"]),
        "holder": _told(_same_holder(holder, has), has["holder"] if has else "author"),
        "targets": _told(_same_targets(record, best), [t["entity"] for t in best["targets"]]),
        "certainty": _told(
            _certainty(record) in (None, has["certainty"] if has else best["author_certainty"]),
            has["certainty"] if has else best["author_certainty"],
        ),
    }


def _told(right: bool, value: object) -> str:
    return "ok" if right else str(value)


def _same_holder(holder: str | None, has: dict[str, Any] | None) -> bool:
    if holder is None or has is None:
        return (holder is None) == (has is None)
    return any(same(h, holder.split(" (")[0]) for h in (has.get("holders") or [has["holder"]]))


def _same_targets(record: dict[str, Any], said: dict[str, Any]) -> bool:
    gold = [t["entity"] or t["mention"]["surface"] for t in record.get("targets") or []]
    told = [t["entity"] for t in said["targets"]]
    return len(gold) == len(told) and all(any(same(g, t) for t in told) for g in gold)


def _certainty(record: dict[str, Any]) -> str | None:
    value = record.get("certainty_source") or ""
    return next((name for mark, name in CERTAINTY.items() if value.startswith(mark)), None)


def main(folder: str) -> int:
    """Print the table; exit 1 when a record of priority 1 is not right."""
    gold = json.loads((Path(folder) / "gold.json").read_text("utf8"))
    text = (Path(folder) / "article.txt").read_text("utf8")
    utterances = json.loads(json.dumps(to_json(Reader().read(Document("seed", text)))))["utterances"]
    right: dict[int, list[bool]] = {}
    for record in gold["records"]:
        fields = judged(record, utterances)
        whole = all(value == "ok" for name, value in fields.items() if name != "content") and len(fields) > 1
        right.setdefault(record["priority"], []).append(whole)
        told = " ".join(f"{name}={value}" for name, value in fields.items() if value != "ok")
        print(f"{record['id']:5} priority {record['priority']} {record['act']:16} {'ok' if whole else 'short'}  {told}")
    for priority, rows in sorted(right.items()):
        print(f"priority {priority}: {sum(rows)} of {len(rows)}")
    return int(not all(right[1]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
