"""REFI-QDA projects in and out, and those that are none."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from ralliement.dossier import MACHINE, PERSON, Dossier, KnownActor, actors_met, tables
from ralliement.errors import InterchangeError
from ralliement.interchange import TakeOptions, import_refi, write_refi
from ralliement.interchange.refi import package
from ralliement.interchange.refi.structure import NAMESPACE, mistakes_in
from ralliement.records import Reading
from tests.dossier.readings import SETUP, article, reading, statement

GUIDS = [f"{n:08d}-0000-4000-8000-000000000000" for n in range(20)]
TEXT = "😀 The Guild said no.\r\nThe Mayor said yes to the Guild.\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    place = tmp_path / "own.db"
    source = article("smile", "😀 Berlin veut des règles 😀 sévères. Washington menace Berlin 😀.")
    with Dossier.create(place, SETUP) as dossier:
        dossier.add(reading(), SETUP)
        told = statement(source, "Berlin veut des règles 😀 sévères.", "DE", stance=50.0)
        dossier.add(Reading(source, statements=(told,)), SETUP)
    return place


def project(selections: str = "", *, book: str = "", sources: str = "") -> bytes:
    """A project as another program would write it: two coders, a code tree, one text."""
    book = (
        book
        or f"""
      <Code guid="{GUIDS[3]}" name="Actor" isCodable="false">
        <Code guid="{GUIDS[4]}" name="Guild of Carters" isCodable="true"/>
        <Code guid="{GUIDS[5]}" name="Mayor" isCodable="true"/></Code>
      <Code guid="{GUIDS[6]}" name="Events" isCodable="false">
        <Code guid="{GUIDS[7]}" name="Reject" isCodable="true"/></Code>
      <Code guid="{GUIDS[8]}" name="Stance" isCodable="false">
        <Code guid="{GUIDS[9]}" name="100 for it" isCodable="true"/></Code>
      <Code guid="{GUIDS[10]}" name="Anger" isCodable="true" color="#ff0000"/>"""
    )
    sources = (
        sources
        or f"""
      <TextSource guid="{GUIDS[11]}" name="On the bridge" plainTextPath="internal://{GUIDS[11]}.txt">
      {selections}</TextSource>"""
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
    <Project name="bridge" xmlns="{NAMESPACE}">
      <Users><User guid="{GUIDS[1]}" name="Ann"/><User guid="{GUIDS[2]}" name="Ben"/></Users>
      <CodeBook><Codes>{book}</Codes></CodeBook>
      <Sources>{sources}</Sources>
    </Project>""".encode()


def selection(number: int, start: int, end: int, codes: tuple[int, ...], coder: int = 1) -> str:
    codings = "".join(
        f'<Coding guid="{GUIDS[number]}"><CodeRef targetGUID="{GUIDS[code]}"/></Coding>'
        for code in codes
    )
    return (
        f'<PlainTextSelection guid="{GUIDS[number]}" name="n" startPosition="{start}" '
        f'endPosition="{end}" creatingUser="{GUIDS[coder]}">{codings}</PlainTextSelection>'
    )


GOOD = (
    selection(12, 2, 20, (4, 7))
    + selection(13, 22, 54, (5, 9), coder=2)
    + selection(14, 2, 5, (10,), coder=2)
)


def packed(path: Path, xml: bytes, text: str | None = TEXT) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("project.qde", xml)
        if text is not None:
            zipped.writestr(f"sources/{GUIDS[11]}.txt", text.encode())
    return path


def test_our_own_dossier_comes_back(own: Path, tmp_path: Path) -> None:
    with Dossier.open(own) as dossier:
        write_refi(dossier, tmp_path / "own.qdpx")
        before, articles = dossier.statements(), list(dossier.articles())
        issue = dossier.issue
    taken = import_refi(tmp_path / "own.qdpx", str(tmp_path / "back.db"))
    with Dossier.open(tmp_path / "back.db") as dossier:
        assert dossier.statements() == before
        assert dossier.issue == issue
        for one in articles:
            two = dossier.article(one.id)
            assert (one.original, one.title, one.outlet, one.publication, one.language) == (
                *(two.original, two.title, two.outlet, two.publication, two.language),
            )
        assert [(c.name, c.kind) for c in dossier.coders()] == [("rules-fr 1", MACHINE)]
    assert taken.statements == len(before)


