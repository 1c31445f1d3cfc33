"""The heads of the encoder and their labels, in the order of their outputs; training and reading share them."""

from graph.model import Act, Certainty, Polarity

ROLES = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")


def _bio(*kinds: str) -> tuple[str, ...]:
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


# names as Worldwide annotates them, and as Universal NER does
NAMES = _bio("Person", "Organization", "Location", "NORP", "Date", "Money", "Facility", "Product", "Misc")
UNER = _bio("PER", "ORG", "LOC", "OTH")
POS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "ccomp", "cc:preconj", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det",
    "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj",
    "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative",
    "xcomp",
)  # fmt: skip
# what the holder does, how sure and which way; said at the first word of a cue
ACTS = tuple(act.value for act in Act)
CERTAINTIES = tuple(certainty.value for certainty in Certainty)
POLARITIES = tuple(polarity.value for polarity in Polarity)
# label heads: one row of scores a word
LABELS: dict[str, tuple[str, ...]] = {
    "role": ROLES, "name": NAMES, "uner": UNER, "pos": POS, "relation": RELATIONS, "act": ACTS,
    "certainty": CERTAINTIES, "polarity": POLARITIES,
}  # fmt: skip
# pair heads: a query and a key a word, whose product scores the pair; `head` is the syntactic head
PAIRS: dict[str, int] = {"source": 64, "cue": 64, "head": 96, "antecedent": 96, "target": 64}
# pair heads by which a word may go with several others or with none: each is asked for itself
EACH = frozenset({"target"})
# two words go together when their product passes this; a new head begins well below
OFFSET = 3.0
# numbers: how sure it is that what a word says happened, from -3 to 3
SCALARS = ("factuality",)
