"""Finds names in a text, before it is parsed and from the text alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ralliement.actors.companynames import stands_for_company
from ralliement.actors.fullnames import release_full_names
from ralliement.actors.hits import NameHit, NameText
from ralliement.actors.landnames import (
    counts_nothing,
    is_number,
    is_used_as_land,
    speaks_or_owns,
)
from ralliement.actors.lexicon import given_names, load_lexicon
from ralliement.actors.longernames import is_of_another
from ralliement.actors.newcomers import find_newcomers
from ralliement.actors.patterns import HitKind, NameIndex, Pattern
from ralliement.actors.registry import Registry
from ralliement.actors.spelling import find_misspelt
from ralliement.actors.wording import make_wording
from ralliement.articles.options import PARSED
from ralliement.language import Name

_RANK = {kind: n for n, kind in enumerate(HitKind)}
_PARSED_AS = {
    HitKind.STATE: "state",
    HitKind.NICKNAME: "organisation",
    HitKind.CAPITAL: "city",
    HitKind.TOWN: "city",
    HitKind.SEAT: "organisation",
    HitKind.PERSON: "person",
    HitKind.SURNAME: "person",
    HitKind.ORGANISATION: "organisation",
    HitKind.MEDIUM: "organisation",
}
_JOINING = (" ", "-", "\xa0")
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "du", "au", "the", "a", "an"})
_DEMONYMS = (HitKind.ADJECTIVE, HitKind.INHABITANT)


def find_names(text: str, language: str, registry: Registry) -> list[NameHit]:
    """Every name in ``text``, in order and without overlap: the longest name wins.

    Known names of ``language`` and of all languages, adjectives and inhabitants of
    states, names one letter off (marked), and persons and organisations that only this
    text names, where their surroundings show what they are. The last two are looked for in
    languages with a parser alone: its vocabulary tells a word from a misspelt name.
    """
    found = NameText(text, load_lexicon(language))
    index = registry.index(language)
    _find_known(found, index)
    release_full_names(found)
    _settle_ambiguous(found, registry)
    if language in PARSED:
        find_misspelt(found, index)
    _release_relatives(found)
    if language in PARSED:
        find_newcomers(found, make_wording(registry, language).titles)
    return [hit for _, _, hit in found.in_order() if hit.actor]


def parser_names(hits: Sequence[NameHit]) -> list[Name]:
    """The names that the parser is to keep whole; adjectives and inhabitants are words to it."""
    names = [
        Name(hit.start, hit.end, _PARSED_AS[hit.kind]) for hit in hits if hit.kind in _PARSED_AS
    ]
    names += [Name(hit.start, hit.end, "organisation") for hit in hits if _is_named_group(hit)]
    return sorted(names, key=lambda name: name.start)


def _is_named_group(hit: NameHit) -> bool:
    """Whether a group has a proper name ("Five Eyes", "OTAN"), not a noun ("Européens")."""
    several = " " in hit.surface or "-" in hit.surface
    proper = hit.surface.isupper() or (several and hit.surface[0].isupper())
    return hit.kind is HitKind.GROUP and proper


def _find_known(found: NameText, index: NameIndex) -> None:
    """All names whose words stand in the text, the longest at each place."""
    keys, reach = found.keys, index.reach
    n, count = 0, len(keys)
    while n < count:
        longest = reach.get(keys[n], 0)
        n += _put_longest(found, index, n, min(longest, count - n)) if longest else 1


def _put_longest(found: NameText, index: NameIndex, n: int, longest: int) -> int:
    """Records the longest name at word ``n`` and returns how many words to go on."""
    for length in range(longest, 0, -1):
        patterns = index.patterns.get(" ".join(found.keys[n : n + length]))
        hit = _best_hit(found, n, length, patterns) if patterns else None
        if hit is not None:
            found.put(n, n + length, hit)
            return length
    return 1


def _best_hit(found: NameText, n: int, length: int, patterns: Sequence[Pattern]) -> NameHit | None:
    """The likeliest reading of the words as a name, with the actors that share it."""
    spans = found.spans[n : n + length]
    spelt = [(pattern, pattern.spelt(found.text, spans)) for pattern in patterns]
    good = [(pattern, how) for pattern, how in spelt if how is not None]
    if not good:
        return None
    good.sort(key=lambda pair: (pair[1] != "exact", *_preference(pair[0], found, n)))
    best, how = good[0]
    entry, end = best.entry, spans[-1][1]
    if best.tail.startswith(".") and found.text.startswith(".", end):
        end += 1
    if entry.surface.endswith("-") and not found.text.startswith("-", end):
        return None
    others = tuple(dict.fromkeys(p.entry.actor for p, _ in good if p.entry.actor != entry.actor))
    return NameHit(
        start=spans[0][0],
        end=end,
        surface=found.text[spans[0][0] : end],
        actor=entry.actor,
        kind=entry.kind,
        misspelt=how == "misspelt",
        others=others,
        doubtful=entry.ambiguous,
    )


def _preference(pattern: Pattern, found: NameText, n: int) -> tuple[int, int, int]:
    """Sort key: states before adjectives, but a lower-case word is never a name."""
    entry = pattern.entry
    lower = not found.is_capital(n)
    wrong_case = int(lower != entry.surface[0].islower())
    return wrong_case, int(entry.ambiguous), _RANK[entry.kind]


def _settle_ambiguous(found: NameText, registry: Registry) -> None:
    """Keeps ambiguous names only where their surroundings speak for them."""
    certain: Counter[str] = Counter()
    for _, _, hit in found.in_order():
        if not hit.doubtful and not hit.others:
            certain.update({hit.actor, _country_shown(hit.actor, registry)})
    left: list[tuple[int, int, NameHit]] = []
    for place in found.in_order():
        if not _settle(found, *place, certain, registry):
            left.append(place)
        elif place[2].doubtful:
            certain[place[2].actor] += 1
    for first, last, hit in left:
        if hit.kind is HitKind.ORGANISATION and certain[hit.actor]:
            found.put(first, last, hit)
            _settle(found, first, last, hit, certain, registry)


def _settle(
    found: NameText, first: int, last: int, hit: NameHit, certain: Counter[str], registry: Registry
) -> bool:
    """Keeps one name, with the likeliest of those who share it, or drops it and says so."""
    chosen = _likeliest(hit, certain, registry)
    keep = not hit.doubtful or (
        _is_supported(found, first, last, chosen, certain, registry)
        and not is_of_another(found, first, last, _own(chosen.actor, registry))
    )
    if not keep or _is_part_of_longer(found, first, last, hit):
        found.drop(first)
        return False
    if chosen != hit:
        found.put(first, last, chosen)
    return True


def _country_shown(actor_id: str, registry: Registry) -> str:
    """The country that an institution's name brings to mind; companies work anywhere."""
    actor = registry.actors.get(actor_id)
    shows = actor is not None and actor.kind in ("institution", "party")
    return actor.country or actor_id if actor is not None and shows else actor_id


