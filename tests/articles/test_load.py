"""Files of every format and state: articles, or one clear reason each."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from ralliement.articles import LoadOptions, load_articles
from ralliement.errors import NothingToRead, UnreadableArticle
from ralliement.records import Article

TEXT = (
    "Berlin hésite encore\n\nL’Allemagne n’a pas décidé ; « l’été » sera décisif, a déclaré le "
    "ministre dans un entretien.\n"
)
CLEAN = TEXT.strip().replace("\u2019", "'")


def _read(path: Path, **options: object) -> list[Article | UnreadableArticle]:
    return list(load_articles(path, LoadOptions(**options)))  # type: ignore[arg-type]


def _one(path: Path, **options: object) -> Article:
    (found,) = _read(path, **options)
    assert isinstance(found, Article), found
    return found


def _reason(path: Path, **options: object) -> str:
    (found,) = _read(path, **options)
    assert isinstance(found, UnreadableArticle), found
    assert "\n" not in str(found)
    assert str(path) in str(found)
    return found.reason


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(codec))
    article = _one(path)
    assert article.text == CLEAN
    assert article.original == TEXT


def test_two_encodings_in_one_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode() + "\nDéjà vu à Paris, dit-il au Sénat.".encode("cp1252"))
    assert "Déjà vu à Paris" in _one(path).text


def test_a_given_encoding_is_kept_to(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    assert _reason(path, encoding="utf-8") == "encoding"
    assert _reason(path, encoding="klingon") == "encoding"
    assert _one(path, encoding="cp1252").text == CLEAN


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n\t", "empty"),
        (
            "a.txt",
            b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00>\x00\x01\x02\x03",
            "binary",
        ),
        ("a.txt", b"%PDF-1.4 text", "binary"),
        ("a.docx", b"PK\x03\x04 text", "binary"),
        ("a.png", b"\x89PNG\r\n", "binary"),
        ("a.txt", b"Partager\n\nAbonnez-vous\n", "empty"),
        ("a.html", b"<html><body><nav><a href='/'>x</a></nav></body></html>", "no-article"),
        ("a.json", b'{"text": ', "broken-record"),
        ("a.json", b"3", "broken-record"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"a,b\n1,2\n", "broken-record"),
        (
            "a.txt",
            "Rząd nie zdecydował jeszcze, czy chińska firma weźmie udział w budowie sieci. "
            "Powiedział to minister w środę i dodał, że bezpieczeństwo sieci jest dla niego "
            "najważniejsze, a decyzja zapadnie jesienią.".encode(),
            "language",
        ),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert _reason(path) == reason


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT * 100, "utf-8")
    assert _reason(path, max_bytes=1000) == "too-large"


def test_a_stray_nul_is_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("pas", "p\x00as").encode())
    assert _one(path).text == CLEAN


def test_languages_are_overruled_and_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    (found,) = _read(path, languages=frozenset({"en"}))
    assert isinstance(found, UnreadableArticle)
    assert "French" in str(found)
    assert "en" in str(found)
    assert _one(path, language="en").language == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Regierung hat noch nicht entschieden, ob der Konzern am Netz mitbaut."),
        ("it", "Il governo non ha ancora deciso se il gruppo potrà costruire la rete."),
        ("es", "El Gobierno aún no ha decidido si la empresa podrá construir la red."),
        ("nl", "De regering heeft nog niet besloten of het bedrijf het netwerk mag bouwen."),
        ("nl", "Kabinet stelt besluit uit"),
        ("fr", "Le gouvernement hésite"),
        ("en", "Government delays decision"),
    ],
)
def test_languages_that_are_read(tmp_path: Path, language: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert _one(path).language == language


def test_a_language_that_is_not_read_is_told_which_are_and_how(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rząd nie zdecydował jeszcze, czy chińska firma zbuduje sieć. " * 4, "utf-8")
    (found,) = _read(path)
    assert isinstance(found, UnreadableArticle)
    assert found.reason == "language"
    assert "is in Polish" in str(found)
    assert "read with a parser: en, fr; without: de, es, it, nl" in str(found)


RECORDS = [
    {"id": "x/1", "headline": "Londres tranche", "body": TEXT, "published_at": "2020-01-28T09:00Z"}
    | {"url": "https://www.lemonde.fr/a.html", "source": {"name": "Le Monde"}},
    {"text": "", "title": "B"},
    [1],
    {"content": "<p>Le <b>Japon</b> exclut le groupe.</p><p>Il l'a annoncé lundi.</p>"},
    {"foo": "bar"},
]


def _assert_records(found: list[Article | UnreadableArticle], stem: str) -> None:
    first, second, third, fourth, fifth = found
    assert isinstance(first, Article)
    assert first.id == f"{stem}-x-1"
    assert first.title == "Londres tranche"
    assert first.text == f"Londres tranche\n\n{CLEAN}"
    assert first.original.startswith(TEXT)
    start, end = first.alignment.to_original(first.blocks[0].start, first.blocks[0].end)
    assert first.original[start:end] == "Londres tranche"
    assert first.outlet == "Le Monde"
    assert first.publication.source == "metadata"
    reasons = [one.reason for one in (second, third, fifth) if isinstance(one, UnreadableArticle)]
    assert reasons == ["empty", "broken-record", "broken-record"]
    assert isinstance(fourth, Article)
    assert fourth.id == f"{stem}-0004"
    assert fourth.text == "Le Japon exclut le groupe.\n\nIl l'a annoncé lundi."


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in RECORDS), "utf-8")
    _assert_records(_read(path), "r")


def test_json_list(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(RECORDS, indent=1), "utf-8")
    _assert_records(_read(path), "r")


def test_one_json_object_takes_the_stem(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(RECORDS[0]), "utf-8")
    assert _one(path).id == "r"


def test_a_broken_line_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + '\n{"text": \n' + json.dumps({"text": TEXT}))
    first, second, third = _read(path)
    assert isinstance(first, Article)
    assert isinstance(second, UnreadableArticle)
    assert f"{path}:2" in str(second)
    assert isinstance(third, Article)
    assert (first.id, third.id) == ("r-0001", "r-0003")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "t.csv"
    rows = [["Titre", "Texte", "Date"], ["Londres", f'"{TEXT}"', "2019-04-10"], ["", "", ""], ["x"]]
    path.write_text("\n".join(delimiter.join(row) for row in rows), "utf-8")
    first, second = _read(path)
    assert isinstance(first, Article)
    assert first.id == "t-0001"
    assert first.text == f"Londres\n\n{CLEAN}"
    assert first.publication.source == "metadata"
    assert isinstance(second, UnreadableArticle)


def test_fields_are_mapped(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'k,inhalt\n7,"{TEXT}"\n', "utf-8")
    assert _reason(path) == "broken-record"
    assert _one(path, fields={"text": "inhalt", "id": "k"}).id == "t-7"


def test_a_very_long_field(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'texte,date\n"{TEXT * 3000}",2019\n', "utf-8")
    assert len(_one(path).text) > 200_000


def test_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: Berlin hésite encore\ndate: 2019-05-22\n---\n{TEXT}", "utf-8")
    article = _one(path)
    assert article.text == CLEAN
    assert article.publication.source == "metadata"


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "fr/a.txt",
        "en/a.txt",
        "a.html",
        ".hidden/c.txt",
        "fr/.d.txt",
        "README.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    named = [one.id for one in _read(tmp_path) if isinstance(one, Article)]
    assert named == ["a-html", "b", "en-a-txt", "fr-a-txt"]


def test_unknown_endings_are_sniffed(tmp_path: Path) -> None:
    for name, content in (
        ("a.article", TEXT),
        ("b.dat", json.dumps(RECORDS[0]) + "\n" + json.dumps({"text": TEXT})),
        ("c", f'title,text\nA,"{TEXT}"\n'),
    ):
        (tmp_path / name).write_text(content, "utf-8")
    named = [one.id for one in _read(tmp_path) if isinstance(one, Article)]
    assert named == ["a", "b-x-1", "b-0002", "c-0001"]


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="no such file"):
        load_articles(tmp_path / "absent")
    with pytest.raises(NothingToRead, match="no file"):
        load_articles(tmp_path)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (found,) = load_articles("-")
    assert isinstance(found, Article)
    assert found.id == "stdin"
    assert found.text == CLEAN
