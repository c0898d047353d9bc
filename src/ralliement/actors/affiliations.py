"""Which bodies the text says a person belongs or belonged to, and for whom it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ralliement.actors.focus import state_in_focus
from ralliement.actors.patterns import HitKind
from ralliement.actors.scene import BODIES, COUNTRY_KINDS, DEMONYMS, PERSONS, Draft, Scene
from ralliement.actors.view import possessor
from ralliement.records import Affiliation

_STOPS = frozenset({"«", "»", "“", "”", '"', ":", ";", "?", "!", "(", ")", "–", "—"})
_AND = {"fr": frozenset({"et", "puis"}), "en": frozenset({"and", "then"})}
_ROLE_ENDS = frozenset({"sous", "under", "pour", "qui", "who", "chez", "at", "with"})
_LONGEST = 22
_APPOSED_WITHIN = 6
_UNTIL = frozenset({"jusqu", "until"})


@dataclass(frozen=True, slots=True)
class _Tie:
    """One apposition: its tokens, its noun, and where the tie is marked as over."""

    first: int
    last: int
    noun: int
    former: bool


def find_affiliations(scene: Scene) -> None:
    """Records the ties that appositions state, and the voices that follow from them.

    The holder of an office or a spokesman speaks for the body he or she belongs to now;
    lawyers, analysts and former officials speak for nobody.
    """
    for head, draft in list(scene.drafts.items()):
        hit = scene.hit_at.get(head)
        if hit is None or hit.kind not in PERSONS:
            continue
        for tie in (*_after(scene, head), *_before(scene, head)):
            _record(scene, draft, tie)


def _after(scene: Scene, head: int) -> Iterator[_Tie]:
    """Ties stated after the name: "X, avocat chez Y, anciennement à la tête de Z,"."""
    i = head + 1
    if not _is_mark(scene, i, ","):
        return
    end = _region_end(scene, i + 1)
    former = False
    for first, last in _segments(scene, i + 1, end):
        tie = _tie(scene, first, last, former)
        if tie is None or tie.noun - first > _APPOSED_WITHIN or _is_of_next(scene, last):
            return
        former = tie.former
        yield tie


def _is_of_next(scene: Scene, last: int) -> bool:
    """Whether the apposition belongs to a person named right after it."""
    after = last + 2 if _is_mark(scene, last + 1, ",") else last + 1
    return _names_other(scene, scene.past_courtesy(after))


def _region_end(scene: Scene, i: int) -> int:
    """The last token that an apposition starting at ``i`` may reach."""
    sentence, end = scene.parse.sentence_index(i) if i < len(scene.keys) else -1, i - 1
    relative = False
    for j in range(i, min(i + _LONGEST, len(scene.keys))):
        token = scene.parse.doc[j]
        if scene.parse.sentence_index(j) != sentence or scene.parse.surface(token) in _STOPS:
            break
        relative = relative or scene.key(j) in ("qui", "who", "that")
        if "Fin" in token.morph.get("VerbForm", []) and not relative:
            break
        if _is_mark(scene, j, ",") and relative and j > i + 1:
            relative = False
        hit = scene.hit_at.get(j)
        if hit is not None and hit.kind in PERSONS and not _is_of(scene, j):
            break
        end = j
    return end


def _is_of(scene: Scene, i: int) -> bool:
    """Whether the name at ``i`` belongs to what stands before ("de Barack Obama", "sous Trump")."""
    return scene.key(i - 1) in ("de", "d", "of", "sous", "under", "a", "for", "pour")


def _segments(scene: Scene, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas and before "et ancien …", each without its marks."""
    start = first
    for j in range(first, end + 1):
        if _is_mark(scene, j, ",") or _joins(scene, j):
            if start < j:
                yield start, j - 1
            start = j + 1
    if start <= end:
        yield start, end


def _joins(scene: Scene, i: int) -> bool:
    """Whether "et" at ``i`` begins another apposition."""
    if scene.key(i) not in _AND[scene.language]:
        return False
    ahead = [scene.key(j) for j in range(i + 1, i + 5)]
    return any(
        scene.wording.has("former", key) or scene.wording.has("person", key) for key in ahead
    )


def _before(scene: Scene, head: int) -> Iterator[_Tie]:
    """Ties stated before the name: "Avocat chez Y, X", "l'ancien patron de Y X"."""
    last = _before_courtesy(scene, head - 1)
    if last < 0 or scene.parse.doc[last].pos_ == "ADP":
        return
    comma = _is_mark(scene, last, ",")
    last = last - 1 if comma else last
    first = _region_start(scene, last)
    if first > last:
        return
    tie = _tie(scene, first, last, former=False)
    if tie is None or _is_relative(scene, first, last):
        return
    opens = scene.parse.sentence(scene.parse.doc[head]).start
    near = tie.noun - opens <= 3 or _is_mark(scene, first - 1, ",")
    if not comma or near or _is_set_off(scene, head, tie):
        yield tie


