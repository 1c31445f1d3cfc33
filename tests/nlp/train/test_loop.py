"""A training that is killed goes on from its last kept state and ends with the same weights."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is there only where somebody trains")
transformers = pytest.importorskip("transformers", reason="transformers is there only where somebody trains")

_RUN = """
import sys
from pathlib import Path
from nlp.encoding import Begin
from nlp.heads import ROLES
from nlp.train import loop
from nlp.train.corpora import Corpus, Stage
from nlp.train.example import Example

def read():
    for n in range(40):
        words = [f"Orlan{n}", "said", "that", "it", "rained", "."]
        roles = ["B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT", "I-CONTENT", "O"]
        begins = [int(Begin.PARAGRAPH), 0, 0, 0, 0, 0]
        yield Example(words * 60, begins * 60, {"role": [ROLES.index(r) for r in roles] * 60})

stage = Stage([Corpus("told", 1.0, read)], 3, 1e-3, 1e-3)
loop.train([stage], Path(sys.argv[1]), Path(sys.argv[2]), seed=3, keep=2)
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a folder with a very small encoder and the reader's tokenizer."""
    folder = tmp_path / "base"
    config = transformers.BertConfig(
        vocab_size=30522, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    torch.manual_seed(0)
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    shipped = Path(__file__).parents[3] / "nlp" / "model" / "tokenizer.json"
    (folder / "tokenizer.json").write_bytes(shipped.read_bytes())
    return folder


def _started(base: Path, out: Path) -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", _RUN, str(base), str(out)], env=environment, stderr=subprocess.DEVNULL
    )


def test_a_killed_training_goes_on(base: Path, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    assert _started(base, whole).wait(300) == 0
    first = _started(base, broken)
    while not (broken / "state.pt").exists() and first.poll() is None:
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.wait(60)
    assert not (broken / "stage-1.pt").exists()
    assert _started(base, broken).wait(300) == 0
    one, other = torch.load(whole / "stage-1.pt"), torch.load(broken / "stage-1.pt")
    assert one.keys() == other.keys()
    assert all(torch.equal(one[name], other[name]) for name in one)
