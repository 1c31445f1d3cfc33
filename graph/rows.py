"""Nodes and edges on their way into the graph, and the labels that exist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | bool | None | Sequence[str] | Sequence[int] | Sequence[float]


class NodeLabel(StrEnum):
    """The kinds of node; every one has a unique `id`."""

    OUTLET = "Outlet"
    ARTICLE = "Article"
    VERSION = "Version"
    SNAPSHOT = "Snapshot"
    ENTITY = "Entity"
    NAME = "Name"
    UTTERANCE = "Utterance"
    CLAIM = "Claim"
    CHANGE = "Change"
    DECISION = "Decision"
    WITHHELD = "Withheld"  # the words of a text that was withdrawn, packed, so that an undo brings them back


class EdgeType(StrEnum):
    """The kinds of edge: (from, to) as its comment says."""

    BY = "BY"  # Article -> Outlet
    IS = "IS"  # Outlet -> Entity: the outlet as a party
    OWNED_BY = "OWNED_BY"  # Outlet -> Entity
    OF = "OF"  # Version -> Article, Snapshot -> Version, Change -> Claim
    MENTIONS = "MENTIONS"  # Version -> Entity
    NAMES = "NAMES"  # Name -> Entity
    SAID_IN = "SAID_IN"  # Utterance -> Version
    HELD_BY = "HELD_BY"  # Utterance -> Entity: for whom the act counts
    SPOKEN_BY = "SPOKEN_BY"  # Utterance -> Entity: who spoke for them
    TARGETS = "TARGETS"  # Utterance -> Entity
    ABOUT = "ABOUT"  # Utterance -> Claim: what counts now
    WAS_ABOUT = "WAS_ABOUT"  # Utterance -> Claim: what a decision took away; `past` on the utterance says from when
    PROPOSED = "PROPOSED"  # Utterance -> Claim: an answer that may meet it; a person links it
    CONCERNS = "CONCERNS"  # Claim -> Entity
    RELATES = "RELATES"  # Claim -> Claim
    RELATED = "RELATED"  # Claim -> Claim: a relation that held `from` `to`, until a decision was undone or took it away
    ACCUSED = "ACCUSED"  # Entity -> Entity
    MERGED_INTO = "MERGED_INTO"  # Entity -> Entity: a decision says that they are one; the second stands for both
    JUDGES = "JUDGES"  # Decision -> what it is about
    TOUCHES = "TOUCHES"  # Decision -> Claim: a claim that stands otherwise because of it
    ANCHORED_IN = "ANCHORED_IN"  # Decision -> Article


@dataclass(frozen=True, slots=True)
class Node:
    """A node to be there afterwards, with these properties."""

    label: NodeLabel
    id: str
    props: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge to be there afterwards; `ends` are the labels of its two nodes."""

    type: EdgeType
    ends: tuple[NodeLabel, NodeLabel]
    id: str
    start: str
    end: str
    props: Mapping[str, Value]