def _is_set_off(scene: Scene, head: int, tie: _Tie) -> bool:
    """Whether a name between commas follows an office: "a dit la ministre des Finances, X,"."""
    hit = scene.hit_at[head]
    after = scene.parse.tokens_in(hit.start, hit.end)[-1].i + 1
    if after < len(scene.keys) and scene.keys[after]:
        return False
    return bool(_title_of(scene, tie)[2])


def _before_courtesy(scene: Scene, i: int) -> int:
    """The number of the token at or before ``i`` that is no "M.", "Mme" or "Mr"."""
    if i > 0 and scene.parse.doc[i].text == "." and scene.wording.has("title", scene.key(i - 1)):
        return i - 2
    return i - 1 if i >= 0 and scene.wording.has("title", scene.key(i)) else i


def _region_start(scene: Scene, last: int) -> int:
    """The first token of the phrase that ends at ``last``."""
    if last < 0:
        return 0
    sentence, j = scene.parse.sentence_index(last), last
    while j >= 0 and scene.parse.sentence_index(j) == sentence and last - j < _LONGEST:
        token = scene.parse.doc[j]
        hit = scene.hit_at.get(j)
        stops = not scene.keys[j] or token.pos_ in ("AUX", "SCONJ", "PRON")
        if stops or "Fin" in token.morph.get("VerbForm", []) or _names_other(scene, j):
            break
        if hit is None and scene.key(j) in _AND[scene.language] and j == last:
            break
        j -= 1
    return j + 1


def _names_other(scene: Scene, i: int) -> bool:
    hit = scene.hit_at.get(i)
    return hit is not None and hit.kind in PERSONS


def _tie(scene: Scene, first: int, last: int, former: bool) -> _Tie | None:
    """The tie that the words from ``first`` to ``last`` state, None if they state none."""
    relative = scene.key(first) in ("qui", "who")
    noun = _leading_word(scene, first, last) if relative else _person_noun(scene, first, last)
    if noun is None or _is_relative(scene, first, noun):
        return None
    marked = any(
        scene.wording.has("former", key)
        for j in range(first, last + 1)
        for key in (scene.key(j), *scene.keys[j][:1])
    )
    until = any(scene.key(j) in _UNTIL for j in range(first, last + 1))
    past = any("Imp" in scene.parse.doc[j].morph.get("Tense", []) for j in range(first, last + 1))
    return _Tie(first, last, noun, marked or until or past or (former and noun == first))


def _is_relative(scene: Scene, first: int, noun: int) -> bool:
    """Whether a family word comes first: the wife of a minister is no minister."""
    return any(scene.wording.has("spouse_child", scene.key(j)) for j in range(first, noun + 1))


def _person_noun(scene: Scene, first: int, last: int) -> int | None:
    """The token that says what the person is or does."""
    for j in range(first, last + 1):
        words = scene.keys[j]
        if not words or j in scene.hit_at or _is_verb(scene, j):
            continue
        person = any(scene.wording.has("person", word) for word in (scene.key(j), words[-1]))
        if person or scene.wording.has("person_nouns", words[-1]) and not _is_former(scene, j):
            return j
        if _leads(scene, j):
            return j
    return None


def _is_verb(scene: Scene, i: int) -> bool:
    """Whether the word is a verb here: "juge que", "juge le débat" is no judge."""
    if scene.parse.doc[i].pos_ in ("VERB", "AUX"):
        return True
    return scene.key(i + 1) in ("que", "qu", "le", "la", "les", "l", "un", "une", "that")


def _leading_word(scene: Scene, first: int, last: int) -> int | None:
    """The verb of "qui dirige", "who led"."""
    return next((j for j in range(first, last + 1) if scene.keys[j] and _leads(scene, j)), None)


def _leads(scene: Scene, i: int) -> bool:
    three = " ".join(scene.ahead(i, 3))
    return scene.wording.has("leading", three) or scene.wording.has("leading", scene.key(i))


def _is_former(scene: Scene, i: int) -> bool:
    return scene.wording.has("former", scene.key(i))


def _record(scene: Scene, person: Draft, tie: _Tie) -> None:
    actor = (
        _body_of(scene, tie)
        or _body_of_office(scene, person.actor, tie)
        or _possessor(scene, person, tie)
        or _state_in_view(scene, person, tie)
    )
    role_end = _role_end(scene, tie)
    start, end = scene.text_of(tie.first, tie.last)
    start, end = scene.parse.original(start, end)
    first, last, _ = _title_of(scene, tie)
    role = scene.parse.article.text[slice(*scene.text_of(first, max(last, role_end)))]
    made = Affiliation(scene.parse.article.id, person.actor, actor, role, tie.former, start, end)
    if made not in scene.affiliations:
        scene.affiliations.append(made)
    called = scene.called.setdefault(person.actor, set())
    called.add(scene.key(tie.noun))
    scene.aliases.setdefault(tie.noun, person)
    if not tie.former and actor is not None:
        voice = _voice(scene, tie, actor)
        if voice is not None:
            scene.voices.setdefault(person.actor, voice)


