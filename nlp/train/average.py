"""The mean of two stages: what the last one forgot of the one before is partly kept."""

from pathlib import Path

import torch

# heads that only the last stage taught, or taught with more than the one before
_LAST = ("labels.act", "labels.certainty", "labels.polarity", "labels.name", "labels.uner", "pairs.target")


def mean(before: Path, last: Path, out: Path, *, share: float) -> Path:
    """Write the weights of the last stage with a share of those of the stage before; return the file."""
    one, other = torch.load(before), torch.load(last)
    made = {
        name: value
        if name.startswith(_LAST) or not value.is_floating_point()
        else share * one[name] + (1 - share) * value
        for name, value in other.items()
    }
    torch.save(made, out)
    return out
