"""Other languages are passed over with a reason."""

import pytest

from graph.model import Document
from nlp.language import Foreign, check
from nlp.parallel import Failed
from nlp.pipeline import Reader

FOREIGN = {
    "de": "Der Konzern hat den Vorwurf am Montag zurückgewiesen. Ein Sprecher sagte, man habe die Pläne nicht kopiert "
    "und werde sich vor Gericht verteidigen. Die Kläger hatten zuvor erklärt, ihre Unterlagen seien entwendet worden.",
    "fr": "Le groupe a rejeté lundi ces accusations. Un porte-parole a déclaré que les plans n'avaient pas été copiés "
    "et que l'entreprise se défendrait devant le tribunal. Les plaignants avaient affirmé le contraire en mars.",
    "ru": "Компания в понедельник отвергла обвинения. Представитель заявил, что планы не были скопированы и что она "
    "будет защищаться в суде. Истцы ранее утверждали, что их документы были похищены сотрудниками конкурента.",
}
READ = [
    "",
    "Ja.",
    "Vekta Labs denied it. " * 20,
    "| Name | Value |\n|---|---|\n| Alpha | 12 |\n| Beta | 34 |\n" * 20,
    "for i in range(10):\n    print(i, end=' ')\n" * 20,
    "He said: “Der Konzern hat den Vorwurf am Montag zurückgewiesen.” The firm then said that it was false, and that "
    "the plans had been made by its own people. The court will hear the case in May, and the mayor will not be there.",
]


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_told(language: str) -> None:
    with pytest.raises(Foreign, match=rf"\({language}\), and only English is read"):
        check(FOREIGN[language])


@pytest.mark.parametrize("text", READ)
def test_what_is_read(text: str) -> None:
    check(text)


def test_the_next_document_is_read(reader: Reader) -> None:
    documents = [Document("a", FOREIGN["de"]), Document("b", "Vekta Labs denied the claims.")]
    first, second = reader.read_all(documents)
    assert isinstance(first, Failed)
    assert first.reason.startswith("is in another language (de)")
    assert not isinstance(second, Failed)
