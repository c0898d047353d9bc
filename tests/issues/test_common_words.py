"""Packs that say what their points mean get the words that any dispute over an object shares."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ralliement.issues import IssuePack, check_pack, dump_pack, load_pack
from ralliement.issues.common_words import LANGUAGES, MEANINGS, common_phrases, meanings, opposites
from ralliement.statements.clauses.lexicon import load_lexicon

BARE = """id: ferry
question: {en: Should the ferry be kept?, fr: Faut-il garder le bac ?}
points:
  - {value: 0, id: close, means: end, label: {en: close, fr: fermer}}
  - {value: 100, id: keep, means: proceed, label: {en: keep, fr: garder}}
status_quo: 100
subject: {en: [ferry], fr: [bac]}
"""


OF_THINGS_ONLY = frozenset("opposant adversaire attaché opponent supporter embrace".split())
"""Words said of the object itself, hardly ever of what is done to it."""


def _pack(tmp_path: Path, text: str) -> IssuePack:
    path = tmp_path / "ferry.yaml"
    path.write_text(text, encoding="utf-8")
    assert check_pack(path) == []
    return load_pack(path)


def _value(pack: IssuePack, language: str, phrase: str) -> float | None:
    words = tuple(phrase.split())
    return next((c.value for c in pack.cues_in(language) if c.phrase == words), None)


def test_an_object_and_a_scale_are_a_pack(tmp_path: Path) -> None:
    pack = _pack(tmp_path, BARE)
    assert _value(pack, "fr", "abandonner") == _value(pack, "en", "scrap") == 0
    assert _value(pack, "fr", "prolonger") == _value(pack, "en", "support") == 100
    assert _value(pack, "en", "suspend") == 50
    assert pack.trackers == {"close": (0, 50), "keep": (50, 100)}
    assert pack.opposite == {0: 100, 50: 100, 75: 37.5, 100: 0}
    assert pack.field == {"en": (), "fr": ()}


def test_the_words_follow_the_scale(tmp_path: Path) -> None:
    turned = BARE.replace("means: end", "means: X").replace("means: proceed", "means: end")
    pack = _pack(tmp_path, turned.replace("means: X", "means: proceed"))
    assert _value(pack, "en", "scrap") == 100
    assert _value(pack, "fr", "soutenir") == 0


def test_what_the_pack_lists_goes_first(tmp_path: Path) -> None:
    pack = _pack(tmp_path, BARE + "cues: {en: {50: {measures: [scrap]}}}\n")
    assert [c.value for c in pack.cues_in("en") if c.phrase == ("scrap",)] == [50]


def test_a_pack_without_meanings_has_its_own_words_alone() -> None:
    pack = load_pack("huawei-5g")
    assert pack.means == {}
    assert pack.cues_in("fr") == tuple(cue for cue in pack.cues if cue.language == "fr")


def test_a_bare_pack_comes_back_as_it_was(tmp_path: Path) -> None:
    pack = _pack(tmp_path, BARE)
    again = _pack(tmp_path, dump_pack(pack))
    assert replace(again, digest=pack.digest) == pack


def test_a_pack_with_neither_words_nor_meanings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ferry.yaml"
    bare = BARE.replace("means: end, ", "").replace("means: proceed, ", "")
    path.write_text(bare, encoding="utf-8")
    assert check_pack(path) == [
        f"{path}:1: cues: is missing for en, fr; add a section 'cues:' or give points "
        "means: end and means: proceed"
    ]


def test_a_language_without_common_words_needs_its_own(tmp_path: Path) -> None:
    path = tmp_path / "ferry.yaml"
    german = BARE.replace("{en: Should", "{de: Fähre?, en: Should").replace(
        "{en: close,", "{de: zu, en: close,"
    )
    german = german.replace("{en: keep,", "{de: auf, en: keep,").replace(
        "{en: [ferry]", "{de: [Fähre], en: [ferry]"
    )
    path.write_text(german, encoding="utf-8")
    assert check_pack(path) == [f"{path}:1: cues: is missing for de; add a section 'cues:'"]


def test_what_is_not_said_lies_between_the_ends() -> None:
    assert meanings({"end": 100, "proceed": 0}) == {
        "end": 100, "block": 100, "suspend": 50, "conditions": 25, "proceed": 0
    }  # fmt: skip
    assert set(meanings({"end": 100, "proceed": 0})) == set(MEANINGS)
    assert opposites({"end": 100, "block": 75, "proceed": 0})[0] == 75


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_common_phrase_stands_once(language: str) -> None:
    phrases = [phrase for phrase, _, _ in common_phrases(language, {"end": 0, "proceed": 1}, ())]
    assert len(phrases) == len(set(phrases)) > 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_leaning_govern_other_words(language: str) -> None:
    """So that "opposes the closure" is read by "closure", turned round."""
    lexicon = load_lexicon(language)
    leaning = [
        phrase
        for phrase, _, meaning in common_phrases(language, {"end": 0, "proceed": 1}, ())
        if meaning in {"against", "for"} and len(phrase) == 1
    ]
    alone = {phrase[0] for phrase in leaning if not lexicon.attitudes(phrase[0])}
    assert alone <= OF_THINGS_ONLY
