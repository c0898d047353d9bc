"""The packs that come with Ralliement load, and their tables are fit to code with."""

from __future__ import annotations

import pickle
from collections import Counter
from hashlib import sha256
from importlib.resources import files

import pytest

from ralliement.issues import IssuePack, check_pack, find_phrase, list_packs, load_pack
from ralliement.issues.phrases import split_phrase, split_tokens

NAMES = ["huawei-5g", "nord-stream-2"]


@pytest.fixture(scope="module", params=NAMES)
def pack(request: pytest.FixtureRequest) -> IssuePack:
    """Each pack in turn."""
    name: str = request.param
    return load_pack(name)


def test_the_packs_are_listed_by_id() -> None:
    assert [pack.id for pack in list_packs()] == NAMES


def test_a_pack_has_no_mistakes_and_its_id_is_its_file_name(pack: IssuePack) -> None:
    path = files("ralliement.issues") / "packs" / f"{pack.id}.yaml"
    assert check_pack(str(path)) == []
    assert pack.digest == sha256(path.read_bytes()).hexdigest()
    assert load_pack(str(path)) == pack


def test_a_pack_travels_between_processes(pack: IssuePack) -> None:
    assert pickle.loads(pickle.dumps(pack)) == pack


def test_the_points_are_labelled_in_french_and_english(pack: IssuePack) -> None:
    assert [point.value for point in pack.points] == [0, 25, 50, 75, 100]
    assert pack.languages == ("fr", "en")
    for point in pack.points:
        assert set(point.label) == set(point.description) == {"fr", "en"}


def test_every_point_has_cues_and_examples_in_each_language(pack: IssuePack) -> None:
    for language in pack.languages:
        cues = Counter(cue.value for cue in pack.cues_in(language))
        examples = Counter(
            example.value for example in pack.examples if example.language == language
        )
        for point in pack.points:
            assert cues[point.value] >= 15
            assert examples[point.value] >= 6
        assert examples[None] >= 6
        assert sum(examples.values()) >= 40


def test_the_languages_say_as_much_as_each_other(pack: IssuePack) -> None:
    sizes = [len(pack.cues_in(language)) for language in pack.languages]
    assert min(sizes) > 0.75 * max(sizes)


def test_a_cue_is_lower_case_words_of_one_kind(pack: IssuePack) -> None:
    for cue in pack.cues:
        assert cue.phrase
        assert all(word == word.lower() for word in cue.phrase)
        assert cue.kind in ("measure", "stance")
        assert cue.kind == "stance" or cue.value in pack.opposite


def test_most_cues_need_the_subject(pack: IssuePack) -> None:
    alone = sum(not cue.needs_subject for cue in pack.cues)
    assert 0 < alone < 0.15 * len(pack.cues)


def test_no_cue_is_also_the_subject(pack: IssuePack) -> None:
    for language in pack.languages:
        subject = {split_phrase(phrase) for phrase in pack.subject[language]}
        assert not subject & {cue.phrase for cue in pack.cues_in(language)}


NEGATIONS = frozenset("ne pas sans jamais aucun aucune ni not never without n't".split())
HARMLESS = {("faire", "sans"), ("do", "without"), ("go", "without")}


def test_no_measure_holds_a_negation(pack: IssuePack) -> None:
    measures = {cue.phrase for cue in pack.cues if cue.kind == "measure"}
    assert not {phrase for phrase in measures - HARMLESS if NEGATIONS & set(phrase)}


def test_the_trackers_name_every_point(pack: IssuePack) -> None:
    words = [pack.tracker_word(point.value) for point in pack.points]
    assert list(dict.fromkeys(words)) == list(pack.trackers)
    with pytest.raises(ValueError, match="100.5 is not on the scale"):
        pack.tracker_word(100.5)


def test_the_tracker_words_of_huawei() -> None:
    pack = load_pack("huawei-5g")
    words = [pack.tracker_word(value) for value in (0, 25, 50, 75, 100)]
    assert words == ["open", "open", "review", "partial", "ban"]


def test_the_nearest_point() -> None:
    pack = load_pack("huawei-5g")
    assert pack.nearest_point(60).id == "vetting"
    assert pack.nearest_point(87.5).id == "partial"
    assert pack.nearest_point(100).label["fr"] == "exclusion"


# (pack, language, words, value that some cue must give)
SAID = [
    ("huawei-5g", "fr", "tenir le groupe à l' écart", 100),
    ("huawei-5g", "fr", "fermer définitivement la porte à", 100),
    ("huawei-5g", "fr", "la proposition de loi anti-Huawei", 100),
    ("huawei-5g", "fr", "se passer de", 100),
    ("huawei-5g", "fr", "il interdira", 100),
    ("huawei-5g", "fr", "Ecarter", 100),
    ("huawei-5g", "fr", "limiter à 35 %", 75),
    ("huawei-5g", "fr", "hors du coeur de réseau", 75),
    ("huawei-5g", "fr", "Londres plafonne", 75),
    ("huawei-5g", "fr", "une autorisation préalable", 50),
    ("huawei-5g", "fr", "sous surveillance", 25),
    ("huawei-5g", "fr", "ouvrir grand la porte à", 0),
    ("huawei-5g", "fr", "ignorer les avertissement américain", 0),
    ("huawei-5g", "en", "keep the vendor out", 100),
    ("huawei-5g", "en", "rip-and-replace", 100),
    ("huawei-5g", "en", "cap at 35 %", 75),
    ("huawei-5g", "en", "case-by-case", 50),
    ("huawei-5g", "en", "keep a close eye on", 25),
    ("huawei-5g", "en", "roll out the red carpet", 0),
    ("nord-stream-2", "fr", "mettre un terme à", 100),
    ("nord-stream-2", "fr", "suspendre la certification", 50),
    ("nord-stream-2", "en", "pull the plug", 100),
    ("nord-stream-2", "en", "put the project on hold", 50),
]


@pytest.mark.parametrize(("name", "language", "text", "value"), SAID)
def test_what_newspapers_say_meets_a_cue(name: str, language: str, text: str, value: float) -> None:
    pack = load_pack(name)
    words = split_tokens(((word, word) for word in text.split()), language)
    found = {
        cue.value for cue in pack.cues_in(language) if next(find_phrase(cue.phrase, words), None)
    }
    assert value in found
