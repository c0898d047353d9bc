"""Persons and organisations that only this text names, known by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ralliement.actors.folding import slug
from ralliement.actors.hits import NameHit, NameText
from ralliement.actors.lexicon import given_names
from ralliement.actors.newbodies import is_beside_company, is_organisation, speaks_alone
from ralliement.actors.patterns import HitKind
from ralliement.actors.wording import Phrases

_INSIDE = (" ", "-", "\xa0", "'", "’", ". ")
_MAX_WORDS = 5
_APPOSED_WITHIN = 6
_WEAK_ATTRIBUTION = ("pour", "for")
_PREPOSITIONS = frozenset("de d a en dans pour par sur avec of in at for from to by with".split())
_ARTICLES = frozenset({"le", "la", "les", "l", "du", "des", "au", "aux", "the"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row, from word ``first`` up to, not including, ``last``."""

    first: int
    last: int


def find_newcomers(found: NameText, titles: Phrases) -> None:
    """Records unknown persons and organisations, then later uses of their last names.

    A title of office with capitals ("Foreign Minister X") is no part of the name after it.
    """
    persons: dict[str, NameHit] = {}
    bodies: dict[tuple[str, ...], NameHit] = {}
    for whole in list(_runs(found)):
        run = _without_title(found, whole, titles)
        if run is None:
            continue
        hit = _newcomer(found, run)
        if hit is None or (hit.kind is HitKind.PERSON and run.last - run.first == 1):
            continue
        found.put(run.first, run.last, hit)
        if hit.kind is HitKind.PERSON:
            persons.setdefault(found.keys[run.last - 1], hit)
        else:
            bodies.setdefault(tuple(found.keys[run.first : run.last]), hit)
    for _, last, hit in found.in_order():
        if hit.kind is HitKind.PERSON:
            persons.setdefault(found.keys[last - 1], hit)
    _find_again(found, persons)
    _find_bodies(found, bodies)


def _newcomer(found: NameText, run: _Run) -> NameHit | None:
    if is_organisation(found, run.first, run.last):
        return _new_hit(found, run, HitKind.ORGANISATION, None)
    return _person(found, run)


def _stands_for_body(found: NameText, run: _Run) -> bool:
    if speaks_alone(found, run.first, run.last):
        return True
    return is_beside_company(found, run.first, run.last)


def _find_bodies(found: NameText, bodies: dict[tuple[str, ...], NameHit]) -> None:
    """Records single words that say something, then all organisations wherever they stand."""
    for run in list(_runs(found)):
        if _stands_for_body(found, run):
            hit = _new_hit(found, run, HitKind.ORGANISATION, None)
            bodies.setdefault((found.keys[run.first],), hit)
    for run in list(_runs(found)):
        body = bodies.get(tuple(found.keys[run.first : run.last]))
        if body is not None:
            _put_again(found, run, body)


def _runs(found: NameText) -> Iterator[_Run]:
    """The stretches of loose capitalised words, without what only begins a sentence."""
    reached = 0
    for n in found.capitals():
        if n < reached or found.taken[n]:
            continue
        reached = last = _run_end(found, n)
        first = n
        while first < last and _only_begins(found, first):
            first += 1
        if first < last and last - first <= _MAX_WORDS:
            yield _Run(first, last)


def _without_title(found: NameText, run: _Run, titles: Phrases) -> _Run | None:
    """The run after the titles that begin it; None if nothing is left."""
    first = run.first
    while first < run.last:
        count, _ = titles.longest(tuple(found.keys[first : run.last]))
        if not count:
            break
        first += count
    if run.last - first > 2:
        first = _given_name(found, first, run.last)
    while first < run.last and _only_begins(found, first):
        first += 1
    return _Run(first, run.last) if first < run.last else None


def _given_name(found: NameText, first: int, last: int) -> int:
    """Where the name begins: at its first given name, words before it being none of it."""
    given = given_names()
    if found.keys[first] in given:
        return first
    inner = [n for n in range(first + 1, last - 1) if found.keys[n] in given]
    return inner[0] if inner and len(found.keys[first]) > 1 else first


