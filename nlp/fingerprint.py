"""What decides a reading, as one hash."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from spacy.about import __version__
from spacy.language import Language

from nlp import lexicon, weights


def fingerprint(nlp: Language) -> str:
    """Hash the code, lexicons and weights of this package, the components' settings, the model and the versions."""
    hashed = hashlib.sha256(weights.loaded().digest.encode())
    for path in [*sorted(Path(__file__).parent.glob("*.py")), *lexicon.paths()]:
        hashed.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    # a component's registered defaults stand in its code, hashed above; what a model or a caller set stands here
    settings = {name: dict(nlp.get_pipe_config(name)) for name in nlp.pipe_names if name.startswith("claimtrail_")}
    onnxruntime, tokenizers = version("onnxruntime"), version("tokenizers")
    told = [
        __version__,
        onnxruntime,
        tokenizers,
        nlp.meta.get("name"),
        nlp.meta.get("version"),
        nlp.pipe_names,
        settings,
    ]
    hashed.update(json.dumps(told, sort_keys=True, default=str).encode())
    return hashed.hexdigest()
