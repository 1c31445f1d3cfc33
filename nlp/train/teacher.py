"""The vectors that the encoder gave to texts by themselves before training; the vector head learns to give them."""

from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor
from transformers import BertModel

from nlp.encoding import Encoder

_BATCH = 64
_LONGEST = 126


def vectors(texts: Iterable[str], folder: Path, kept: Path) -> dict[str, Tensor]:
    """Return the mean-pooled vector of each text (384 half-precision numbers), computed once and kept in a file."""
    found: dict[str, Tensor] = torch.load(kept) if kept.exists() else {}
    missing = set(texts) - found.keys()
    if not missing:
        return found
    encoder = Encoder(folder / "tokenizer.json")
    model = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
    pieces = {text: [p for word in text.split() for p in encoder.pieces(word)][:_LONGEST] for text in missing}
    order = sorted(pieces, key=lambda text: (len(pieces[text]), text))
    for at in range(0, len(order), _BATCH):
        batch = order[at : at + _BATCH]
        length = max(len(pieces[text]) for text in batch) + 2
        ids = torch.zeros(len(batch), length, dtype=torch.long)
        mask = torch.zeros(len(batch), length, dtype=torch.long)
        for row, text in enumerate(batch):
            whole = encoder.framed(pieces[text])
            ids[row, : len(whole)] = torch.tensor(whole)
            mask[row, : len(whole)] = 1
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        found |= dict(zip(batch, mean.half(), strict=True))
    torch.save(found, kept)
    return found