def _own(actor_id: str, registry: Registry) -> frozenset[str | None]:
    return frozenset({actor_id, _country(actor_id, registry)})


def _country(actor_id: str, registry: Registry) -> str | None:
    actor = registry.actors.get(actor_id)
    return actor.country if actor else None


def _likeliest(hit: NameHit, certain: Counter[str], registry: Registry) -> NameHit:
    """The hit with the actor that the rest of the text speaks for, of those that share it."""
    if not hit.others:
        return hit
    shared = (hit.actor, *hit.others)

    def support(actor_id: str) -> tuple[int, int]:
        return certain[actor_id], certain[_country(actor_id, registry) or actor_id]

    best = max(shared, key=support)
    others = () if support(best)[0] else tuple(actor for actor in shared if actor != best)
    return replace(hit, actor=best, others=others)


def _is_supported(
    found: NameText, first: int, last: int, hit: NameHit, certain: Counter[str], registry: Registry
) -> bool:
    """Whether a doubtful name is meant: named in full elsewhere, or used as such a name is."""
    if hit.surface.islower():
        return hit.kind in _DEMONYMS
    if hit.kind is HitKind.SURNAME and _is_date(found, first):
        return False
    actor = registry.actors.get(hit.actor)
    if actor is not None and actor.relational_to:
        return any(certain[union] for union in actor.relational_to)
    if certain[hit.actor] and hit.kind not in (HitKind.STATE, HitKind.CAPITAL):
        return True
    if hit.kind in (HitKind.SURNAME, HitKind.PERSON):
        return certain[hit.actor] > 0 or (_is_titled(found, first) and not _goes_on(found, last))
    if _touches_capital(found, first, last):
        return False
    if hit.kind in (HitKind.ORGANISATION, HitKind.MEDIUM):
        if actor is not None and actor.kind == "company":
            return _names_company(certain, registry) and stands_for_company(found, first, last, hit)
        country = _country(hit.actor, registry) or ""
        return bool(certain[country]) or _is_of_union(found, last, country, certain, registry)
    if is_number(found, first):
        return bool(certain[hit.actor]) and counts_nothing(found, first, last)
    if found.keys[first] in given_names() and last - first == 1:
        return bool(certain[hit.actor]) or is_used_as_land(found, first, last)
    if hit.kind is HitKind.STATE and hit.surface.isupper():
        return not found.is_shouted(first)
    if hit.kind in (HitKind.NICKNAME, HitKind.SEAT):
        return bool(certain[hit.actor])
    if hit.kind is HitKind.STATE and speaks_or_owns(found, last):
        return True
    return bool(certain[hit.actor]) or not found.begins_sentence(first)