def test_what_is_written_keeps_to_the_standard(own: Path, tmp_path: Path) -> None:
    with Dossier.open(own) as dossier:
        write_refi(dossier, tmp_path / "own.qdpx")
        originals = {item.original for item in dossier.articles()}
    with zipfile.ZipFile(tmp_path / "own.qdpx") as zipped:
        root = etree.fromstring(zipped.read("project.qde"))
        texts = {name: zipped.read(name).decode() for name in zipped.namelist() if "/" in name}
    assert list(mistakes_in(root)) == []
    assert set(texts.values()) == originals
    codes = {code.get("guid") for code in root.iter(f"{{{NAMESPACE}}}Code")}
    users = {user.get("guid") for user in root.iter(f"{{{NAMESPACE}}}User")}
    for source in root.iter(f"{{{NAMESPACE}}}TextSource"):
        text = texts[source.get("plainTextPath", "").replace("internal://", "sources/")]
        for element in source.iter(f"{{{NAMESPACE}}}PlainTextSelection"):
            start, end = int(element.get("startPosition", "")), int(element.get("endPosition", ""))
            assert " ".join(text[start:end].split()).startswith(element.get("name", "")[:20])
            assert element.get("creatingUser") in users
    targets = {ref.get("targetGUID") for ref in root.iter(f"{{{NAMESPACE}}}CodeRef")}
    assert targets <= codes
    guids = [e.get("guid") for e in root.iter() if e.get("guid")]
    assert len(guids) == len(set(guids))


