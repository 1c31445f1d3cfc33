"""The reading set: our own annotation of forty articles, against what the reader says of them."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reading.corpora import opened
from benchmarks.reading.same import same

HERE = Path(__file__).parent
BLAMING = frozenset({"accuse", "suspect", "sue", "charge"})
# an utterance is found when this share of the characters of both contents is common
_COMMON = 0.3
_COMMONEST = 12

Utterance = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its gold utterances and origins."""

    id: str
    text: str
    title: str
    utterances: list[Utterance]
    origins: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold utterance and the reader's for it, or null."""

    document: Document
    gold: Utterance
    said: Utterance | None


def documents(data: Path, folder: Path = HERE / "cases") -> Iterator[Document]:
    """Yield the annotated articles, their text read from the corpus."""
    texts = {}
    for part in ("train", "dev"):
        for line in opened(data, f"attribution/{part}.jsonl").splitlines():
            record = json.loads(line)
            texts[record["id"]] = record
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text("utf8"))
        record = texts[case["id"]]
        yield Document(case["id"], record["text"], record["title"], case["utterances"], case["declared_origins"])


def pairs(document: Document, said: list[Utterance]) -> list[Pair]:
    """Match each gold utterance to at most one of the reader's, best first."""
    own = [u for u in said if u["part"] == "text"]
    ranked = sorted(
        ((_likeness(gold, u), i, j) for i, gold in enumerate(document.utterances) for j, u in enumerate(own)),
        reverse=True,
    )
    taken_gold: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, i, j in ranked:
        if likeness > 0 and i not in taken_gold and j not in taken:
            taken_gold[i] = j
            taken.add(j)
    return [
        Pair(document, gold, own[taken_gold[i]] if i in taken_gold else None)
        for i, gold in enumerate(document.utterances)
    ]


def _characters(pieces: list[list[int]] | None) -> set[int]:
    return {i for start, end in pieces or [] for i in range(start, end)}


def _likeness(gold: Utterance, said: Utterance) -> float:
    one, other = _characters(gold["content"]), _characters(said["content"]) | _characters(said["attributed"])
    common = len(one & other)
    cues = _characters(gold["cue"]) & {i for lv in said["attribution"] for i in _characters(lv["cue"])}
    share = common / max(1, min(len(one), len(_characters(said["content"])) or 1))
    if share >= _COMMON or (cues and (common or not one)):
        return share + bool(cues) + 0.5 * (gold["act"] == said["act"])
    return 0.0


def words(document: Document, place: list[int] | None) -> str | None:
    """Return the words of a place."""
    return document.text[place[0] : place[1]] if place else None


def holds(pair: Pair) -> bool:
    """Whether the innermost holder is the gold one: same name, or words that overlap."""
    gold, said = pair.gold, pair.said
    levels = said["attribution"] if said else []
    if gold["holder"] is None:
        return not levels or levels[-1]["start"] is None
    if not levels:
        return False
    level = levels[-1]
    over = level["start"] is not None and level["start"] < gold["holder"][1] and gold["holder"][0] < level["end"]
    name = words(pair.document, gold["entity"])
    named = name is not None and any(same(h, name) for h in (level.get("holders") or [level["holder"]]))
    return over or named


def targets(pair: Pair) -> tuple[int, int, int]:
    """Return how many targets are right, said and gold: same name, or words that overlap."""
    said = pair.said["targets"] if pair.said else []
    left = list(said)
    hits = 0
    for gold in pair.gold["targets"]:
        name = words(pair.document, gold["entity"]) or words(pair.document, gold["at"]) or ""
        hit = next(
            (t for t in left if same(t["entity"], name) or (t["start"] < gold["at"][1] and gold["at"][0] < t["end"])),
            None,
        )
        if hit is not None:
            left.remove(hit)
            hits += 1
    return hits, len(said), len(pair.gold["targets"])


def acts(found: list[Pair]) -> tuple[float, str]:
    """Return macro F1 over the commonest acts of the utterances that were found, and a line for people."""
    both = [(p.gold["act"], p.said["act"]) for p in found if p.said is not None]
    gold, said = Counter(g for g, _ in both), Counter(s for _, s in both)
    hits = Counter(g for g, s in both if g == s)
    chosen = [act for act, _ in Counter(p.gold["act"] for p in found).most_common(_COMMONEST)]
    f1 = {act: 2 * hits[act] / max(1, gold[act] + said[act]) for act in chosen}
    return sum(f1.values()) / len(f1), " ".join(f"{act} {value:.2f}({gold[act]})" for act, value in f1.items())


