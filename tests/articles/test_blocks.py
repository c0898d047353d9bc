"""What is left to read, what is taken out, and what each block is."""

from __future__ import annotations

import pytest

from ralliement.articles.source import Markup
from ralliement.records import Article, BlockKind

from .conftest import Reader

BODY = (
    "Le gouvernement n'a pas encore arrêté sa position sur le sort du fournisseur, a-t-on appris."
)
NEXT = (
    "La décision tombera dans quelques semaines, selon une source proche du ministère des Télécoms."
)


def _texts(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[one.start : one.end] for one in article.blocks if one.kind is kind]


@pytest.mark.parametrize(
    "line",
    [
        "Partager",
        "Partager sur Facebook Tweeter Envoyer par mail 12 commentaires",
        "Share | Tweet | 48 comments",
        "Suivez-nous sur Twitter et Facebook",
        "Abonnez-vous gratuitement à notre newsletter",
        "Inscrivez-vous pour recevoir chaque matin notre lettre d'information",
        "Chaque soir, l'essentiel de l'actualité dans votre boîte mail !",
        "Sign up for our daily briefing",
        "Get the day's top stories in your inbox",
        "Téléchargez notre application pour ne rien manquer",
        "Réagissez à cet article !",
        "12 commentaires",
        "Leave a comment",
        "Nous utilisons des cookies pour améliorer votre navigation",
        "We use cookies to give you the best experience",
        "Publié le 22 mai 2019 à 14h32 par Jeanne Martin",
        "Par Jeanne Martin",
        "By Jane Doe, Europe correspondent",
        "Temps de lecture : 4 min",
        "5 min read",
        "Tags : Huawei, 5G, Allemagne",
        "Accueil > Monde > Europe",
        "© Le Quotidien 2019",
        "All rights reserved.",
        "Un stand du constructeur à Barcelone. © AFP",
        "Photo : Jean Dupont / Reuters",
        "huawei 5g",
        "stand-huawei.jpg",
        "Demandez nos derniers !",
        "Publicité",
        "* * *",
        "Teilen",
        "Lesezeit: 3 Min",
        "Condividi",
        "Suscríbete a nuestro boletín",
        "Recevez notre newsletter Monde. S'inscrire",
    ],
)
def test_furniture_goes(read: Reader, line: str) -> None:
    article = read(f"Berlin hésite encore\n\n{BODY}\n\n{line}\n\n{NEXT}")
    assert article.text == f"Berlin hésite encore\n\n{BODY}\n\n{NEXT}"


@pytest.mark.parametrize(
    "line",
    [
        "La newsletter du groupe, lue par dix mille élus, défend Pékin depuis deux ans.",
        "Google paiera une amende pour ses cookies déposés sans le consentement du public.",
        "Partager le renseignement avec Berlin deviendrait impossible, prévient l'ambassadeur.",
        "« Abonnez-vous à notre réseau », lançait la publicité de l'opérateur en Pologne.",
        "Photographes et journalistes ont été tenus à distance de la réunion de Prague.",
        "Par ailleurs, la Chine menace de représailles les exportateurs australiens.",
        "Des commentaires hostiles ont visé la ministre après son vote à l'Assemblée.",
        "L'application du texte est prévue pour l'automne, si le Sénat l'adopte.",
        "Le 7 mars 2019, l'ambassadeur a écrit au ministre.",
        "22 mai 2019 : la date restera dans les mémoires.",
        "Mardi 7 mai 2019, il devait être à Berlin.",
        "More than forty countries have joined the programme so far.",
        "Share prices in Shenzhen fell by four percent after the news.",
        "Le site utilise le réseau de l'opérateur ; ses abonnés gratuits n'y ont plus accès.",
    ],
)
def test_journalism_survives(read: Reader, line: str) -> None:
    assert line in read(f"Berlin hésite encore\n\n{BODY}\n\n{line}\n\n{NEXT}").text


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Lire aussi : Londres veut trancher", "Londres veut trancher"),
        ("À LIRE AUSSI >> Londres veut trancher", "Londres veut trancher"),
        ("À lire également : Londres veut trancher", "Londres veut trancher"),
        ("Lire aussi Londres veut trancher", "Londres veut trancher"),
        ("Voir aussi : Londres veut trancher", "Londres veut trancher"),
        ("Read more: London makes up its mind", "London makes up its mind"),
        ("Related: London makes up its mind", "London makes up its mind"),
        ("Vidéo. La 5G en deux minutes", "La 5G en deux minutes"),
        ("Lire aussi :\nLondres veut trancher", "Londres veut trancher"),
    ],
)
def test_related_links_are_kept_apart(read: Reader, line: str, headline: str) -> None:
    article = read(f"Berlin hésite encore\n\n{BODY}\n\n{line}\n\n{NEXT}")
    assert _texts(article, BlockKind.LINKED) == [headline]
    assert len(_texts(article, BlockKind.PARAGRAPH)) == 2


def test_a_sentence_that_begins_like_a_link_stays(read: Reader) -> None:
    line = "Voir aussi peu d'alliés le suivre a surpris le président, dit un conseiller."
    assert _texts(read(f"Titre\n\n{BODY}\n\n{line}\n\n{NEXT}"), BlockKind.LINKED) == []


def test_title_subtitle_and_headings(read: Reader) -> None:
    article = read(
        f"Berlin hésite encore\n\n« Nous verrons »\n\n{BODY}\n\nUn choix difficile\n\n{NEXT}\n\n"
        f"Que dira Paris ?\n\n{BODY}"
    )
    assert article.title == "Berlin hésite encore"
    headings = ["« Nous verrons »", "Un choix difficile", "Que dira Paris ?"]
    assert _texts(article, BlockKind.HEADING) == headings


def test_a_kicker_is_no_title(read: Reader) -> None:
    article = read(f"OPINION\n\nBerlin hésite encore\n\nPar Jeanne Martin\n\n{BODY}\n\n{NEXT}")
    assert article.title == "Berlin hésite encore"
    assert article.author == "Jeanne Martin"


def test_hard_wrapped_lines_are_joined(read: Reader) -> None:
    wrapped = (
        "Le gouvernement n'a pas encore arrêté sa position sur le sort du\n"
        "fournisseur chinois, a-t-on appris jeudi auprès de deux sources qui\n"
        "suivent le dossier de près. Les opérateurs attendent une réponse\n"
        "avant l'ouverture des enchères.\n"
    )
    article = read(f"Berlin hésite\n\n{wrapped}\n{wrapped}")
    paragraphs = _texts(article, BlockKind.PARAGRAPH)
    assert paragraphs == [" ".join(wrapped.split())] * 2


def test_one_paragraph_a_line_stays(read: Reader) -> None:
    article = read(f"Berlin hésite encore\n{BODY}\n{NEXT}\n{BODY}")
    assert _texts(article, BlockKind.PARAGRAPH) == [BODY, NEXT, BODY]


def test_characters_are_put_right(read: Reader) -> None:
    odd = "L\u2019e\u0301te\u0301\u00a0: il n\u2019a pas de\u00adcide\u0301\u202f!"
    odd += "\r\nRien, dit\u200b-il."
    assert read(odd, language="fr").text == "L'été : il n'a pas decidé !\n\nRien, dit-il."


def test_markdown_marks_go(read: Reader) -> None:
    text = f"# Berlin hésite\n\nLe **groupe** [chinois](http://a.example/b) attend. {BODY}\n"
    article = read(text, Markup.MARKDOWN)
    assert article.text == f"Berlin hésite\n\nLe groupe chinois attend. {BODY}"
