"""Officers without name or country: "le ministre", "a spokeswoman", "its chief executive"."""

from __future__ import annotations

from ralliement.actors.actor import Role
from ralliement.actors.bodies import company_in_focus
from ralliement.actors.focus import state_in_focus
from ralliement.actors.folding import fold_words
from ralliement.actors.governments import country_behind
from ralliement.actors.offices import office_draft
from ralliement.actors.phrases import has_complement, has_possessive, is_definite, is_indefinite
from ralliement.actors.scene import Draft, Scene, is_plural
from ralliement.actors.titles import Title, is_marked
from ralliement.actors.view import best_in_view, possessor

_SPOKES, _ANY_MINISTER = "spokesperson", "minister"
_FAR = 4
"""Sentences: whom "le ministre" takes up may have been named a paragraph before."""

_HEADS = frozenset({"ceo", "cfo", "cto"})
_BODIES = frozenset({"state", "company", "institution", "party", "ngo"})


def find_officer(scene: Scene, title: Title) -> Draft | None:
    """Whom an officer speaks for whom nothing beside the title names, None where two may be meant.

    It is whoever was named before as such a one. Else a minister speaks for the state in focus,
    a chief executive for the company in focus, a spokesman for who was spoken of just before;
    "son", "its" says whose they are.
    """
    if title.former or title.actor or title.phrase.owners or _is_apart(scene, title):
        return None
    if title.phrase.head in scene.aliases:
        return None
    holder = _holder_in_view(scene, title)
    if holder is not None:
        return office_draft(scene, title, holder, 0.7)
    meant = _of_possessor(scene, title) if has_possessive(scene, title.phrase) else None
    if meant is None and not has_possessive(scene, title.phrase):
        meant = _in_focus(scene, title)
    return office_draft(scene, title, meant, 0.65) if meant else None


def _holder_in_view(scene: Scene, title: Title) -> str | None:
    """The person in view who holds or held an office of the title's words ("le ministre")."""
    if not is_definite(scene, title.phrase) or has_possessive(scene, title.phrase):
        return None
    words = [scene.key(j) for j in range(title.core_first, title.core_last + 1)]

    def fits(draft: Draft) -> bool:
        offices = scene.registry.offices_of(draft.actor)
        return draft.human and any(_is_called(scene, office.role, words) for office in offices)

    found = best_in_view(scene, title.phrase.head, fits, back=_FAR)
    return found[0].actor if found and _kind(scene, found[0]) == "person" else None


def _is_called(scene: Scene, role_id: str, words: list[str]) -> bool:
    """Whether the press gives the words as title, or as part of a longer one, for the role."""
    titles = scene.registry.roles[role_id].titles.get(scene.language, ())
    return any(set(words) <= set(fold_words(title)) for title in titles)


def _is_apart(scene: Scene, title: Title) -> bool:
    """Whether it is several, one to come, or of something that is named ("chef de file")."""
    if is_plural(scene.parse.doc[title.phrase.head]):
        return True
    if any(is_marked(scene, title.phrase, title.core_first, mark) for mark in ("elect", "other")):
        return True
    return has_complement(scene, title.phrase) and not _has(title, _ANY_MINISTER)


def _has(title: Title, role: str) -> bool:
    return any(found.id == role for found in title.roles)


def _states(title: Title) -> list[Role]:
    """The roles that any state may have: no offices of one land."""
    return [role for role in title.roles if role.acts_for == "state" and _is_high(role)]


def _is_high(role: Role) -> bool:
    return (role.single or role.generic) and not role.second_country


def _of_possessor(scene: Scene, title: Title) -> str | None:
    """Whose officer "son ministre", "its spokesman" is."""
    owner = possessor(scene, title.phrase.first)
    if owner is None:
        return None
    country = country_behind(scene, owner.actor)
    actor = scene.registry.find(owner.actor)
    body = owner.actor if actor is None or actor.kind != "person" else None
    if _has(title, _SPOKES):
        return country or body
    if country is not None:
        state = any(role.acts_for == "state" for role in title.roles)
        return country if state else None
    company = actor is not None and actor.kind == "company" or owner.actor in scene.new_bodies
    return owner.actor if company else None


def _in_focus(scene: Scene, title: Title) -> str | None:
    any_of_them = _has(title, _SPOKES) or _has(title, _ANY_MINISTER)
    if is_indefinite(scene, title.phrase) and not any_of_them:
        return None
    if not is_indefinite(scene, title.phrase) and not is_definite(scene, title.phrase):
        return None
    if _has(title, _SPOKES):
        return _voice_in_view(scene, title.phrase.head)
    if _is_vague(scene, title):
        return None
    states = _states(title)
    if states and not _is_of_company(scene, title):
        country = state_in_focus(scene, title.phrase.head)
        fits = any(not role.only or country in role.only for role in states)
        return country if fits and country not in _lands_inside(scene, title) else None
    heads = any(role.id in _HEADS for role in title.roles) and not states
    return company_in_focus(scene, title.phrase.head) if heads else None


def _lands_inside(scene: Scene, title: Title) -> set[str]:
    """The lands that the title's own adjectives name ("European affairs minister")."""
    words = range(title.core_first, title.core_last + 1)
    return {scene.hit_at[j].actor for j in words if j in scene.hit_at}


def _is_vague(scene: Scene, title: Title) -> bool:
    words = " ".join(scene.key(j) for j in range(title.core_first, title.core_last + 1))
    return scene.wording.has("vague_titles", words)


def _is_of_company(scene: Scene, title: Title) -> bool:
    """Whether a title that companies give too ("le président") may be that of one in view."""
    if not any(role.acts_for == "employer" for role in title.roles):
        return False
    return any(_kind(scene, draft) != "state" for draft in scene.in_view(title.phrase.head, 1)
               if _kind(scene, draft) in _BODIES)  # fmt: skip


def _kind(scene: Scene, draft: Draft) -> str:
    actor = scene.registry.find(draft.actor)
    return actor.kind if actor is not None else "company" if draft.actor in scene.new_bodies else ""


def _voice_in_view(scene: Scene, i: int) -> str | None:
    """The state or body that the sentence before is about; else this one, as it is reported."""
    start = scene.parse.sentences[scene.parse.sentence_index(i)].start

    def said_before(draft: Draft) -> bool:
        return _kind(scene, draft) in _BODIES and draft.head < start

    if any(said_before(draft) for draft in scene.in_view(i, 1)):
        found = best_in_view(scene, i, said_before, back=1)
    else:
        found = best_in_view(scene, i, lambda draft: _kind(scene, draft) in _BODIES, back=0)
    return country_behind(scene, found[0].actor) or found[0].actor if found else None
