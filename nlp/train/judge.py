"""`python -m nlp.train.judge --data DATA`: fit the judge to frames that the reader finds; write it to the model."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from graph.model import Document
from nlp import acts, judge, weights
from nlp.heads import ACTS, CERTAINTIES, POLARITIES
from nlp.pipeline import Reader
from nlp.resolver import Resolver
from nlp.train import said

_HERE = Path(__file__).parent
_HIDDEN, _EPOCHS, _BATCH, _RATE, _DECAY = 128, 15, 64, 1e-3, 0.05
Row = tuple[numpy.ndarray, int, int, int]


def texts(data: Path, *, aside: bool) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield texts with their labelled attributions; our stories only for training."""
    kept = said.labels(_HERE / "acts.jsonl", aside=aside)
    for line in (data / "attribution" / "train.jsonl").read_text("utf8").splitlines():
        document = json.loads(line)
        labels = kept.get(document["id"], {})
        given = document["annotations"][0]["attributions"]
        if labels:
            yield document["text"], [{**given[n], **label} for n, label in labels.items()]
    if not aside:
        for line in (_HERE / "stories.jsonl").read_text("utf8").splitlines():
            story = json.loads(line)
            yield story["text"], story["attributions"]


def rows(reader: Reader, text: str, attributions: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield the features and labels of the frames that are found at the labelled attributions."""
    doc = reader.nlp.make_doc(text)
    doc._.document, doc._.part = Document("a", text), "text"
    for name, component in reader.nlp.pipeline:
        if name == "claimtrail_acts":
            break
        doc = component(doc)
    words = doc._.words
    found = [
        (frame, judged, _places(words.span(*s) for s in frame.cue), _places(words.span(*s) for s in frame.attributed))
        # what the judge is given must not be its own answer
        for frame, judged in zip(doc._.frames, acts.by_rules(doc, Resolver(doc)), strict=True)
        if frame.attributed
    ]
    for label in attributions:
        cue, content = _places(label.get("cue") or ()), _places(label.get("content") or ())
        likely = [(len(content & c) / max(1, len(content | c)), i) for i, (_, _, q, c) in enumerate(found) if cue & q]
        best = max(likely, default=(0.0, -1))
        if best[0] > 0:
            frame, judged, _, _ = found[best[1]]
            yield (
                judge.features(doc._.scores, frame, judged.act, judged.polarity),
                ACTS.index(label["act"]),
                CERTAINTIES.index(label.get("certainty") or "certain"),
                POLARITIES.index(label.get("polarity") or "positive"),
            )


def _places(spans: Any) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def gathered(reader: Reader, data: Path, *, aside: bool) -> tuple[Tensor, list[Tensor]]:
    """Return all features and the three columns of labels."""
    made = [row for text, labels in texts(data, aside=aside) for row in rows(reader, text, labels)]
    return torch.tensor(numpy.array([r[0] for r in made])), [torch.tensor([r[i] for r in made]) for i in (1, 2, 3)]


def loss(out: Tensor, labels: list[Tensor], weights_of_acts: Tensor) -> Tensor:
    """Return the weighted loss of act, certainty and polarity."""
    act, sure, which = out.split([len(ACTS), len(CERTAINTIES), len(POLARITIES)], dim=-1)
    wrong = functional.cross_entropy(act, labels[0], weight=weights_of_acts, label_smoothing=0.05)
    others = functional.cross_entropy(sure, labels[1]) + functional.cross_entropy(which, labels[2])
    return wrong + 0.3 * others


def fitted(features: Tensor, labels: list[Tensor], seed: int) -> tuple[nn.Sequential, Tensor, Tensor]:
    """Return the network, and the mean and deviation by which features are scaled."""
    torch.manual_seed(seed)
    mean, deviation = features.mean(0), (features.std(0) + 1e-2).clamp(min=0.05)
    scaled = (features - mean) / deviation
    width = len(ACTS) + len(CERTAINTIES) + len(POLARITIES)
    net = nn.Sequential(
        nn.Dropout(0.2), nn.Linear(scaled.shape[1], _HIDDEN), nn.ReLU(), nn.Dropout(0.5), nn.Linear(_HIDDEN, width)
    )
    count = torch.bincount(labels[0], minlength=len(ACTS)).float().clamp(min=1)
    # the rare acts count for more than they are many, or the net says the commonest
    rare = (count.mean() / count).sqrt().clamp(max=5)
    optimizer = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = _EPOCHS * -(-len(scaled) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        for part in torch.randperm(len(scaled)).split(_BATCH):
            optimizer.zero_grad()
            loss(net(scaled[part]), [column[part] for column in labels], rare).backward()
            optimizer.step()
            schedule.step()
    return net.eval(), mean, deviation


def write(net: nn.Sequential, mean: Tensor, deviation: Tensor, path: Path) -> None:
    """Write the network in half precision."""
    first, second = net[1], net[4]
    parts = {
        "mean": mean, "deviation": deviation, "first": first.weight.T, "first_bias": first.bias,
        "second": second.weight.T, "second_bias": second.bias,
    }  # fmt: skip
    numpy.savez(path, **{name: part.detach().numpy().astype("f2") for name, part in parts.items()})


def main() -> None:
    """Fit, print how often the act is right aside from training, write."""
    parser = argparse.ArgumentParser(prog="python -m nlp.train.judge", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the training corpora")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    reader = Reader()
    features, labels = gathered(reader, asked.data, aside=False)
    net, mean, deviation = fitted(features, labels, asked.seed)
    others, gold = gathered(reader, asked.data, aside=True)
    said_acts = net((others - mean) / deviation)[:, : len(ACTS)].argmax(-1)
    right = float((said_acts == gold[0]).float().mean())
    print(f"{len(features)} frames; the act is right in {right:.3f} of {len(others)} kept aside")
    write(net, mean, deviation, weights.FOLDER / judge.FILE)


if __name__ == "__main__":
    main()
