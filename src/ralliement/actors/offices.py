"""Who is meant by a title of office: the person beside it, or its holder on the article's date."""

from __future__ import annotations

from ralliement.actors.actor import Role
from ralliement.actors.bodies import find_body
from ralliement.actors.phrases import is_definite, is_indefinite, scene_country
from ralliement.actors.scene import Draft, Scene, gender_of
from ralliement.actors.titles import Title, is_marked, is_person_at
from ralliement.actors.view import best_in_view
from ralliement.records import MentionKind

_FAR = 50
"""Sentences: a bare title may mean a state named anywhere before."""


def resolve_title(scene: Scene, title: Title) -> Draft | None:
    """The mention that a title makes: of the person named beside it or of the holder in office.

    A holder whom the registry does not know leaves the state or body itself. A former
    office names nobody but the person beside it.
    """
    beside = _person_beside(scene, title)
    if beside is not None and _is_relatives(scene, title):
        return None
    if beside is not None:
        return office_draft(scene, title, scene.hit_at[beside].actor, 1.0)
    if title.former or is_marked(scene, title.phrase, title.core_first, "elect"):
        return None
    if _past_acting(scene, title.phrase.last + 1) > title.phrase.last + 1:
        return None
    if is_indefinite(scene, title.phrase):
        return _one_of_many(scene, title)
    for employer, confidence in _employers(scene, title):
        holder = _holder(scene, title, employer)
        if holder is not None:
            return office_draft(scene, title, holder, confidence)
    return _principal(scene, title)


def office_draft(scene: Scene, title: Title, actor: str, confidence: float) -> Draft:
    """The mention of ``actor`` by the title."""
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
    if is_person_at(scene, after):
        return after
    following = scene.past_courtesy(after + 1)
    if _is_comma(scene, after) and is_person_at(scene, following) and _closes(scene, following + 1):
        return following
    before = title.phrase.first - 1
    if before > 0 and _is_comma(scene, before) and is_person_at(scene, before - 1):
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
        return _described_employer(scene, title.phrase.last + 2)
    return _employers_in_view(scene, title)


def _described_employer(scene: Scene, i: int) -> list[tuple[str, float]]:
    """The body in view that "de l'opérateur", "of the group" at token ``i`` describes."""
    while scene.key(i) in ("le", "la", "l", "the"):
        i += 1
    found = find_body(scene, scene.parse.doc[i]) if i < len(scene.keys) else None
    return [(found[1].actor, 0.8)] if found else []


def _employers_in_view(scene: Scene, title: Title) -> list[tuple[str, float]]:
    """The state, or else the body, in view that has somebody of that title."""
    head = title.phrase.head
    for kinds in (("state",), ("institution", "company", "party", "ngo", "group")):
        for back in (2,) if _is_vague(scene, title) else (2, _FAR):

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
                meaning=lambda draft: _seat_of(scene, draft),
            )
            seat = _seat_of(scene, found[0]) if found else None
            if seat is not None:
                return [(seat, 0.8 if back == 2 else 0.65)]
    return [(actor, 0.6) for role in title.roles if len(role.only) < 3 for actor in role.only]


def _is_vague(scene: Scene, title: Title) -> bool:
    """Whether the title fits so many that it only means somebody just spoken of."""
    words = " ".join(scene.key(j) for j in range(title.core_first, title.core_last + 1))
    return scene.wording.has("vague_titles", words)


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
        holders = [holder for holder in holders if _suits(scene, title, holder)]
        if len(holders) > 1:
            holders = [holder for holder in holders if holder in scene.named] or holders
        if len(holders) == 1:
            return holders[0]
    return None


def _suits(scene: Scene, title: Title, holder: str) -> bool:
    """Whether the gender that the title shows is the holder's ("la dirigeante")."""
    shown = gender_of(scene.parse.doc[title.phrase.head])
    actor = scene.registry.find(holder)
    known = actor.gender if actor else None
    return scene.language != "fr" or None in (shown, known) or known == shown or _is_epicene(shown)


def _is_epicene(shown: str | None) -> bool:
    """Whether the form may be either's: the press calls women "le ministre" too."""
    return shown == "m"


def _elsewhere(scene: Scene, employer: str, role: Role) -> list[str]:
    """The holders of the role that does the same in a state without this one."""
    if scene.registry.has_role(employer, role.id):
        return []
    return scene.registry.holders(employer, role.counterpart_else or "", scene.interval)


def _sent_to(scene: Scene, title: Title) -> str | None:
    """The country or union after "ambassadeur en", "ambassador to", "auprès de l'"."""
    i = title.phrase.last + 1
    if scene.key(i) not in ("en", "a", "au", "aux", "to", "in", "aupres"):
        return None
    end = i + (4 if scene.key(i) == "aupres" else 3)
    return next((country for j in range(i + 1, end) if (country := scene.country_of(j))), None)


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
            return office_draft(scene, title, scene.registry.group_of(group, country), 0.8)
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
        fits = fits and _may_employ(scene, known[0], role)
        if fits and scene.registry.principal(role.id, known[0]) is not None:
            return office_draft(scene, title, known[0], 0.75)
    return None


def _may_employ(scene: Scene, actor_id: str, role: Role) -> bool:
    """Whether the holder of a role speaks for this kind of actor.

    Directors and members speak for the body that employs them: "un directeur chinois" is
    not China, "un membre de l'UE" not the union. Spokesmen speak for anybody.
    """
    kind = scene.registry.actor(actor_id).kind
    if role.generic or role.acts_for != "employer" or kind not in ("state", "group"):
        return True
    return kind == "group" and scene.registry.has_role(actor_id, role.id)
