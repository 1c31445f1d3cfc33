"""The losses of the heads, each over what a batch has labels for."""

import torch
from torch import Tensor
from torch.nn import functional

from nlp.heads import EACH, LABELS, OFFSET, PAIRS, SCALARS
from nlp.train.batches import Batch
from nlp.train.example import IGNORE, Item, Link

# what a head counts beside the roles of attribution
WEIGHTS = {
    "role": 1.0, "name": 1.0, "uner": 1.0, "pos": 0.3, "relation": 0.5, "source": 0.4, "cue": 0.4, "head": 0.5,
    "antecedent": 0.5, "act": 1.0, "certainty": 0.4, "polarity": 0.4, "target": 2.0, "factuality": 0.2, "vector": 1.0,
}  # fmt: skip


def losses(found: dict[str, Tensor], batch: Batch, vectors: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weighted loss of each head that the batch has labels for."""
    made: dict[str, Tensor] = {}
    for name in LABELS:
        loss = _of_labels(found[name], name, batch.items)
        if loss is not None:
            made[name] = loss
    for name in PAIRS:
        of = _of_each if name in EACH else _of_links
        loss = of(found[f"{name}_query"], found[f"{name}_key"], [i.links.get(name, []) for i in batch.items])
        if loss is not None:
            made[name] = loss
    for name in SCALARS:
        pairs = [(n, i, v) for n, item in enumerate(batch.items) for i, v in item.numbers.get(name, [])]
        if pairs:
            rows, columns, values = zip(*pairs, strict=True)
            made[name] = functional.smooth_l1_loss(found[name][list(rows), list(columns)].float(), torch.tensor(values))
    loss = _of_vectors(found["vector"], batch.items, vectors)
    if loss is not None:
        made["vector"] = loss
    return {name: WEIGHTS[name] * loss for name, loss in made.items()}


def _of_labels(scores: Tensor, name: str, items: list[Item]) -> Tensor | None:
    if not any(name in item.labels for item in items):
        return None
    gold = torch.full(scores.shape[:2], IGNORE)
    for n, item in enumerate(items):
        labels = item.labels.get(name)
        if labels is not None:
            gold[n, : len(labels)] = torch.tensor(labels)
    return functional.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


def _of_links(query: Tensor, key: Tensor, links: list[list[Link]]) -> Tensor | None:
    """Return the mean of -log of the share of the right words; a word's own place stands for "none"."""
    total, count = query.new_zeros((), dtype=torch.float32), 0
    for n, pairs in enumerate(links):
        if not pairs:
            continue
        words = len(pairs) and query.shape[1]
        scores = (query[n, [word for word, _, _ in pairs]] @ key[n].T).float()
        right = torch.zeros(scores.shape, dtype=torch.bool)
        among = torch.zeros(scores.shape, dtype=torch.bool)
        for row, (word, answers, candidates) in enumerate(pairs):
            among[row, list(candidates) if candidates is not None else slice(0, words)] = True
            among[row, word] = True
            right[row, list(answers) or [word]] = True
        scores = scores.masked_fill(~among, -1e4)
        share = scores.logsumexp(-1) - scores.masked_fill(~right, -1e4).logsumexp(-1)
        total, count = total + share.sum(), count + len(pairs)
    return total / count if count else None


def _of_each(query: Tensor, key: Tensor, links: list[list[Link]]) -> Tensor | None:
    """Return the mean over pairs of words of the binary loss, the right ones as heavy as all others together."""
    made = []
    for n, pairs in enumerate(links):
        if not pairs:
            continue
        scores = (query[n, [word for word, _, _ in pairs]] @ key[n].T).float() - OFFSET
        gold = torch.zeros(scores.shape)
        for row, (_, answers, _) in enumerate(pairs):
            gold[row, list(answers)] = 1.0
        loss = functional.binary_cross_entropy_with_logits(scores, gold, reduction="none")
        made.append((loss * (1 + 4 * gold)).mean(-1))
    return torch.cat(made).mean() if made else None


def _of_vectors(vectors: Tensor, items: list[Item], taught: dict[str, Tensor]) -> Tensor | None:
    made, gold = [], []
    for n, item in enumerate(items):
        for start, end, text in item.spans:
            made.append(vectors[n, start:end].float().mean(0))
            gold.append(taught[text].float())
    if not made:
        return None
    return (1 - functional.cosine_similarity(torch.stack(made), torch.stack(gold))).mean()