def _body_of(scene: Scene, tie: _Tie) -> str | None:
    """The body or state in the apposition: after the noun, in English also before it."""
    order = [*range(tie.noun + 1, tie.last + 1)]
    if scene.language == "en":
        order += range(tie.noun - 1, tie.first - 1, -1)
    own = _adjectives_of_title(scene, tie)
    named = [(j, scene.hit_at[j]) for j in order if j in scene.hit_at and j not in own]
    for kinds in (BODIES, COUNTRY_KINDS):
        for j, hit in named:
            located = hit.kind is HitKind.CAPITAL and _is_in(scene, j)
            if hit.kind in kinds and not located and _is_whole(scene, j):
                return hit.actor
    return None


def _adjectives_of_title(scene: Scene, tie: _Tie) -> set[int]:
    """The adjectives that are part of the title itself ("European affairs minister")."""
    for j in range(max(tie.first, tie.noun - 4), tie.noun + 1):
        count, _ = scene.wording.titles.longest(scene.ahead(j, 8)) if scene.keys[j] else (0, ())
        last = scene.token_after(j, count) - 1 if count else -1
        if last >= tie.noun:
            inside = (i for i in range(j, last + 1) if i in scene.hit_at)
            return {i for i in inside if scene.hit_at[i].kind in DEMONYMS}
    return set()


def _is_whole(scene: Scene, i: int) -> bool:
    """Whether the name at ``i`` is the body itself: not "Canada's" before another noun.

    A state before a public body's noun ("Canada's cyber centre") is what that acts for.
    """
    if i + 1 >= len(scene.keys) or scene.parse.doc[i + 1].text not in ("'s", "'"):
        return True
    return any(scene.wording.has("public_bodies", scene.key(j)) for j in range(i + 2, i + 7))


def _body_of_office(scene: Scene, person: str, tie: _Tie) -> str | None:
    """Where the registry knows the person in the role that the apposition names."""
    _, _, roles = _title_of(scene, tie)
    for office in scene.registry.offices_of(person):
        if office.role in roles:
            return office.actor
    return None


def _possessor(scene: Scene, person: Draft, tie: _Tie) -> str | None:
    """The body or state in view whose officer "its chief executive", "son ministre" is."""
    for j in range(tie.noun - 1, max(0, tie.first - 1, tie.noun - 4) - 1, -1):
        owner = possessor(scene, j)
        if owner is not None and owner.actor != person.actor:
            return scene.registry.acts_for(owner.actor, scene.interval) or owner.actor
    return None


def _state_in_view(scene: Scene, person: Draft, tie: _Tie) -> str | None:
    """The state in view, for a minister of whom the text does not say which country's."""
    _, _, roles = _title_of(scene, tie)
    ministers = [scene.registry.roles[role] for role in roles]
    high = [role for role in ministers if role.acts_for == "state" and not role.only
            and not role.second_country and (role.single or role.generic)]  # fmt: skip
    if tie.former or not high:
        return None
    direct = tie.last == person.head - 1
    if not direct and any(role.acts_for != "state" for role in ministers):
        return None
    return state_in_focus(scene, person.head)


def _is_in(scene: Scene, i: int) -> bool:
    return scene.key(i - 1) in ("a", "in", "en")


def _role_end(scene: Scene, tie: _Tie) -> int:
    """The last token of the role's own words, before the preposition that leads to the body."""
    end = tie.noun
    for j in range(tie.noun + 1, tie.last + 1):
        if j in scene.hit_at or scene.key(j) in _ROLE_ENDS:
            break
        if scene.parse.doc[j].pos_ not in ("ADP", "DET", "PUNCT"):
            end = j
    return end


def _voice(scene: Scene, tie: _Tie, actor: str) -> str | None:
    """For whom the person speaks by this tie, None for those who speak for themselves."""
    _, _, roles = _title_of(scene, tie)
    for role in roles:
        voice = scene.registry.principal(role, actor)
        if (
            voice is not None
            and _fits(scene, role, actor)
            and not _only_works_there(scene, tie, role)
        ):
            return voice
    return None


def _only_works_there(scene: Scene, tie: _Tie, role_id: str) -> bool:
    """Whether one who serves clients is named with the firm of its own ("avocat chez …")."""
    if scene.registry.roles[role_id].acts_for != "client":
        return False
    return any(scene.key(j) in _AT_FIRM for j in range(tie.noun + 1, tie.last))


_AT_FIRM = frozenset({"chez", "at", "with"})


def _title_of(scene: Scene, tie: _Tie) -> tuple[int, int, tuple[str, ...]]:
    """The title that covers the tie's noun: its first and last token, and its roles."""
    for j in range(max(tie.first, tie.noun - 4), tie.noun + 1):
        if not scene.keys[j] or j in scene.hit_at:
            continue
        count, roles = scene.wording.titles.longest(scene.ahead(j, 8))
        last = scene.token_after(j, count) - 1 if count else -1
        if last >= tie.noun:
            return j, last, roles
    return tie.noun, tie.noun, ()


def _fits(scene: Scene, role_id: str, actor: str) -> bool:
    role = scene.registry.roles[role_id]
    return not role.only or actor in role.only


def _is_mark(scene: Scene, i: int, mark: str) -> bool:
    return 0 <= i < len(scene.keys) and scene.parse.doc[i].text == mark