def _is_of_union(
    found: NameText, last: int, country: str, certain: Counter[str], registry: Registry
) -> bool:
    """Whether "la Commission a …" is the union's, one of whose members the text names."""
    if found.keys[last - 1] not in found.lexicon.union_names or last >= len(found.keys):
        return False
    key, lexicon = found.keys[last], found.lexicon
    acts = found.between(last - 1) == " " and (key in lexicon.speech or key in lexicon.auxiliaries)
    unions = (group for group in registry.actors.values() if country in group.relational_to)
    members = {member.actor for group in unions for member in group.memberships}
    return acts and any(certain[member] for member in members)


def _is_date(found: NameText, n: int) -> bool:
    """Whether the word is a month: "May 14", "in May"."""
    if found.keys[n] not in found.lexicon.function_words:
        return False
    before = found.keys[n - 1] if n else ""
    after = found.keys[n + 1] if n + 1 < len(found.keys) else ""
    return before.isdigit() or after[:1].isdigit() or before in found.lexicon.date_words


def _names_company(certain: Counter[str], registry: Registry) -> bool:
    known = (registry.actors.get(actor_id) for actor_id in certain)
    return any(actor is not None and actor.kind == "company" for actor in known)


def _is_titled(found: NameText, first: int) -> bool:
    """Whether a courtesy title or a noun for persons stands right before a name."""
    before = found.keys[first - 1] if first else ""
    lexicon = found.lexicon
    return before in lexicon.titles or before in lexicon.person_nouns


def _goes_on(found: NameText, last: int) -> bool:
    """Whether another name follows a surname, which is then not the whole ("Park Chan-ho")."""
    return found.between(last - 1) in _JOINING and _is_loose_capital(found, last)


def _touches_capital(found: NameText, first: int, last: int) -> bool:
    """Whether an unknown capitalised word stands right beside, so that both are one name."""
    if _goes_on(found, last):
        return True
    before = first - 1
    if before < 0 or found.between(before) not in _JOINING or not _is_loose_capital(found, before):
        return False
    key = found.keys[before]
    return not found.begins_sentence(before) or key in given_names()


def _is_loose_capital(found: NameText, n: int) -> bool:
    """Whether word ``n`` is capitalised and neither a known name nor a title."""
    if not found.is_capital(n) or found.taken[n]:
        return False
    lexicon, key = found.lexicon, found.keys[n]
    if lexicon.capital_nouns:
        return key in given_names()
    known = key in lexicon.titles or key in lexicon.person_nouns or key in lexicon.function_words
    return not known


def _is_part_of_longer(found: NameText, first: int, last: int, hit: NameHit) -> bool:
    """Whether a capital's name only begins an unknown longer name ("Paris Dauphine")."""
    if hit.kind not in (HitKind.CAPITAL, HitKind.TOWN) or found.lexicon.language == "en":
        return False
    following = found.between(last - 1) in _JOINING and _is_loose_capital(found, last)
    return following and not found.begins_sentence(first)


def _release_relatives(found: NameText) -> None:
    """Drops a known surname after another given name ("Melania Trump" is not Donald Trump)."""
    for first, _, hit in found.in_order():
        if hit.kind is HitKind.SURNAME and _is_given_name(found, first):
            found.drop(first)
            continue
        if hit.kind is not HitKind.SURNAME or found.between(first - 1) not in _JOINING:
            continue
        before = first - 1
        if not _is_loose_capital(found, before):
            continue
        if not found.begins_sentence(before) or found.keys[before] in given_names():
            found.drop(first)


def _is_given_name(found: NameText, n: int) -> bool:
    """Whether a known surname is the given name here, another last name following it."""
    if found.keys[n] not in given_names() or found.between(n) != " ":
        return False
    following = found.hits.get(n + 1)
    surname = following is not None and following[1].kind is HitKind.SURNAME
    return surname or _is_loose_capital(found, n + 1)
