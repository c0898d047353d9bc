"""Sentences whose verb the parser took for a noun ("Washington presse ses alliés …").

French models do so with names before verbs that look like nouns, which is how many
headlines begin. Only the plainest shape is mended: an actor, then at once such a word, in
a sentence for which no conjugated verb was found at the top.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from ralliement.language import known_infinitives
from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.forms import ending_of
from ralliement.statements.clauses.framing import Framing, under
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.lookup import MentionLookup


@dataclass(frozen=True, slots=True)
class Opening:
    """An actor that opens its sentence, and the misread verb behind it."""

    actor: Mention
    token: Token
    lemma: str


def misread_opening(sentence: Span, mentions: MentionLookup) -> Opening | None:
    """The opening of the sentence where its verb was misread, else None."""
    root = sentence.root
    if root.vocab.lang != "fr" or (grammar.is_verb(root) and grammar.is_finite(root)):
        return None
    words = _behind_fronted([t for t in sentence if not t.is_space])
    first = 1 if words and words[0].pos_ == "DET" else 0
    actor = mentions.at(words[first]) if first < len(words) else None
    if actor is None or actor.place:
        return None
    after = first + 1
    while after < len(words) and mentions.at(words[after]) is actor:
        after += 1
    if after >= len(words):
        return None
    lemma = _infinitive(words[after])
    return Opening(actor, words[after], lemma) if lemma is not None else None


def _behind_fronted(words: list[Token]) -> list[Token]:
    """The words behind what only dates or explains the news ("Un an après l'avoir admis, …")."""
    comma = next((n for n, t in enumerate(words) if t.text == ","), None)
    if comma is None or not any(t.lower_ in _FRONTING for t in words[: min(comma, _EARLY)]):
        return words
    before = words[:comma]
    return (
        words
        if any(t.pos_ == "VERB" and grammar.is_finite(t) for t in before)
        else (words[comma + 1 :])
    )


_EARLY = 5
_FRONTING = frozenset({"après", "avant", "faute", "malgré", "depuis", "dès", "sans", "pour"})


def _infinitive(token: Token) -> str | None:
    """The infinitive of which the word may be the third person, None for any other word."""
    present = not grammar.has_morph(token, "VerbForm", "Part") or grammar.is_no_participle(token)
    present = present or ending_of(token) is not None
    if token.pos_ == "VERB" and present:
        return str(token.lemma_.lower())
    if token.pos_ not in {"NOUN", "ADJ", "PROPN", "X"} or not token.lower_.endswith("e"):
        return None
    infinitive: str = token.lower_ + "r"
    return infinitive if infinitive in known_infinitives("fr") else None


def reframed(opening: Opening, framing: Framing, lexicon: Lexicon) -> Framing | None:
    """The framing with the misread verb over it; None where that verb governs nothing."""
    bottom = framing.path[0]
    if opening.token.i == bottom.i:
        return framing
    if opening.token.i > bottom.i or opening.token.i in {t.i for t in framing.path}:
        return None
    kinds = lexicon.attitudes(opening.lemma)
    return under(framing, opening.token, kinds) if kinds else None
