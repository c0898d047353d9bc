"""Several people meant by a noun: "les opérateurs tchèques", "the opposition", "les paysans"."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.actors.drafting import Found, made, phrase_at
from ralliement.actors.focus import state_in_focus
from ralliement.actors.governments import country_behind
from ralliement.actors.phrases import (
    NounPhrase,
    has_complement,
    has_possessive,
    is_bare,
    is_definite,
    is_ours,
)
from ralliement.actors.scene import BODIES, PERSONS, Scene, is_plural
from ralliement.actors.view import (
    SENTENCES_BACK,
    only_state,
    possessor,
    state_in_view,
    state_of_article,
)

_SERVICES = "intelligence"
_PEOPLE = ("farmers", "unions", "makers", "protesters", "mayors", "residents")
_OF_STATES = ("parliamentarians", _SERVICES, "opposition", "courts")
_AS_ONE = ("opposition", "courts", "media-outlets")
_BARE_GROUPS = ("operators", "allies", *_OF_STATES, *_PEOPLE)
_UNION, _ALLIES, _EUROPE = "EU", "allies", "europe"


def find_group(scene: Scene, token: Token) -> Found | None:
    """ "les opérateurs tchèques", "US officials", "ses alliés"."""
    count, groups = scene.wording.groups.longest(scene.ahead(token.i, 6))
    if not count:
        return None
    phrase = phrase_at(scene, token, count)
    if not is_plural(scene.parse.doc[phrase.head]) and groups[0] in (
        _ALLIES,
        "officials",
        "experts",
    ):
        return None
    if groups[0] == "officials" and scene.wording.has("state_alone", scene.key(token.i)):
        return None
    counted = scene.parse.doc[phrase.first].pos_ == "NUM" and groups[0] != "parliamentarians"
    if counted or _names_follow(scene, phrase):
        return None
    if groups[0] == "opposition" and _is_to_something(scene, phrase):
        return None
    country = phrase.country(scene)
    company = _company_owner(scene, phrase)
    if company is not None:
        officers = groups[0] in ("officials", "experts")
        return made(scene, phrase, company, 0.8, "p") if officers else None
    if country is not None and groups[0] == _ALLIES and _is_theirs(scene, phrase, country):
        meant = _EUROPE if country == _UNION else country
        return made(scene, phrase, meant, 0.85, "p")
    if country is None and has_possessive(scene, phrase):
        owner = possessor(scene, phrase.first)
        country = country_behind(scene, owner.actor) if owner else None
    if country is not None:
        group = scene.registry.group_of(groups[0], country)
        return made(scene, phrase, group, 0.9, _number_of(groups[0]))
    return _bare_group(scene, phrase, groups[0])


def _is_to_something(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether it is a line and no party: "Poland's opposition to the pipeline"."""
    behind = phrase.last + 1
    return behind < len(scene.parse.doc) and scene.parse.doc[behind].lower_ in _TO


_TO = frozenset({"à", "au", "aux", "to"})


def _names_follow(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether the members are named right after: "les équipementiers Huawei et ZTE"."""
    hit = scene.hit_at.get(phrase.last + 1)
    return hit is not None and hit.kind in BODIES | PERSONS


def _is_theirs(scene: Scene, phrase: NounPhrase, country: str) -> bool:
    """Whether allies are that country itself: "ses alliés européens", "our American friends"."""
    adjective = all(owner.how != "of" for owner in phrase.owners)
    named = has_possessive(scene, phrase) or is_ours(scene, phrase)
    return adjective and (named or country == _UNION)


def _bare_group(scene: Scene, phrase: NounPhrase, group: str) -> Found | None:
    """ "les opérateurs", "les députés": of the country in view where there is one."""
    if group not in _BARE_GROUPS or not (is_definite(scene, phrase) or is_bare(scene, phrase)):
        return None
    if scene.key(phrase.last + 1) in ("de", "d", "du", "des", "of"):
        return None
    country = _country_of_group(scene, phrase, group)
    known = _named_before(scene, group, phrase.head) if country is None else None
    if known is not None:
        return made(scene, phrase, known, 0.6, _number_of(group))
    if country is None and group in _OF_STATES:
        return None
    return made(scene, phrase, scene.registry.group_of(group, country), 0.6, _number_of(group))


def _number_of(group: str) -> str | None:
    """The number of a pronoun for a group; None for those that one noun means as a whole."""
    return None if group in _AS_ONE else "p"


def _country_of_group(scene: Scene, phrase: NounPhrase, group: str) -> str | None:
    """Whose operators or lawmakers they are; services, of which all spy on all, only if clear."""
    if group == _ALLIES:
        return None
    if group == _SERVICES:
        words = sum(bool(scene.key(j)) for j in range(phrase.first, phrase.last + 1))
        several = words > 2 and is_plural(scene.parse.doc[phrase.head])
        return only_state(scene, phrase.head) if several else None
    if group in _AS_ONE + _PEOPLE:
        return state_in_focus(scene, phrase.head)
    for back in (1, SENTENCES_BACK):
        country = state_in_view(scene, phrase.head, back=back)
        if country is not None:
            return country
    return state_of_article(scene, phrase.head)


def _company_owner(scene: Scene, phrase: NounPhrase) -> str | None:
    """The company among the owners of a phrase: "les dirigeants de Huawei"."""
    for owner in phrase.owners:
        actor = scene.registry.find(owner.actor)
        if actor is not None and actor.kind == "company":
            return actor.id
    return None


def _named_before(scene: Scene, group: str, i: int) -> str | None:
    """The one group of the kind that the article has named before token ``i`` ("les paysans")."""
    ending = scene.registry.group_of(group, "xx").removeprefix("xx")
    before = scene.in_view(i, scene.parse.sentence_index(i))
    found = {draft.actor for draft in before if draft.actor in (group, draft.actor[:2] + ending)}
    return found.pop() if len(found) == 1 else None


def find_association(scene: Scene, token: Token) -> Found | None:
    """ "leur fédération", "their union": those for whom it speaks, if they are no state."""
    if not scene.wording.has("associations", scene.key(token.i)) or is_plural(token):
        return None
    phrase = phrase_at(scene, token)
    if phrase.owners or not has_possessive(scene, phrase) or has_complement(scene, phrase):
        return None
    owner = possessor(scene, phrase.first)
    members = scene.registry.find(owner.actor) if owner is not None else None
    if owner is None or owner.number != "p" or members is None or members.kind != "group":
        return None
    return made(scene, phrase, owner.actor, 0.7) if members.relational else None
