"""Documents that speak for their authors: "the report warns", "le texte invite"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ralliement.actors.folding import fold
from ralliement.actors.phrases import has_possessive, is_definite, noun_phrase
from ralliement.actors.scene import Draft, Scene, gender_of, is_plural
from ralliement.actors.together import union_at
from ralliement.actors.view import SUBJECTS, is_medium, possessor
from ralliement.records import MentionKind

_BACK = 12
"""Sentences: farther back readers have forgotten whose text it is."""

_BY = frozenset({"par", "by"})
_PASSIVE = frozenset({"nsubj:pass", "nsubjpass"})
_OBJECT = frozenset({"obj", "dobj"})


def is_document(scene: Scene, token: Token) -> bool:
    """Whether the noun is something written by somebody."""
    words = (scene.key(token.i), fold(token.lemma_))
    return token.pos_ == "NOUN" and any(scene.wording.has("documents", word) for word in words)


def find_document(scene: Scene, token: Token) -> tuple[Draft, int, int] | None:
    """The author of the document that is the subject of an active verb at ``token``.

    Only where the text said before whose it is, and of another kind of document only
    where all that it spoke of are one author's.
    """
    if not is_document(scene, token) or is_plural(token) or not _speaks(token):
        return None
    phrase = noun_phrase(scene, token.i, token.i, token.i)
    if phrase.owners or not is_definite(scene, phrase) or has_possessive(scene, phrase):
        return None
    author = _author_before(scene, token)
    if author is None:
        return None
    return _made(scene, author, phrase.first, token), phrase.first, phrase.last


def document_of_pronoun(scene: Scene, token: Token, gender: str | None) -> Draft | None:
    """The author of the one document in the sentence before that "it", "elle" takes up."""
    here = scene.parse.sentence_index(token.i)
    if not here or here in scene.linked or not _speaks(token):
        return None
    span = scene.parse.sentences[here - 1]
    found = [noun for noun in span if is_document(scene, noun) and not is_plural(noun)]
    fitting = [noun for noun in found if gender in (None, gender_of(noun) or gender)]
    if len(fitting) != 1:
        return None
    author = author_of(scene, fitting[0])
    return _made(scene, author, token.i, token) if author is not None else None


def _speaks(token: Token) -> bool:
    """Whether the word is the subject of an active verb that is more than "be"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.pos_ != "VERB" or verb.lemma_ in ("be", "être"):
        return False
    return not any(child.dep_ in ("aux:pass", "auxpass", "cop") for child in verb.children)


def _made(scene: Scene, author: Draft, first: int, token: Token) -> Draft:
    """The mention of the author; of the states where ministers have signed."""
    start, end = scene.text_of(first, token.i)
    behind = [scene.state_of(actor) or actor for actor in author.all_actors]
    actors = tuple(dict.fromkeys(behind))
    return replace(
        author,
        actor=actors[0],
        others=actors[1:],
        start=start,
        end=end,
        head=token.i,
        kind=MentionKind.PRONOUN if token.pos_ == "PRON" else MentionKind.DESCRIPTION,
        confidence=0.65,
        place=False,
        misspelt=False,
        gender=gender_of(token),
        number="s",
        human=False,
    )


def _author_before(scene: Scene, token: Token) -> Draft | None:
    here = scene.parse.sentence_index(token.i)
    oldest = scene.parse.sentences[max(0, here - _BACK)].start
    others: list[Draft] = []
    for i in range(token.i - 1, oldest - 1, -1):
        noun = scene.parse.doc[i]
        if scene.parse.sentence_index(i) in scene.linked or not is_document(scene, noun):
            continue
        author = author_of(scene, noun)
        if author is not None and fold(noun.lemma_) == fold(token.lemma_):
            return author
        others += [author] if author is not None else []
    authors = {frozenset(author.all_actors) for author in others}
    return others[0] if len(authors) == 1 else None


def author_of(scene: Scene, noun: Token) -> Draft | None:
    """Who the text says has written, signed or published the document ``noun``."""
    known = scene.drafts.get(noun.i)
    if known is not None:
        return known
    for author in (_owner(scene, noun), _publisher(scene, noun)):
        if author is not None and not is_medium(scene, author.actor):
            return author
    return None


def _owner(scene: Scene, noun: Token) -> Draft | None:
    phrase = noun_phrase(scene, noun.i, noun.i, noun.i)
    owners = [owner.token for owner in phrase.owners]
    owners += [child.i for child in noun.children if child.dep_ == "poss"]
    drafts = [scene.covered.get(i) for i in owners]
    known = [draft for draft in drafts if draft is not None]
    if known:
        return known[0]
    return possessor(scene, phrase.first) if has_possessive(scene, phrase) else None


def _publisher(scene: Scene, noun: Token) -> Draft | None:
    """The subject of the verb that makes it ("X has signed a declaration"), or its agent."""
    verb = noun.head
    if noun.dep_ in _OBJECT and _makes(scene, verb):
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS and c.dep_ not in _PASSIVE]
        return union_at(scene, subjects[0]) if subjects else None
    made = [verb] if noun.dep_ in _PASSIVE else [c for c in noun.children if c.pos_ == "VERB"]
    for participle in made:
        if _makes(scene, participle):
            agent = _agent(scene, participle)
            if agent is not None:
                return agent
    return None


def _makes(scene: Scene, verb: Token) -> bool:
    return scene.wording.has("making", fold(verb.lemma_))


def _agent(scene: Scene, participle: Token) -> Draft | None:
    """Whom "par", "by" names behind a participle."""
    for child in participle.subtree:
        if child.i > participle.i and scene.key(child.i) in _BY:
            noun = child.head if child.head.i > child.i else None
            below = [c for c in child.children if c.dep_ == "pobj"]
            word = below[0] if below else noun
            return union_at(scene, word) if word is not None else None
    return None
