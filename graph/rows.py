"""Nodes and edges on their way into the graph, and the labels that exist."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
    WAS_HELD_BY = "WAS_HELD_BY"  # Utterance -> Entity: for whom it counted until a decision; `past` says from when
    WAS_SPOKEN_BY = "WAS_SPOKEN_BY"  # Utterance -> Entity: who spoke for them until a decision
    ABOUT = "ABOUT"  # Utterance -> Claim: what counts now
    WAS_ABOUT = "WAS_ABOUT"  # Utterance -> Claim: what a decision took away; `past` on the utterance says from when
    PROPOSED = "PROPOSED"  # Utterance -> Claim: an answer that may meet it; a person links it
    CONCERNS = "CONCERNS"  # Claim -> Entity
    CONCERNED = "CONCERNED"  # Claim -> Entity: whom it concerned `from` `to`, until a decision changed that
    RELATES = "RELATES"  # Claim -> Claim
    RELATED = "RELATED"  # Claim -> Claim: a relation that held `from` `to`, until a decision was undone or took it away
    ACCUSED = "ACCUSED"  # Entity -> Entity
    MERGED_INTO = "MERGED_INTO"  # Entity -> Entity: a decision says that they are one; the second stands for both
    WAS_MERGED_INTO = "WAS_MERGED_INTO"  # Entity -> Entity: the same `from` `to`, until another decision
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


# what is found again holds since it was first found
LASTING = frozenset({EdgeType.NAMES, EdgeType.CONCERNS, EdgeType.RELATES})


def joined_nodes(nodes: Iterable[Node]) -> list[Node]:
    """Return one row per node; where several give a property, the last one holds."""
    found: dict[tuple[NodeLabel, str], Node] = {}
    for node in nodes:
        before = found.get((node.label, node.id))
        found[node.label, node.id] = Node(node.label, node.id, {**before.props, **node.props}) if before else node
    return list(found.values())


def joined_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Return one row per edge; where several give a property the last one holds, and the first `from` of what lasts."""
    found: dict[str, Edge] = {}
    for edge in edges:
        before = found.get(edge.id)
        if before is None:
            found[edge.id] = edge
            continue
        props = {**before.props, **edge.props}
        if edge.type in LASTING:
            props["from"] = min(str(before.props["from"]), str(edge.props["from"]))
        found[edge.id] = replace(edge, props=props)
    return list(found.values())
