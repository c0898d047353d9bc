"""Pronouns that speak, resolved to who is in view; left open where two could be meant."""

from __future__ import annotations

import pytest

from ralliement.actors import find_names, load_registry, parser_names, resolve_mentions
from ralliement.language import load_pipeline, parse_article
from ralliement.records import Alignment, Article, Block, BlockKind, Interval, Piece, Publication
from ralliement.statements.quotations import find_quotations, with_speakers_in_view

pytestmark = pytest.mark.model


def speakers(text: str, language: str) -> list[str | None]:
    article = Article(
        id="a",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language=language,
        publication=Publication(Interval(), "unknown"),
    )
    registry = load_registry()
    hits = find_names(text, language, registry)
    parse = parse_article(article, parser_names(hits), load_pipeline(language))
    table = resolve_mentions(parse, hits, registry)
    known = [registry.actor(a) for a in {m.actor for m in table.mentions} & registry.known_ids()]
    genders = {actor.id: actor.gender for actor in known if actor.kind == "person" and actor.gender}
    kinds = {actor.id: actor.kind for actor in known} | dict.fromkeys(
        (new for new, _ in table.new_actors), "person"
    )
    quotations = find_quotations(parse, table)
    found = with_speakers_in_view(parse, table.mentions, quotations, genders, kinds)
    return [q.speaker.actor if q.speaker else None for q in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "« Le port rouvrira lundi », a déclaré Ana Prieto, chercheuse à Brest. La chercheuse "
            "précise que rien n'est signé. Pour cette spécialiste, le délai sera tenu.",
            ["ana-prieto", "ana-prieto", "ana-prieto"],
        ),
        (
            "fr",
            "L'ambassade de Chine a affirmé que le visa serait rendu. L'ambassade assure que "
            "l'affaire est close.",
            ["CN", "CN"],
        ),
        (
            "fr",
            "« Le port rouvrira », a déclaré Paul Vasseur. L'opposition socialiste assure que le "
            "quai reste fermé.",
            ["paul-vasseur", None],
        ),
        (
            "fr",
            "La correspondante de la chaîne, Ana Prieto, affirme que le quai a brûlé. La chaîne "
            "assure que nul n'est blessé.",
            ["ana-prieto", None],
        ),
        (
            "fr",
            "« Nous attendons le texte », indique-t-on à Berlin.",
            ["DE"],
        ),
        (
            "fr",
            "Nokia fermera son usine. « Le site perd de l'argent », a expliqué son porte-parole.",
            ["nokia"],
        ),
        (
            "fr",
            "À Pékin, la porte-parole de la diplomatie a affirmé que le visa serait rendu.",
            ["CN"],
        ),
        (
            "en",
            "Nokia will close the plant. “The site no longer pays,” a spokeswoman said.",
            ["nokia"],
        ),
        (
            "en",
            "Nokia will close the plant. “The site no longer pays,” a neighbour said.",
            [None],
        ),
        (
            "en",
            "“The port will open,” said Anna Holm, a researcher at Aarhus University. The "
            "researcher said the lease was signed.",
            ["anna-holm", "anna-holm"],
        ),
        (
            "fr",
            "Angela Merkel a reçu Emmanuel Macron lundi. « Nous devons trancher avant l'été », "
            "a-t-elle déclaré.",
            ["angela-merkel"],
        ),
        (
            "fr",
            "Bruno Le Maire a présenté son projet de loi mardi. « Le texte est équilibré », "
            "a-t-il plaidé.",
            ["bruno-le-maire"],
        ),
        (
            "fr",
            "Nokia a publié ses comptes jeudi. « Nos commandes progressent partout », assure-t-il.",
            ["nokia"],
        ),
        (
            "en",
            "Theresa May met Donald Trump on Monday. “We will decide in our own time,” she said.",
            ["theresa-may"],
        ),
        (
            "en",
            "Ericsson reported a loss on Friday. “Orders will return by the autumn,” it said.",
            ["ericsson"],
        ),
        (
            "fr",
            "Le ministre allemand de l'Économie, Peter Altmaier, a réuni les opérateurs. "
            "Paris "
            "veut attendre l'été, a-t-il ajouté.",
            ["peter-altmaier"],
        ),
        (
            "fr",
            "Mike Pompeo remplaçait Donald Trump, qui a annulé son voyage. « Le texte est un "
            "exemple », a-t-il dit.",
            ["mike-pompeo"],
        ),
        (
            "fr",
            "Mike Pompeo a parlé mardi. « C'est un risque », a-t-il dit. Nos secrets ne seraient "
            "plus sûrs, a averti l'ancien patron de la CIA.",
            ["mike-pompeo", "mike-pompeo"],
        ),
        (
            "fr",
            "Angela Merkel a parlé à Berlin. Par la voix de Heiko Maas, l'Allemagne a prévenu que "
            "rien n'était décidé.",
            ["heiko-maas"],
        ),
        (
            "fr",
            "Angela Merkel a été reçue par Bruno Le Maire. Surprise par Emmanuel Macron, elle a "
            "déclaré : « Rien n'est décidé. »",
            ["angela-merkel"],
        ),
        (
            "fr",
            "Huawei ne dit rien. Les élus ont fait part de leur colère par Bruno Le Maire. Il a "
            "pris la parole. « On nous a menti depuis le début. »",
            ["bruno-le-maire"],
        ),
        (
            "en",
            "Huawei opened an office in Rome. Critics disagreed. If the rules were applied, they "
            "said, the firm would be out.",
            [None],
        ),
    ],
)
def test_a_pronoun_that_speaks_is_who_is_in_view(
    language: str, text: str, expected: list[str]
) -> None:
    assert speakers(text, language) == expected


def test_nobody_is_meant_where_nobody_of_that_gender_is_in_view() -> None:
    text = "Emmanuel Macron a reçu Bruno Le Maire. « La décision est prise », a-t-elle dit."
    assert speakers(text, "fr") == [None]
