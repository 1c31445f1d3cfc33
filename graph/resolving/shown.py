"""What one capture more of a page says of the words that its versions had: which it dropped, which it took back."""

from collections.abc import Callable, Sequence

from graph.deriving.superseded import Capture, Dropped, Text, Words, continued, dropped
from graph.resolving.held import HeldUtterance, HeldVersion
from graph.submission import Submission


def changes(
    submission: Submission,
    versions: Sequence[HeldVersion],
    said: Sequence[HeldUtterance],
    texts: Callable[[], Sequence[Text]],
    *,
    again: bool,
) -> dict[str, Dropped]:
    """Return the utterances that stand otherwise after this capture, with the times of all that is known then.

    `said` are those of all versions as they are held afterwards; `again` says that those of this version are filed anew
    though it was captured before. The texts are asked for only where the capture is not simply the latest.
    """
    here = submission.version_id
    hidden = {v.id for v in versions if v.withdrawn and v.id != here}
    if all(v.id == here or v.id in hidden for v in versions):
        return {}
    article = submission.article
    now, text = Capture(submission.snapshot.recorded, here), Text(here, article.text, article.title or "")
    # a withdrawn text says nothing that could be compared
    before = [Capture(at, v.id) for v in versions if v.id not in hidden for at in v.captured or (v.recorded,)]
    words = [Words(u.id, u.version, u.part, u.exact, u.dropped) for u in said if u.version not in hidden]
    if all(capture < now for capture in before) and not again:
        found = continued(now, text, words)
    else:
        found = dropped([*before, now], [*(t for t in texts() if t.version != here), text], words)
    known = {u.id: u.dropped for u in said}
    return {utterance: at for utterance, at in found.items() if at != known[utterance]}
