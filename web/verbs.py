"""What a holder did by each act, in the past tense: the middle of every sentence about an utterance."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Act


@dataclass(frozen=True, slots=True)
class Verb:
    """Three ways to say an act: about somebody ("{}" is who), about nobody, and by an outlet in its own voice.

    An outlet that writes of a suit does not sue: where `own` is set, it stands in for the first two.
    """

    about: str
    alone: str
    own: tuple[str, str] | None = None

    def phrase(self, targets: str, *, own_voice: bool) -> str:
        """Return the verb with its object."""
        about, alone = self.own if own_voice and self.own else (self.about, self.alone)
        return about.format(targets) if targets else alone


def _reported(noun: str, joined: str) -> tuple[str, str]:
    return f"reported {noun} {joined} {{}}", f"reported {noun}"


VERBS: Mapping[Act, Verb] = {
    Act.NO_COMMENT: Verb("gave no comment on {}", "gave no comment", ("reported no comment of {}", "had no comment")),
    Act.DID_NOT_RESPOND: Verb(
        "did not respond to {}", "did not respond", ("reported no response of {}", "reported that nobody responded")
    ),
    Act.COULD_NOT_BE_REACHED: Verb(
        "could not be reached about {}",
        "could not be reached",
        ("could not reach {}", "could not reach those concerned"),
    ),
    Act.ASKED_FOR_COMMENT: Verb("asked {} for comment", "asked for comment"),
    Act.EVIDENCE_STATUS: Verb("spoke of the evidence about {}", "spoke of the evidence"),
    Act.SUE: Verb("sued {}", "brought a suit", _reported("a suit", "against")),
    Act.CHARGE: Verb("charged {}", "brought a charge", _reported("a charge", "against")),
    Act.INVESTIGATE: Verb("investigated {}", "spoke of an investigation", _reported("an investigation", "of")),
    Act.CONVICT: Verb("convicted {}", "spoke of a conviction", _reported("a conviction", "of")),
    Act.ACQUIT: Verb("acquitted {}", "spoke of an acquittal", _reported("an acquittal", "of")),
    Act.DISMISS_CASE: Verb(
        "dismissed a case against {}", "dismissed a case", _reported("the dismissal of a case", "against")
    ),
    Act.SETTLE: Verb("settled with {}", "settled a case", _reported("a settlement", "with")),
    Act.SANCTION: Verb("sanctioned {}", "spoke of sanctions", _reported("sanctions", "against")),
    Act.RETRACT: Verb("took back what had been said about {}", "took back what had been said"),
    Act.CORRECT: Verb("corrected what had been said about {}", "corrected what had been said"),
    Act.APOLOGISE: Verb("apologised to {}", "apologised"),
    # what follows is what is denied ("denied: “it had copied”") or the denial itself ("denied: “we copied nothing”")
    Act.DENY: Verb("denied and blamed {}", "denied"),
    Act.DISMISS: Verb("dismissed and blamed {}", "dismissed"),
    Act.DISPUTE: Verb("disputed about {}", "disputed"),
    Act.ADMIT: Verb("made an admission about {}", "made an admission"),
    Act.CONFIRM: Verb("said that it was so of {}", "said that it was so"),
    Act.CLARIFY: Verb("clarified what was said about {}", "clarified what was said"),
    Act.WARN: Verb("warned of {}", "warned"),
    Act.THREATEN: Verb("threatened {}", "threatened"),
    Act.DEMAND: Verb("demanded of {}", "demanded"),
    Act.PROMISE: Verb("made a promise to {}", "made a promise"),
    Act.PREDICT: Verb("made a prediction about {}", "made a prediction"),
    Act.REPORT_PLAN: Verb("told of a plan of {}", "told of a plan"),
    Act.ACCUSE: Verb("accused {}", "made an accusation"),
    Act.SUSPECT: Verb("voiced a suspicion about {}", "voiced a suspicion"),
    Act.CRITICISE: Verb("criticised {}", "voiced criticism"),
    Act.PRAISE: Verb("praised {}", "voiced praise"),
    Act.ASSESS: Verb("gave an assessment of {}", "gave an assessment"),
    Act.ANNOUNCE: Verb("made an announcement about {}", "made an announcement", _reported("an announcement", "about")),
    Act.REPORT_ACTION: Verb("reported on {}", "reported"),
    Act.ASSERT: Verb("said of {}", "said", ("wrote of {}", "wrote")),
    Act.DEFINE: Verb("explained of {}", "explained"),
    Act.BACKGROUND: Verb("gave background on {}", "gave background"),
    Act.OPEN_QUESTION: Verb("asked about {}", "raised a question"),
}
