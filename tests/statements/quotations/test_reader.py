"""What a quotation carries: holes, wounds, speakers by mention, offsets and records."""

from __future__ import annotations

import pytest

from ralliement.statements.quotations import FoundQuotation, find_quotations, to_record

from .helpers import Table, parse_of

pytestmark = pytest.mark.model


def _read(
    text: str, language: str = "fr", *, title: bool = False, actors: dict[str, str] | None = None
) -> tuple[FoundQuotation, ...]:
    parse = parse_of(text, language, title=title)
    found = find_quotations(parse, Table(parse, actors or {}))
    for quotation in found:
        record = to_record(quotation, parse)
        original = parse.article.original
        assert record.text == original[record.start : record.end]
        assert (record.start == record.end) == quotation.lost
    return found


def test_lost_words_have_a_speaker() -> None:
    text = "La Belgique a souhaité privilégier des «» et des «» au lieu de tout fermer."
    first, second = _read(text, actors={"La Belgique": "BE"})
    for found in (first, second):
        assert found.lost
        assert not found.complete
        assert found.speaker is not None
        assert found.speaker.actor == "BE"
    assert text[first.start - 1 : first.start + 1] == "«»"


def test_lost_words_after_pour() -> None:
    text = "Pour Ilse Maar, ancienne conseillère du roi : «» et les voisins «»."
    found = _read(text, actors={"Ilse Maar": "ilse-maar"})
    assert [f.lost for f in found] == [True, True]
    assert {f.speaker.actor for f in found if f.speaker} == {"ilse-maar"}


def test_an_unclosed_quotation_with_nothing_of_it_left() -> None:
    text = (
        "Le ministre a conclu en tonnant : «Belgique, Autriche ou encore Hongrie ont choisi "
        "une autre voie que la Pologne pour leurs « ports francs » du nord."
    )
    (found,) = _read(text)
    assert found.lost
    assert found.rule == "unclosed-lost"
    assert found.speaker_span is not None


def test_an_unclosed_quotation_ends_where_the_reporter_goes_on() -> None:
    text = (
        "Le maire a lancé : « Nous avons trop attendu et nous agirons. La Pologne et la "
        "Hongrie ont voté contre le texte."
    )
    (found,) = _read(text)
    assert not found.complete
    assert text[found.start : found.end].startswith("Nous avons trop attendu")
    assert "Hongrie" not in text[found.start : found.end]


def test_an_unclosed_quotation_ends_at_an_attribution() -> None:
    text = "« La règle est simple et le pays la respecte, a déclaré la ministre."
    (found,) = _read(text)
    assert text[found.start : found.end] == "La règle est simple et le pays la respecte"
    assert not found.complete


def test_an_unclear_one_is_unresolved() -> None:
    text = "Le préfet a déclaré : « La digue tiendra. Le fleuve monte encore."
    (found,) = _read(text)
    assert found.rule == "unclosed-unresolved"
    assert text[found.start : found.end] == "La digue tiendra."


def test_a_headline_gets_the_speaker_of_the_same_words() -> None:
    text = (
        "« La digue tiendra jusqu'au matin »\n\n"
        "Le fleuve monte. « La digue tiendra jusqu'au matin », assure le préfet."
    )
    headline, body = _read(text, title=True)
    assert headline.speaker_span == body.speaker_span


def test_a_headline_alone_has_no_speaker() -> None:
    (found,) = _read("« Le fleuve est en train de gagner »\n\nIl pleut depuis mardi.", title=True)
    assert found.speaker_span is None
    assert found.kind == "direct"


def test_paragraphs_are_segments() -> None:
    text = "Le collectif écrit : « Nous voulons vivre.\n\n« Nous ne partirons pas. »"
    (found,) = _read(text)
    assert [text[s:e] for s, e in found.segments] == [
        "Nous voulons vivre.",
        "Nous ne partirons pas.",
    ]


def test_the_mention_is_that_of_the_phrase() -> None:
    text = "« Nous attendrons », a dit Nils Orm, ministre de la Suède."
    (found,) = _read(text, actors={"Nils Orm": "nils-orm", "la Suède": "SE"})
    assert found.speaker is not None
    assert found.speaker.actor == "nils-orm"


def test_an_outlet_is_the_speaker_of_what_it_reports() -> None:
    (french,) = _read("Le contrat a été rompu, selon Reuters.", actors={"Reuters": "reuters"})
    (english,) = _read(
        "The contract was torn up, Reuters reported.", "en", actors={"Reuters": "reuters"}
    )
    for found in (french, english):
        assert found.kind == "indirect"
        assert found.speaker is not None
        assert found.speaker.actor == "reuters"


def test_an_empty_article() -> None:
    assert _read("") == ()


def test_spans_are_in_order_and_apart() -> None:
    text = (
        "Selon le port, le trafic baisse. « On attend », dit un docker. La mairie assure que "
        "« tout ira bien » et promet de payer."
    )
    found = _read(text)
    assert len(found) >= 3
    for before, after in zip(found, found[1:], strict=False):
        assert before.end <= after.start


CUT = (
    ("fr", "La chancelière répond à la menace de Washington, et dit vouloir « négocier » avec lui"),
    ("fr", "Le ministre a confié au Monde craindre d'avoir à renoncer, selon lui, au chantier"),
    ("fr", "« Nous verrons », a-t-il glissé, avant de promettre à ses alliés de ne pas céder à"),
    ("en", "The minister told the BBC he feared having to give up, according to his staff, on the"),
    ("en", '"We will see," he said, before promising his allies not to give in to'),
)


@pytest.mark.parametrize(("language", "text"), CUT)
def test_a_text_may_end_anywhere(language: str, text: str) -> None:
    words = text.split(" ")
    for count in range(1, len(words) + 1):
        _read(" ".join(words[:count]), language)
