"""Submissions filed together in one transaction, with the same result as one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph import filing
from graph.bolt import Runner, query, rows
from graph.deciding.judging import after_filing
from graph.deciding.restating import substitutions
from graph.deciding.withheld import Withheld
from graph.filing import Filing
from graph.resolving.batch import Batch
from graph.resolving.remembered import Remembered
from graph.submission import Submission


@dataclass(slots=True)
class Filed:
    """How many were filed, the claims to settle anew, and those of them that say something else than before."""

    filed: int = 0
    touched: set[str] = field(default_factory=set)
    restated: set[str] = field(default_factory=set)


def file(
    tx: Runner, submissions: Sequence[Submission], remembered: Remembered, withheld: Withheld | None = None
) -> Filed:
    """Resolve and write submissions in their order; `withheld` is given where there are decisions, which they may feel.

    It ends after one that changes what is held: its claims are settled before the next one is compared with them.
    """
    filed, decided = Filed(), withheld is not None
    swapped = {i for e in substitutions(tx) for i in (e.party, e.other)} if decided else set()
    judged = _judged(tx, submissions) if decided else set()
    batch = _batch(tx, submissions, remembered)
    for submission in submissions:
        made = filing.prepare(submission, batch)
        filed.filed += 1
        filed.touched |= made.touched
        if made.gone or submission.article_id in judged or made.parties & swapped:
            _alone(tx, batch, submission, made)
            if withheld is not None:
                filed.restated |= after_filing(tx, submission.article_id, made.said, withheld)
            if made.gone:
                filed.restated |= made.touched
            remembered.forget()
            return filed
        batch.add(made.added)
    batch.write()
    batch.remember()
    return filed


def _batch(tx: Runner, submissions: Sequence[Submission], remembered: Remembered) -> Batch:
    batch = Batch(tx, remembered)
    keys = {key for submission in submissions for key in filing.keys_of(submission)}
    batch.expect((s.article_id for s in submissions), keys)
    return batch


def _alone(tx: Runner, batch: Batch, submission: Submission, made: Filing) -> None:
    """Write all that is pending, then this submission in the place of what is gone."""
    batch.write()
    if made.gone:
        tx.run(query("forget_utterances"), {"utterances": list(made.gone)}).consume()
        tx.run(query("forget_mentions"), {"version": submission.version_id}).consume()
    batch.add(made.added)
    batch.write()
    if made.reworded:
        worded = [{"id": claim, "words": words} for claim, words in sorted(made.reworded.items())]
        tx.run(query("reword"), {"rows": worded}).consume()


def _judged(tx: Runner, submissions: Sequence[Submission]) -> set[str]:
    articles = sorted({submission.article_id for submission in submissions})
    return {r["article"] for r in rows(tx, "articles_judged", articles=articles)}
