"""The path from a report to its origin, link by link, with names for ids."""

from graph.asked.cases import Case
from graph.asked.cells import Chain, Link
from graph.asking.views import Said
from graph.deriving.chains import UNKNOWN
from graph.standing import Bearing, OriginPath, Step


def chain(case: Case, origin: OriginPath, article: str) -> Chain:
    """Follow one report to its end; a path that comes back to itself ends there."""
    onward: dict[str, Step] = {}
    for step in origin.steps:
        onward.setdefault(step.from_, step)
    at, passed, links = article, {article}, []
    while at in onward and onward[at].to not in passed:
        step = onward[at]
        links.append(_link(case, step))
        at = step.to
        passed.add(at)
    return Chain(tuple(links))


def _link(case: Case, step: Step) -> Link:
    said = report(case, step.to)
    if said:
        return Link(step.reason, said.outlet.name, said=said)
    if step.to == UNKNOWN:
        return Link(step.reason, "origin unknown")
    party = case.party(step.to)
    return Link(step.reason, party.name, party=party)


def report(case: Case, article: str, *, contrary: bool = False) -> Said | None:
    """Return what an article says of the claim first, or against it; anything that it says of it before nothing."""
    here = [said for said in case.said.values() if said.article == article]
    wanted = (said for said in here if (said.bearing is not Bearing.STATES) is contrary)
    return next(wanted, here[0] if here else None)