def test_the_same_dossier_gives_the_same_project(own: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        with Dossier.open(own) as dossier:
            write_refi(dossier, tmp_path / name / "x.qdpx")
    assert (tmp_path / "a/x.qdpx").read_bytes() == (tmp_path / "b/x.qdpx").read_bytes()


def test_a_project_coded_by_people(tmp_path: Path) -> None:
    taken = import_refi(packed(tmp_path / "b.qdpx", project(GOOD)), str(tmp_path / "b.db"))
    assert taken.coders == ("Ann", "Ben")
    assert taken.notes == ("1 codings name no actor: no statements, but kept as codings",)
    with Dossier.open(tmp_path / "b.db") as dossier:
        told = [(s.actor, s.event, s.stance, s.coder, s.text, s.rule) for s in dossier.statements()]
        kinds = {coder.name: coder.kind for coder in dossier.coders()}
        rows = dossier.imported_rows(dossier.imports()[0].id)
        # Code points, with the two of a Windows line end: nothing is counted twice or left out.
        assert [item.original for item in dossier.articles()] == [TEXT]
    assert told == [
        ("guild-of-carters", "REJECT", None, "Ann", "The Guild said no.", "hand"),
        ("mayor", None, 100.0, "Ben", "The Mayor said yes to the Guild.", "hand"),
    ]
    assert kinds == {"Ann": PERSON, "Ben": PERSON}
    assert [row.content["codes"] for row in rows if row.statement is None] == [[["Anger"]]]


def test_plain_codings_go_out_again(tmp_path: Path) -> None:
    import_refi(packed(tmp_path / "b.qdpx", project(GOOD)), str(tmp_path / "b.db"))
    with Dossier.open(tmp_path / "b.db") as dossier:
        write_refi(dossier, tmp_path / "again.qdpx")
    with zipfile.ZipFile(tmp_path / "again.qdpx") as zipped:
        root = etree.fromstring(zipped.read("project.qde"))
    names = {code.get("name") for code in root.iter(f"{{{NAMESPACE}}}Code")}
    assert {"Anger", "Guild of Carters", "REJECT"} <= names
    assert len(list(root.iter(f"{{{NAMESPACE}}}PlainTextSelection"))) == 3


def test_a_code_changed_elsewhere_is_taken_as_it_is(own: Path, tmp_path: Path) -> None:
    with Dossier.open(own) as dossier:
        write_refi(dossier, tmp_path / "own.qdpx")
    change = (b'name="THREATEN"', b'name="ACCUSE"')
    edited(tmp_path / "own.qdpx", tmp_path / "edited.qdpx", change)
    taken = import_refi(tmp_path / "edited.qdpx", str(tmp_path / "x.db"))
    assert len(taken.notes) == 1
    assert taken.notes[0].endswith("its codes were changed; they are taken as they are")
    with Dossier.open(tmp_path / "x.db") as dossier:
        events = {s.event for s in dossier.statements()}
    assert "ACCUSE" in events
    assert "THREATEN" not in events


def edited(source: Path, target: Path, *changes: tuple[bytes, bytes]) -> Path:
    """The project with some of its XML changed, as another program would."""
    with zipfile.ZipFile(source) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    for old, new in changes:
        assert old in files["project.qde"]
        files["project.qde"] = files["project.qde"].replace(old, new)
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return target


def test_an_actor_changed_elsewhere_is_taken_as_it_is(own: Path, tmp_path: Path) -> None:
    with Dossier.open(own) as dossier:
        write_refi(dossier, tmp_path / "own.qdpx")
        before = {s.id: s for s in dossier.statements()}
        germany = next(a.label_en for a in actors_met(dossier) if a.id == "DE")
    file = edited(
        tmp_path / "own.qdpx",
        tmp_path / "edited.qdpx",
        (f'name="{germany}"'.encode(), b'name="The Guild"'),
    )
    import_refi(file, str(tmp_path / "x.db"))
    with Dossier.open(tmp_path / "x.db") as dossier:
        for item in dossier.statements():
            was = before[item.id]
            for role in ("actor", "recipient"):
                wanted = "the-guild" if getattr(was, role) == "DE" else getattr(was, role)
                assert getattr(item, role) == wanted
        assert "the-guild" in {s.actor for s in dossier.statements()}


def test_actors_come_back_with_kind_and_names(own: Path, tmp_path: Path) -> None:
    actor = KnownActor("DE", "state", "Allemagne", "Germany")
    with Dossier.open(own) as dossier:
        dossier.note_actors([actor])
        write_refi(dossier, tmp_path / "own.qdpx")
    import_refi(tmp_path / "own.qdpx", str(tmp_path / "x.db"))
    with Dossier.open(tmp_path / "x.db") as dossier:
        [found] = [row for row in dossier.rows(tables.ACTORS) if row["id"] == "DE"]
    assert KnownActor(**found) == actor


HOSTILE = "Berlin\x07 veut \ufffe des\r\nrègles\x00 sévères.\rFin."


def test_signs_that_xml_cannot_hold(tmp_path: Path) -> None:
    source = replace(article("odd", HOSTILE), title="Titre\x08")
    told = replace(statement(source, "veut \ufffe des", "x\x01y", stance=100 / 3), issue="a\x02")
    with Dossier.create(tmp_path / "odd.db", SETUP) as dossier:
        dossier.add(Reading(source, statements=(told,)), SETUP)
        write_refi(dossier, tmp_path / "odd.qdpx")
    taken = import_refi(tmp_path / "odd.qdpx", str(tmp_path / "back.db"))
    with Dossier.open(tmp_path / "back.db") as dossier:
        assert dossier.article("odd").original == HOSTILE
        assert dossier.article("odd").title == "Titre\x08"
        [found] = dossier.statements()
    # A code's name is all that another program can have changed; there the sign is lost.
    assert found == replace(told, issue="a\ufffd")
    assert len(taken.notes) == 1


def test_into_the_dossier_it_came_from(own: Path, tmp_path: Path) -> None:
    with Dossier.open(own) as dossier:
        write_refi(dossier, tmp_path / "own.qdpx")
        before = dossier.statements()
    taken = import_refi(tmp_path / "own.qdpx", str(own), TakeOptions(into=True))
    assert (taken.articles, taken.joined, taken.statements, taken.known) == (0, 2, 0, len(before))
    with Dossier.open(own) as dossier:
        assert dossier.statements() == before


def _bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("project.qde", b"<" + b" " * 3_000_000)
    return path


REFUSED = {
    "no zip": (lambda p: p.write_bytes(b"PK not really") and p, "not a zip file"),
    "no project": (
        lambda p: (zipfile.ZipFile(p, "w").close(), p)[1],
        "zip file without project.qde",
    ),
    "no xml": (lambda p: packed(p, b"<Project"), "is no XML"),
    "a codebook": (lambda p: packed(p, b"<CodeBook xmlns='urn:codebook'/>"), "begins with"),
    "entities": (
        lambda p: packed(
            p, b'<!DOCTYPE x [<!ENTITY a "b">]><Project xmlns="urn:QDA-XML:project:1.0"/>'
        ),
        "defines its own entities",
    ),
    "outside": (lambda p: packed(p, project(selection(12, 2, 999, (4,)))), "stands at 2-999"),
    "no code": (lambda p: packed(p, project(selection(12, 2, 9, (19,)))), "not in its code book"),
    "no text": (lambda p: packed(p, project(GOOD), None), "which it does not hold"),
    "a place": (
        lambda p: packed(p, project(GOOD.replace('startPosition="2"', 'startPosition="x"'))),
        "has 'x' as startPosition",
    ),
    "order": (lambda p: packed(p, project("<Users/>" + GOOD)), "Users stands in TextSource"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_project_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    make, said = REFUSED[name]
    file = make(tmp_path / "x.qdpx")
    with pytest.raises(InterchangeError) as caught:
        import_refi(file, str(tmp_path / "x.db"))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["x.qdpx"]


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_000_000)
    file = _bomb(tmp_path / "bomb.qdpx")
    assert file.stat().st_size < 10_000
    with pytest.raises(InterchangeError, match="unpacks to more than the 1,000,000 bytes"):
        import_refi(file, str(tmp_path / "x.db"))
    assert not (tmp_path / "x.db").exists()
    monkeypatch.setattr(package, "MAX_BYTES", 100)
    with pytest.raises(InterchangeError, match="more than the 100 that are read"):
        import_refi(file, str(tmp_path / "x.db"))


def test_what_a_zip_says_of_its_sizes_is_not_believed() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("a", b"x" * 1000)
    with (
        zipfile.ZipFile(buffer) as zipped,
        pytest.raises(InterchangeError, match="unpacks to more"),
    ):
        package.read_bounded(zipped, "a", 999, "f")
