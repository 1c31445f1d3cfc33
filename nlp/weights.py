"""The trained weights: an ONNX graph that is loaded when the first text is read."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy

from nlp.encoding import Encoder, Window

Array = numpy.ndarray[Any, Any]
FOLDER = Path(__file__).parent / "model"
_FILES = ("model.onnx", "tokenizer.json", "judge.npz")
_INPUTS = ("pieces", "shapes", "quotes", "begins")


class Weights:
    """Run the encoder and its heads over windows of words."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def about(self) -> Mapping[str, Any]:
        """Return what the weights say of themselves: labels of each head, window."""
        made: Mapping[str, Any] = json.loads((self.folder / "model.json").read_text("utf8"))
        return made

    @cached_property
    def digest(self) -> str:
        """Return the hash of the files that decide a reading."""
        hashed = hashlib.sha256()
        for path in sorted(self.folder / name for name in _FILES):
            hashed.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return hashed.hexdigest()

    @cached_property
    def encoder(self) -> Encoder:
        """Return what makes windows of words."""
        return Encoder(self.folder / "tokenizer.json")

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # several processes read side by side: threads of one would fight the others
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(self.folder / "model.onnx"), options)

    @cached_property
    def _names(self) -> list[str]:
        return [output.name for output in self._session.get_outputs()]

    def run(self, window: Window) -> dict[str, Array]:
        """Return the outputs of all heads for one window, [words, ...] each.

        One window at a time: int8 activations are scaled over a whole batch, so a window beside another would read
        differently.
        """
        feed = {name: numpy.array([getattr(window, name)], dtype=numpy.int64) for name in _INPUTS}
        feed["mask"] = numpy.ones_like(feed["pieces"])
        feed["first"] = numpy.array([window.first], dtype=numpy.int64)
        made = self._session.run(None, feed)
        return {name: rows[0] for name, rows in zip(self._names, made, strict=True)}


@cache
def loaded(folder: Path = FOLDER) -> Weights:
    """Return the weights of a folder, the shipped ones by default; one object a process."""
    return Weights(folder)