def _is_name_word(found: NameText, n: int) -> bool:
    return found.is_capital(n) and not found.taken[n]


def _run_end(found: NameText, n: int) -> int:
    """The end of the run that begins at ``n``; particles may stand inside it."""
    last = n + 1
    while last < len(found.spans) and found.between(last - 1) in _INSIDE:
        if found.between(last - 1) == ". " and len(found.keys[last - 1]) > 1:
            break
        if _is_name_word(found, last):
            last += 1
        elif (bridge := _bridge(found, last)) > 0:
            last += bridge + 1
        else:
            break
    return last


def _bridge(found: NameText, n: int) -> int:
    """How many particles stand at word ``n`` inside a name ("Ursula von der Leyen")."""
    for length in (1, 2):
        word = n + length - 1
        if word >= len(found.keys) or found.taken[word]:
            return 0
        if found.keys[word] not in found.lexicon.particles or found.between(word) not in _INSIDE:
            return 0
        if _is_name_word(found, n + length):
            return length
    return 0


def _only_begins(found: NameText, n: int) -> bool:
    """Whether a word has its capital from the sentence, or is a title before a name."""
    lexicon, key = found.lexicon, found.keys[n]
    if key in lexicon.titles or key in lexicon.function_words:
        return True
    return key in lexicon.person_nouns or key in lexicon.organisation_nouns


def _person(found: NameText, run: _Run) -> NameHit | None:
    keys = found.keys[run.first : run.last]
    if run.first and _adjoins(found, run.first) and not _may_precede(found, run.first - 1):
        return None
    title = _title_before(found, run.first)
    first_name = given_names().get(keys[0]) if len(keys) > 1 else None
    if any(key in found.lexicon.organisation_parts for key in keys):
        return None
    if (
        title is None
        and len(keys) > 1
        and (keys[0] in found.lexicon.place_starts or keys[0] == "the")
    ):
        return None
    if len(keys) == 1 and title is None:
        return None
    told = title is not None or first_name is not None or _is_presented(found, run)
    if not told or _is_shouted(found, run):
        return None
    gender = title or (first_name if first_name in ("m", "f") else None)
    return _new_hit(found, run, HitKind.PERSON, gender)


def _may_precede(found: NameText, n: int) -> bool:
    """Whether a person's name can follow word ``n``: no article, nor "la série", "l'affaire"."""
    key = found.keys[n]
    return key not in _ARTICLES and key not in found.lexicon.thing_nouns


def _adjoins(found: NameText, first: int) -> bool:
    """Whether only a space or an apostrophe parts word ``first`` from the one before."""
    return found.between(first - 1).strip("'’ \xa0") == ""


def _title_before(found: NameText, first: int) -> str | None:
    """The gender that a courtesy title shows, an empty string if it shows none."""
    if not first or found.between(first - 1).strip(" \xa0") not in ("", "."):
        return None
    return found.lexicon.titles.get(found.keys[first - 1])


def _is_shouted(found: NameText, run: _Run) -> bool:
    words = [found.word(n) for n in range(run.first, run.last)]
    return all(word.isupper() and len(word) > 1 for word in words) and len(words) > 2


def _is_presented(found: NameText, run: _Run) -> bool:
    """Whether an apposition, a noun for persons or a verb of saying stands beside the run."""
    if found.begins_sentence(run.first) and run.last - run.first > 4:
        return False
    return (
        _is_apposed(found, run)
        or _says(found, run)
        or _noun_before(found, run)
        or _titled_before(found, run)
    )


def _titled_before(found: NameText, run: _Run) -> bool:
    """Whether the name stands behind its title and a comma ("le chef de la centrale, X")."""
    if run.first < 2 or run.last - run.first < 2 or found.between(run.first - 1).strip() != ",":
        return False
    for n in range(run.first - 1, max(0, run.first - 2 - _APPOSED_WITHIN), -1):
        if n < run.first - 1 and found.between(n).strip(" -'’\xa0"):
            return False
        if found.keys[n] in found.lexicon.person_nouns and not found.is_capital(n):
            return True
    return False


