"""How far two annotators agree: `python -m benchmarks.reading.agree DATA CASES OTHER`, over the documents both have."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.reading import cases


def as_said(document: cases.Document) -> list[dict[str, Any]]:
    """Return an annotator's utterances in the form of the reader's."""
    made = []
    for u in document.utterances:
        holder = cases.words(document, u["entity"] or u["holder"]) or "unnamed"
        start, end = u["holder"] or (None, None)
        level = {"holder": holder, "start": start, "end": end, "cue": u["cue"], "certainty": u["certainty"]}
        level["speaks_for"] = cases.words(document, u["speaks_for"])
        targets = [
            {"entity": cases.words(document, t["entity"] or t["at"]), "start": t["at"][0], "end": t["at"][1]}
            for t in u["targets"]
        ]
        made.append(
            {
                "part": "text", "act": u["act"], "polarity": u.get("polarity", "positive"), "attribution": [level],
                "content": u["content"], "attributed": None, "targets": targets, "basis": u["basis"], "means_of": None,
            }
        )  # fmt: skip
    return made


def main(data: str, own: str, other: str) -> None:
    """Print the agreement."""
    first = {d.id: d for d in cases.documents(Path(data), Path(own))}
    second = {d.id: d for d in cases.documents(Path(data), Path(other))}
    both = sorted(first.keys() & second.keys())
    read = {i: {"utterances": as_said(second[i]), "declared_origins": []} for i in both}
    pairs = [pair for i in both for pair in cases.pairs(first[i], read[i]["utterances"])]
    met = [pair for pair in pairs if pair.said is not None]
    same = sum(p.gold["act"] == p.said["act"] for p in met if p.said)
    gold, said = Counter(p.gold["act"] for p in met), Counter(p.said["act"] for p in met if p.said)
    chance = sum(gold[a] * said[a] for a in gold) / len(met) ** 2
    precision, recall, _ = cases.accusations(pairs, read, 0.0)
    print(f"documents {len(both)}, utterances {len(pairs)} and {sum(len(r['utterances']) for r in read.values())}")
    print(f"found by both {len(met) / len(pairs):.3f} of the first annotator's")
    print(f"act {same / len(met):.3f}, kappa {(same / len(met) - chance) / (1 - chance):.3f}")
    print(f"acts, macro F1 of the commonest {cases.acts(pairs)[0]:.3f}")
    print(f"holder {sum(map(cases.holds, met)) / len(met):.3f}")
    print(f"accuser, accused, of what F1 {cases.whom(pairs)[0]:.3f}")
    print(f"accusations with holder, targets and polarity: precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
