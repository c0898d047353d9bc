"""Titles of office: who holds "le ministre allemand de l'Intérieur" on the article's date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ralliement.actors.actor import Role
from ralliement.actors.folding import is_cut_or_near
from ralliement.actors.phrases import (
    NounPhrase,
    Owner,
    head_of,
    is_definite,
    is_indefinite,
    noun_phrase,
    scene_country,
)
from ralliement.actors.scene import BODIES, DEMONYMS, PERSONS, Draft, Scene
from ralliement.actors.spelling import is_word
from ralliement.actors.view import best_in_view
from ralliement.records import MentionKind

_LONG_WORD = 7
_FAR = 50
"""Sentences: a bare title may mean a state named anywhere before."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands: its roles, the actor it names by itself, and its phrase."""

    roles: tuple[Role, ...]
    actor: str | None
    phrase: NounPhrase
    core_first: int
    core_last: int
    former: bool
    misspelt: bool = False


def find_title(scene: Scene, i: int) -> Title | None:
    """The title that begins at token ``i``, with the countries and bodies beside it."""
    ahead = scene.ahead(i, 9)
    if not ahead:
        return None
    count, meanings = scene.wording.actor_titles.longest(ahead)
    if count:
        role_id, actor = meanings[0].split("|")
        return _title(scene, i, scene.token_after(i, count) - 1, (role_id,), actor)
    last, roles = _interrupted(scene, i)
    if roles:
        return _title(scene, i, last, roles, None)
    return damaged_title(scene, i)


def damaged_title(scene: Scene, i: int) -> Title | None:
    """A title of several words whose first word is damaged: "Secrétait d'Etat"."""
    key = scene.key(i)
    surface = scene.parse.surface(scene.parse.doc[i])
    if len(key) < _LONG_WORD or key in scene.wording.titles.reach or i in scene.hit_at:
        return None
    whole = [word for word in scene.wording.titles.reach if is_cut_or_near(key, word)]
    if not whole or is_word(surface, scene.language):
        return None
    damaged = scene.keys[i]
    for word in whole:
        scene.keys[i] = (word,)
        last, roles = _interrupted(scene, i)
        title = _title(scene, i, last, roles, None, head=i) if roles and last > i else None
        if title is not None:
            return replace(title, misspelt=True)
    scene.keys[i] = damaged
    return None


def _interrupted(scene: Scene, i: int) -> tuple[int, tuple[str, ...]]:
    """The last token and roles of the longest title at ``i``; adjectives may stand inside."""
    titles = scene.wording.titles
    reach = titles.reach.get(scene.keys[i][0], 0)
    phrase: tuple[str, ...] = ()
    best: tuple[int, tuple[str, ...]] = (i, ())
    j, sentence = i, scene.parse.sentence_index(i)
    while j < len(scene.keys) and scene.parse.sentence_index(j) == sentence and scene.keys[j]:
        hit = scene.hit_at.get(j)
        if not (hit is not None and hit.kind in DEMONYMS and j > i):
            for word in scene.keys[j]:
                phrase += (word,)
                best = (j, titles.meanings[phrase]) if phrase in titles.meanings else best
            if len(phrase) >= reach:
                break
        j += 1
    return best


def _title(
    scene: Scene,
    first: int,
    last: int,
    roles: tuple[str, ...],
    actor: str | None,
    head: int | None = None,
) -> Title | None:
    given, head = head is not None, head_of(scene, first, last) if head is None else head
    if not given and scene.parse.doc[head].pos_ not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    phrase = _without_person(scene, noun_phrase(scene, first, head, last), last)
    inside = tuple(
        Owner(scene.hit_at[j].actor, j, "adjective")
        for j in range(first, last + 1)
        if j in scene.hit_at and scene.hit_at[j].kind in DEMONYMS | BODIES
    )
    phrase = replace(phrase, owners=(*phrase.owners, *inside))
    return Title(
        roles=tuple(scene.registry.roles[role] for role in roles),
        actor=actor,
        phrase=phrase,
        core_first=first,
        core_last=last,
        former=_is_marked(scene, phrase, first, "former"),
    )


def _without_person(scene: Scene, phrase: NounPhrase, last: int) -> NounPhrase:
    """The phrase without a name in apposition: "la chancelière" of "la chancelière Merkel"."""
    if (
        phrase.last == last
        or not _is_person(scene, phrase.last)
        or scene.key(phrase.last - 1) in ("de", "d")
    ):
        return phrase
    kept = tuple(owner for owner in phrase.owners if owner.token != phrase.last)
    end = max([last, *(owner.token for owner in kept)])
    return replace(phrase, last=end, owners=kept)