def whom(found: list[Pair]) -> tuple[float, int]:
    """Return F1 of accuser, accused and what (all three of one utterance) and how often the roles are swapped."""
    hits = said = gold = swapped = 0
    for pair in found:
        right, told, wanted = targets(pair)
        said, gold = said + told, gold + wanted
        if pair.said is not None and holds(pair):
            hits += right
        swapped += pair.said is not None and _swapped(pair)
    return 2 * hits / max(1, said + gold), swapped


def _swapped(pair: Pair) -> bool:
    """Whether the holder is a gold target, and a target the gold holder."""
    level = next(iter(pair.said["attribution"][-1:]), None) if pair.said else None
    if level is None or not pair.gold["targets"] or pair.gold["holder"] is None:
        return False
    name = words(pair.document, pair.gold["entity"] or pair.gold["holder"]) or ""
    accused = [words(pair.document, t["entity"] or t["at"]) or "" for t in pair.gold["targets"]]
    assert pair.said is not None
    return any(same(level["holder"], a) for a in accused) and any(same(t["entity"], name) for t in pair.said["targets"])


def accusations(found: list[Pair], read: Mapping[str, Any], least: float) -> tuple[float, float, int]:
    """Return precision, recall and number of accusations that are right in holder, every target and polarity.

    `least` is the score from which an accusation counts.
    """
    by_said = {id(pair.said): pair for pair in found if pair.said is not None}
    claimed = right = 0
    for answer in read.values():
        for u in answer["utterances"]:
            sure = u.get("score") is None or u["score"] >= least
            if (
                u["part"] != "text"
                or u["act"] not in BLAMING
                or not u["targets"]
                or u["means_of"] is not None
                or not sure
            ):
                continue
            claimed += 1
            pair = by_said.get(id(u))
            right += pair is not None and whole(pair)
    wanted = sum(p.gold["act"] in BLAMING and bool(p.gold["targets"]) for p in found)
    return right / max(1, claimed), right / max(1, wanted), claimed


def whole(pair: Pair) -> bool:
    """Whether an accusation is one in gold, with holder, every target and polarity."""
    assert pair.said is not None
    hits, said, gold = targets(pair)
    same_polarity = pair.gold.get("polarity", "positive") == pair.said["polarity"]
    return pair.gold["act"] in BLAMING and holds(pair) and hits == said == gold and same_polarity


def bases(found: list[Pair], read: Mapping[str, Any]) -> tuple[float, str]:
    """Return micro F1 of bases, `speaks_for` and declared origins, and each apart for people."""
    count = {kind: [0, 0, 0] for kind in ("basis", "speaks_for", "origin")}
    for pair in found:
        said = pair.said or {"basis": [], "attribution": []}
        gold_kinds, said_kinds = (
            Counter(b["kind"] for b in pair.gold["basis"]),
            Counter(b["kind"] for b in said["basis"]),
        )
        _add(count["basis"], sum((gold_kinds & said_kinds).values()), said_kinds.total(), gold_kinds.total())
        name = words(pair.document, pair.gold["speaks_for"])
        told = said["attribution"][-1]["speaks_for"] if said["attribution"] else None
        _add(count["speaks_for"], int(bool(name and told and same(name, told))), int(bool(told)), int(bool(name)))
    for document in {pair.document.id: pair.document for pair in found}.values():
        told = [(o["kind"], o["start"]) for o in read[document.id]["declared_origins"] if o["start"] is not None]
        wanted = [(o["kind"], o["at"]) for o in document.origins]
        hits = sum(any(k == kind and a[0] - 20 <= at <= a[1] for k, at in told) for kind, a in wanted)
        _add(count["origin"], min(hits, len(told)), len(told), len(wanted))
    f1 = {kind: 2 * h / max(1, s + g) for kind, (h, s, g) in count.items()}
    totals = [sum(row[i] for row in count.values()) for i in range(3)]
    return 2 * totals[0] / max(1, totals[1] + totals[2]), " ".join(
        f"{kind} {value:.2f}({count[kind][2]})" for kind, value in f1.items()
    )


def _add(row: list[int], hits: int, said: int, gold: int) -> None:
    row[0], row[1], row[2] = row[0] + hits, row[1] + said, row[2] + gold