def _is_apposed(found: NameText, run: _Run) -> bool:
    if found.between(run.last - 1).strip() != ",":
        return False
    ahead = range(run.last, min(run.last + _APPOSED_WITHIN, len(found.keys)))
    for n in ahead:
        if found.keys[n] in found.lexicon.person_nouns and not found.is_capital(n):
            return True
        if found.between(n).strip(" -'’"):
            return False
    return False


def _says(found: NameText, run: _Run) -> bool:
    """Whether a verb of saying follows ("X a déclaré") or precedes ("déclare X", "selon X")."""
    lexicon = found.lexicon
    n = run.last
    while n < len(found.keys) and found.keys[n] in lexicon.auxiliaries and n < run.last + 3:
        n += 1
    aside = found.between(run.first - 1).strip() == "," and found.between(run.last - 1) == ", "
    if aside and n == run.last and n < len(found.keys) and found.keys[n] in lexicon.speech:
        return True
    follows = n < len(found.keys) and found.between(run.last - 1).strip(" '’") == ""
    if follows and found.keys[n] in lexicon.speech and not found.is_capital(n):
        return True
    return _is_said_of(found, run)


def _is_said_of(found: NameText, run: _Run) -> bool:
    """Whether "explique", "selon" stands right before, or "Pour X," opens a sentence."""
    if not run.first or found.between(run.first - 1) != " ":
        return False
    if found.keys[run.first - 1] in found.lexicon.speech:
        return True
    for words in found.lexicon.attribution:
        start = run.first - len(words)
        if start < 0 or tuple(found.keys[start : run.first]) != words:
            continue
        strong = words[0] not in _WEAK_ATTRIBUTION
        return strong or (
            found.begins_sentence(start) and found.between(run.last - 1).strip()[:1] in (",", ":")
        )
    return False


def _noun_before(found: NameText, run: _Run) -> bool:
    """Whether a noun for persons opens the phrase that the name ends ("le député X")."""
    if not run.first or found.keys[run.first - 1] in _PREPOSITIONS:
        return False
    for n in range(run.first - 1, max(-1, run.first - _APPOSED_WITHIN), -1):
        if found.between(n).strip(" -'’"):
            return False
        if found.keys[n] in found.lexicon.person_nouns:
            return True
        if found.keys[n] in found.lexicon.speech:
            return False
    return False


def _new_hit(found: NameText, run: _Run, kind: HitKind, gender: str | None) -> NameHit:
    start, end = found.spans[run.first][0], found.spans[run.last - 1][1]
    surface = found.text[start:end]
    return NameHit(start, end, surface, slug(surface), kind, new=True, gender=gender)


def _find_again(found: NameText, persons: dict[str, NameHit]) -> None:
    """Records persons whom this text names in full elsewhere: again in full, or by last name.

    Another given name before the last name makes it another person of that family.
    """
    for run in list(_runs(found)):
        person = persons.get(found.keys[run.last - 1])
        if person is None and run.last - run.first == 1:
            person = _person(found, run)
            if person is not None:
                persons[found.keys[run.first]] = person
        if person is None or len(found.keys[run.last - 1]) < 3:
            continue
        if run.last - run.first == 1:
            _put_again(found, run, person)
        elif run.last - run.first < _MAX_WORDS - 1:
            other = _new_hit(found, run, HitKind.PERSON, _gender(found, run))
            _put_again(found, run, person if other.actor == person.actor else other)


def _gender(found: NameText, run: _Run) -> str | None:
    gender = given_names().get(found.keys[run.first])
    return gender if gender in ("m", "f") else None


def _put_again(found: NameText, run: _Run, person: NameHit) -> None:
    start, end = found.spans[run.first][0], found.spans[run.last - 1][1]
    surface = found.text[start:end]
    again = replace(person, start=start, end=end, surface=surface, misspelt=False)
    found.put(run.first, run.last, again)