def _is_marked(scene: Scene, phrase: NounPhrase, first: int, marker: str) -> bool:
    """Whether "ancien", "ex-", "former" stands in the phrase before the title."""
    return any(scene.wording.has(marker, scene.key(j)) for j in range(phrase.first, first)) or any(
        scene.wording.has(marker, scene.key(j)) for j in (phrase.first - 1,) if j >= 0
    )


def resolve_title(scene: Scene, title: Title) -> Draft | None:
    """The mention that a title makes: of the person named beside it or of the holder in office.

    A holder whom the registry does not know leaves the state or body itself. A former
    office names nobody but the person beside it.
    """
    beside = _person_beside(scene, title)
    if beside is not None and _is_relatives(scene, title):
        return None
    if beside is not None:
        return _draft(scene, title, scene.hit_at[beside].actor, 1.0)
    if title.former or _is_marked(scene, title.phrase, title.core_first, "elect"):
        return None
    if _past_acting(scene, title.phrase.last + 1) > title.phrase.last + 1:
        return None
    if is_indefinite(scene, title.phrase):
        return _one_of_many(scene, title)
    for employer, confidence in _employers(scene, title):
        holder = _holder(scene, title, employer)
        if holder is not None:
            return _draft(scene, title, holder, confidence)
    return _principal(scene, title)


def _draft(scene: Scene, title: Title, actor: str, confidence: float) -> Draft:
    first, last = title.phrase.first, title.phrase.last
    start, end = scene.text_of(first, last)
    known = scene.registry.find(actor)
    gender = known.gender if known and known.kind == "person" else None
    return Draft(
        start=start,
        end=end,
        head=title.phrase.head,
        actor=actor,
        kind=MentionKind.OFFICE,
        confidence=round(confidence * (0.9 if title.misspelt else 1.0), 3),
        misspelt=title.misspelt,
        gender=gender[0] if gender else None,
        number="s",
        human=True,
    )


def _person_beside(scene: Scene, title: Title) -> int | None:
    """The token of the person whom the title stands beside in apposition."""
    after = _past_place(scene, _past_acting(scene, title.phrase.last + 1))
    after = scene.past_courtesy(after)
    if _is_person(scene, after):
        return after
    following = scene.past_courtesy(after + 1)
    if _is_comma(scene, after) and _is_person(scene, following) and _closes(scene, following + 1):
        return following
    before = title.phrase.first - 1
    if before > 0 and _is_comma(scene, before) and _is_person(scene, before - 1):
        return before - 1 if _agrees(scene, title, before - 1) else None
    return None


def _past_acting(scene: Scene, i: int) -> int:
    """The number of the token after "par intérim" at ``i``, or ``i`` itself."""
    for length in (2, 1):
        phrase = " ".join(scene.ahead(i, length))
        if phrase and scene.wording.has("acting", phrase):
            return scene.token_after(i, length)
    return i


def _past_place(scene: Scene, i: int) -> int:
    """The number of the token after "à Berlin", "in London" at ``i``, or ``i`` itself."""
    if scene.key(i) not in ("a", "en", "au", "aux", "in", "to"):
        return i
    after = i + 2 if scene.key(i + 1) in ("le", "la", "les", "l", "the") else i + 1
    return after + 1 if scene.country_of(after) is not None else i


def _is_relatives(scene: Scene, title: Title) -> bool:
    """Whether the title is that of a relative: "la veuve de l'ancien président, X"."""
    near = range(max(0, title.phrase.first - 3), title.phrase.first)
    return any(scene.wording.has("spouse_child", scene.key(j)) for j in near)


def _is_comma(scene: Scene, i: int) -> bool:
    return i < len(scene.keys) and scene.parse.doc[i].text == ","


def _is_person(scene: Scene, i: int) -> bool:
    hit = scene.hit_at.get(i)
    return hit is not None and hit.kind in PERSONS


def _closes(scene: Scene, i: int) -> bool:
    """Whether an apposition may end before token ``i``."""
    return (
        i >= len(scene.keys)
        or not scene.keys[i]
        or scene.parse.doc[i].pos_ in ("AUX", "VERB", "CCONJ")
    )


def _agrees(scene: Scene, title: Title, person: int) -> bool:
    """Whether the person before a comma may be the one whom the title after it describes."""
    actor = scene.hit_at[person].actor
    offices = scene.registry.offices_of(actor)
    if not offices:
        return True
    country = title.phrase.country(scene)
    roles = {role.id for role in title.roles}
    return any(
        office.role in roles and country in (None, scene_country(scene, office.actor))
        for office in offices
    )


