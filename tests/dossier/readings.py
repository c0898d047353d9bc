"""Small readings built by hand, for tests that need no models."""

from __future__ import annotations

from datetime import date

from ralliement.dossier import IssueCard, Setup
from ralliement.records import (
    Affiliation,
    AgendaEntry,
    Alignment,
    Article,
    Block,
    BlockKind,
    Damage,
    DamageKind,
    Event,
    Figure,
    Interval,
    Mention,
    MentionKind,
    Modality,
    Part,
    Piece,
    Publication,
    Quotation,
    Reading,
    Statement,
    content_id,
)

CARD = IssueCard(
    "huawei-5g",
    {"fr": "Faut-il écarter Huawei ?", "en": "Should Huawei be kept out?"},
    (
        (0.0, {"fr": "aucune restriction", "en": "no restriction"}),
        (50.0, {"fr": "critères stricts", "en": "strict criteria"}),
        (100.0, {"fr": "exclu", "en": "excluded"}),
    ),
    25.0,
)
SETUP = Setup(CARD, "digest", "coder 1")
OTHER_ISSUE = Setup(IssueCard("wolves", {"en": "Wolves?"}, (), None), "other", "coder 1")

TEXT = (
    "Titre du jour\n\nBerlin veut des règles sévères, a dit Anna Muster, patronne de Muster AG. "
    "Washington menace Berlin. Le ministre a déclaré : «». Ventes : 39 % de hausse."
)


def article(
    name: str = "a",
    text: str = TEXT,
    *,
    published: Interval | None = None,
    path: str | None = None,
    outlet: str | None = "Le Courrier",
) -> Article:
    """An article whose cleaned text lacks the first line of the original."""
    cut = text.find("\n\n") + 2 if "\n\n" in text else 0
    empty = text.find("«»")
    return Article(
        id=name,
        original=text,
        text=text[cut:],
        alignment=Alignment((Piece(0, len(text) - cut, cut, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text) - cut),),
        language="fr",
        publication=Publication(
            published or Interval(date(2019, 5, 1), date(2019, 5, 31)), "stamp"
        ),
        title="Titre du jour",
        outlet=outlet,
        damage=(Damage(DamageKind.EMPTY_QUOTATION, empty + 1, empty + 1),) if empty >= 0 else (),
        path=path,
    )


def span(text: str, words: str) -> tuple[int, int]:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return start, start + len(words)


def statement(
    source: Article,
    words: str,
    actor: str,
    *,
    event: Event | None = None,
    recipient: str | None = None,
    stance: float | None = None,
    decided: bool | None = None,
    dates: tuple[date | None, date | None] = (None, None),
    modality: Modality = Modality.ASSERTED,
    speaker: str | None = None,
    via: str | None = None,
    quotation: str | None = None,
    linked: bool = False,
    parts: tuple[Part, ...] = (),
) -> Statement:
    """A statement on ``words`` of ``source``."""
    start, end = span(source.original, words)
    return Statement(
        id=content_id("s", source.id, start, end, actor, event, recipient, stance),
        article=source.id,
        start=start,
        end=end,
        text=words,
        sentence_start=start,
        actor=actor,
        speaker=speaker,
        recipient=recipient,
        event=event,
        modality=modality,
        issue="huawei-5g",
        stance=stance,
        decided=decided,
        date_from=dates[0],
        date_to=dates[1],
        quotation=quotation,
        via=via,
        linked=linked,
        confidence=0.9,
        coder="rules-fr 1",
        rule="fr.events.threat",
        parts=parts,
    )


def reading(source: Article | None = None) -> Reading:
    """A reading with a record of every kind."""
    source = source or article()
    text = source.original
    q_start = text.index("«»") + 1
    f_start, f_end = span(text, "39 % de hausse")
    a_start, a_end = span(text, "Anna Muster, patronne de Muster AG")
    m_start, m_end = span(text, "Berlin")
    w_start, w_end = span(text, "Washington")
    threat = statement(
        source,
        "Washington menace Berlin.",
        "US",
        event=Event.THREATEN,
        recipient="DE",
        parts=(Part("actor", w_start, w_end), Part("event", w_end + 1, w_end + 7)),
    )
    stance = statement(
        source,
        "Berlin veut des règles sévères",
        "DE",
        stance=50.0,
        decided=True,
        speaker="anna-muster",
        via="reuters",
    )
    return Reading(
        article=source,
        mentions=(
            Mention(m_start, m_end, "DE", "DE", MentionKind.NAME),
            Mention(*span(text, "Washington"), "US", "US", MentionKind.NAME),
        ),
        quotations=(
            Quotation(
                content_id("q", source.id, q_start),
                *(source.id, "direct", q_start, q_start, "", None, "Le ministre", "déclaré", False),
            ),
        ),
        statements=(threat, stance),
        agenda=(
            AgendaEntry(
                content_id("a", source.id, "meet"),
                *(source.id, "US", "DE", Event.CONSULT, "menace Berlin"),
                *(date(2019, 7, 10), date(2019, 7, 20), *span(text, "menace Berlin")),
                "menace Berlin",
            ),
        ),
        figures=(
            Figure(
                content_id("f", source.id, "sales"),
                *(source.id, "huawei", "ventes", 39.0, "%", None, None, f_start, f_end),
                "39 % de hausse",
            ),
            Figure(
                content_id("f", source.id, "net"),
                *(source.id, "huawei", "revenu", None, None, None, None, f_start, f_end),
                "39 % de hausse",
            ),
        ),
        affiliations=(
            Affiliation(source.id, "anna-muster", None, "patronne", False, a_start, a_end),
        ),
        new_actors=(("anna-muster", "Anna Muster"),),
    )
