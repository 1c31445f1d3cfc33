"""The network: a small BERT with what it cannot see of a word added, and heads on the first piece of each word."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from nlp.encoding import Begin, Quoted, Shape
from nlp.heads import LABELS, PAIRS, SCALARS

_HIDDEN_OF_PAIRS = 128


class Pair(nn.Module):
    """A query and a key a word; how well two words go together is their product."""

    def __init__(self, size: int, width: int) -> None:
        super().__init__()
        self.query = nn.Sequential(nn.Linear(size, _HIDDEN_OF_PAIRS), nn.GELU(), nn.Linear(_HIDDEN_OF_PAIRS, width))
        self.key = nn.Sequential(nn.Linear(size, _HIDDEN_OF_PAIRS), nn.GELU(), nn.Linear(_HIDDEN_OF_PAIRS, width))
        self.scale = width**-0.5

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return queries, scaled, and keys, each [texts, words, width]."""
        return self.query(words) * self.scale, self.key(words)


class Network(nn.Module):
    """Encoder and heads; `forward` takes five [texts, pieces] arrays and the [texts, words] places of first pieces."""

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.shape = nn.Embedding(len(Shape), size)
        self.quote = nn.Embedding(len(Quoted), size)
        self.begin = nn.Embedding(len(Begin), size)
        for added in (self.shape, self.quote, self.begin):
            nn.init.zeros_(added.weight)
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.ModuleDict({name: nn.Linear(size, len(labels)) for name, labels in LABELS.items()})
        self.pairs = nn.ModuleDict({name: Pair(size, width) for name, width in PAIRS.items()})
        self.scalars = nn.ModuleDict({name: nn.Linear(size, 1) for name in SCALARS})
        self.vector = nn.Linear(size, size, bias=False)

    @staticmethod
    def pretrained(folder: Path) -> "Network":
        """Return a network whose encoder has the weights of a sentence-transformers folder."""
        # dropout of attention would keep torch from its fast kernel: half the speed
        config = BertConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
        options = {"config": config, "add_pooling_layer": False, "attn_implementation": "sdpa"}
        return Network(BertModel.from_pretrained(folder, **options))

    @staticmethod
    def plain(folder: Path) -> "Network":
        """Return a network of the same form with weights still to be loaded, whose attention exports plainly."""
        config = BertConfig.from_pretrained(folder)
        config._attn_implementation = "eager"
        return Network(BertModel(config, add_pooling_layer=False))

    def words(self, pieces: Tensor, mask: Tensor, features: tuple[Tensor, Tensor, Tensor], first: Tensor) -> Tensor:
        """Return the hidden state of the first piece of each word, [texts, words, size]."""
        embedded = self.encoder.embeddings.word_embeddings(pieces)
        for layer, feature in zip((self.shape, self.quote, self.begin), features, strict=True):
            embedded = embedded + layer(feature)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))

    def forward(
        self, pieces: Tensor, mask: Tensor, shapes: Tensor, quotes: Tensor, begins: Tensor, first: Tensor
    ) -> dict[str, Tensor]:
        """Return the outputs of all heads by name; of a pair head "NAME_query" and "NAME_key"."""
        words = self.dropout(self.words(pieces, mask, (shapes, quotes, begins), first))
        found = {name: layer(words) for name, layer in self.labels.items()}
        for name, pair in self.pairs.items():
            found[f"{name}_query"], found[f"{name}_key"] = pair(words)
        found |= {name: layer(words).squeeze(-1) for name, layer in self.scalars.items()}
        return found | {"vector": self.vector(words)}


def names_of_outputs() -> list[str]:
    """Return the names of the outputs in the order of `forward`."""
    pairs = [f"{name}_{side}" for name in PAIRS for side in ("query", "key")]
    return [*LABELS, *pairs, *SCALARS, "vector"]
