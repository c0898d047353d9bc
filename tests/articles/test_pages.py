"""HTML: the article of a page, each word aligned to the page's source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ralliement.articles import load_articles
from ralliement.articles.draft import Draft
from ralliement.articles.page import visible
from ralliement.records import Article, BlockKind

from .test_alignment import assert_aligned

PAGE = """<!DOCTYPE html><html lang="fr-FR"><head><meta charset="utf-8">
<title>5G&nbsp;: Berlin n'exclut personne - Le Quotidien</title>
<meta property="og:title" content="5G&nbsp;: Berlin n&#39;exclut personne">
<meta property="article:published_time" content="2019-03-07T10:12:00+01:00">
<meta property="og:site_name" content="Le Quotidien">
<link rel="canonical" href="https://www.lequotidien.example/eco/5g-berlin.html">
<script>var x = "<p>pas du texte</p>";</script></head><body>
<nav><ul><li><a href="/">Accueil</a></li></ul></nav><article>
<h1>5G&nbsp;: Berlin n'exclut personne</h1><p class="byline">Par Jeanne Martin</p>
<div class="share"><a>Facebook</a> <a>Twitter</a></div>
<figure><img src="a.jpg"><figcaption>Un stand &agrave; Barcelone. &copy; AFP</figcaption></figure>
<p>L&rsquo;Allemagne n&rsquo;entend pas &eacute;carter <strong>Huawei</strong> de son futur
r&eacute;seau mobile, a indiqu&eacute; jeudi le minist&egrave;re de l&rsquo;Int&eacute;rieur.</p>
<p>&laquo;&nbsp;Aucun fabricant ne peut &ecirc;tre exclu d'avance&nbsp;&raquo;, a dit un
porte-parole, qui veut durcir les exigences de s&eacute;curit&eacute;
pour tous les &eacute;quipementiers.</p>
<p><strong>Lire aussi :</strong>
<a href="/x">Londres veut limiter le groupe au bord du réseau</a></p>
<h2>Washington menace</h2>
<p>Les Etats-Unis ont fait savoir qu'ils r&eacute;duiraient le partage de renseignements
si Berlin laissait le groupe &eacute;quiper ses op&eacute;rateurs,
ce qu'ils r&eacute;p&egrave;tent partout.</p>
<p>Inscrivez-vous &agrave; notre newsletter pour recevoir chaque matin l'essentiel</p>
</article><footer><p>&copy; Le Quotidien 2019</p></footer></body></html>"""


def _words(source: str) -> str:
    """The letters of a stretch of source, its tags and entities read."""
    return "".join(char for char in visible(Draft.of(source)).text if char.isalnum())


def _read(tmp_path: Path, page: str) -> Article:
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    (found,) = load_articles(path)
    assert isinstance(found, Article), found
    return found


def _kinds(article: Article) -> list[BlockKind]:
    return [one.kind for one in article.blocks]


def test_a_page_becomes_an_article(tmp_path: Path) -> None:
    article = _read(tmp_path, PAGE)
    assert article.title == "5G : Berlin n'exclut personne"
    assert _kinds(article) == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.LINKED,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    assert article.outlet == "Le Quotidien"
    assert article.url == "https://www.lequotidien.example/eco/5g-berlin.html"
    assert article.publication.source == "metadata"
    assert str(article.publication.interval.date_from) == "2019-03-07"
    assert article.original == PAGE


def test_spans_hold_the_words_of_the_source(tmp_path: Path) -> None:
    article = _read(tmp_path, PAGE)
    assert_aligned(article)
    for block in article.blocks:
        start, end = article.alignment.to_original(block.start, block.end)
        shown = article.text[block.start : block.end]
        assert _words(article.original[start:end]) == _words(shown)
    for match in re.finditer(r"Huawei|Int\w+rieur|renseignements", article.text):
        start, end = article.alignment.to_original(*match.span())
        assert _words(article.original[start:end]) == match.group()


@pytest.mark.parametrize("cut", [1900, 2300])
def test_a_page_cut_in_two_is_still_read(tmp_path: Path, cut: int) -> None:
    article = _read(tmp_path, PAGE[:cut])
    assert "a indiqué jeudi" in article.text
    assert_aligned(article)


def test_unclosed_tags_are_read(tmp_path: Path) -> None:
    broken = PAGE.replace("</p>", "").replace("</h2>", "").replace("</article>", "</div></b>")
    assert "porte-parole" in _read(tmp_path, broken).text


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a<b>b</b>c", "abc"),
        ("<p>a</p><p>b</p>", "a b"),
        ("a<br>b", "a b"),
        ("a &amp; b &lt; c &eacute;&#233;&#xe9;", "a & b < c ééé"),
        ("AT&T and R&D &unknown; &", "AT&T and R&D &unknown; &"),
        ("a<!-- <p>x</p> -->b", "ab"),
        ("a<script>if (a < b) { x = '</p>'; }</script>b", "a b"),
        ('<a title="x > y">b</a>', "b"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("<p class='unclosed>a</p> b", "a b"),
        ("a<!-- never closed", "a"),
    ],
)
def test_visible_text(source: str, shown: str) -> None:
    assert " ".join(visible(Draft.of(source)).text.split()) == shown