def _employers(scene: Scene, title: Title) -> list[tuple[str, float]]:
    """The bodies and states whose officer may be meant, the likeliest first."""
    if title.actor is not None:
        return [(title.actor, 0.95)]
    named = [owner.actor for owner in title.phrase.owners if scene.registry.find(owner.actor)]
    if named:
        countries = [country for actor in named if (country := scene_country(scene, actor))]
        return [(actor, 0.95) for actor in dict.fromkeys((*named, *countries))]
    if not is_definite(scene, title.phrase) and not _is_capitalised(scene, title):
        return []
    if scene.key(title.phrase.last + 1) in ("de", "d", "du", "des", "of", "for"):
        return []
    return _employers_in_view(scene, title)


def _employers_in_view(scene: Scene, title: Title) -> list[tuple[str, float]]:
    """The state, or else the body, in view that has somebody of that title."""
    head = title.phrase.head
    for kinds in (("state",), ("institution", "company", "party", "ngo", "group")):
        for back in (2, _FAR):

            def fits(draft: Draft, kinds: tuple[str, ...] = kinds) -> bool:
                seat = scene.registry.find(_seat_of(scene, draft) or "")
                return (
                    seat is not None
                    and seat.kind in kinds
                    and (_holder(scene, title, seat.id) is not None)
                )

            found = best_in_view(
                scene,
                head,
                fits,
                back=back,
                places=True,
                meaning=lambda draft: _seat_of(scene, draft),
            )
            seat = _seat_of(scene, found[0]) if found else None
            if seat is not None:
                return [(seat, 0.8 if back == 2 else 0.65)]
    return [(actor, 0.6) for role in title.roles if len(role.only) < 3 for actor in role.only]


def _is_capitalised(scene: Scene, title: Title) -> bool:
    return scene.parse.surface(scene.parse.doc[title.core_first])[0].isupper()


def _seat_of(scene: Scene, draft: Draft) -> str | None:
    """The state, or else the body, that a mention leads to."""
    actor = scene.registry.find(draft.actor)
    if actor is None:
        return None
    if actor.kind == "person":
        return scene.registry.acts_for(actor.id, scene.interval)
    return actor.id


def _holder(scene: Scene, title: Title, employer: str) -> str | None:
    """The one person who holds one of the title's roles there within the article's date."""
    for role in title.roles:
        if not role.single or (role.only and employer not in role.only):
            continue
        sent_to = _sent_to(scene, title) if role.second_country else None
        if role.second_country and sent_to is None:
            continue
        holders = scene.registry.holders(employer, role.id, scene.interval, sent_to)
        if not holders and role.counterpart_else and not role.second_country:
            holders = _elsewhere(scene, employer, role)
        if len(holders) > 1:
            named = {hit.actor for hit in scene.hits}
            holders = [holder for holder in holders if holder in named] or holders
        if len(holders) == 1:
            return holders[0]
    return None


def _elsewhere(scene: Scene, employer: str, role: Role) -> list[str]:
    """The holders of the role that does the same in a state without this one."""
    if any(
        office.role == role.id and office.actor == employer for office in scene.registry.offices
    ):
        return []
    return scene.registry.holders(employer, role.counterpart_else or "", scene.interval)


def _sent_to(scene: Scene, title: Title) -> str | None:
    """The country after "ambassadeur en", "ambassador to"."""
    i = title.phrase.last + 1
    if scene.key(i) not in ("en", "a", "au", "aux", "to", "in", "aupres"):
        return None
    return next((country for j in (i + 1, i + 2) if (country := scene.country_of(j))), None)


_GROUP_OF_ROLE = {"official": "officials", "lawmaker": "parliamentarians", "expert": "experts"}


def _one_of_many(scene: Scene, title: Title) -> Draft | None:
    """ "un responsable américain": one of a group; "un porte-parole de Huawei": Huawei."""
    country = title.phrase.country(scene)
    bodies = [owner for owner in title.phrase.owners if _is_body(scene, owner.actor)]
    if bodies:
        return _principal(scene, title)
    for role in title.roles:
        group = _GROUP_OF_ROLE.get(role.id)
        if group and group in scene.registry.actors and country is not None:
            return _draft(scene, title, scene.registry.group_of(group, country), 0.8)
    return _principal(scene, title)


def _is_body(scene: Scene, actor_id: str) -> bool:
    actor = scene.registry.find(actor_id)
    return actor is not None and actor.kind not in ("state", "person")


def _principal(scene: Scene, title: Title) -> Draft | None:
    """The state or body for which the unknown holder of a title speaks."""
    named = [title.actor] if title.actor else [owner.actor for owner in title.phrase.owners]
    known = [actor for actor in named if actor and scene.registry.find(actor)]
    if len(known) != 1 or scene.registry.actor(known[0]).kind == "person":
        return None
    for role in title.roles:
        fits = not role.only or known[0] in role.only
        if fits and scene.registry.principal(role.id, known[0]) is not None:
            return _draft(scene, title, known[0], 0.75)
    return None
