"""Leave that is given and limited in one breath: "opens the door, but not fully"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from ralliement.statements.clauses import grammar
from ralliement.statements.events import participants
from ralliement.statements.stances.holders import Ground
from ralliement.statements.stances.relevance import clause_of
from ralliement.statements.stances.topic import CueMatch

_BUT = frozenset({"mais", "but", "quoique", "although", "though", "albeit", "bien"})
_IN_PART = 75.0
"""What is let in, but not in full, is kept out of a part: point 75 of the scale (codebook, 4)."""
_ENDS = (0.0, 100.0)


def limit_of(match: CueMatch, others: Sequence[CueMatch], ground: Ground) -> float | None:
    """How far leave goes that a "but" behind it limits; None where nothing does.

    A measure of the middle in the limiting clause says how far ("mais il sera plafonné");
    words of extent alone ("mais pas en grand", "but not fully") put it at 75. A limit that
    somebody else sets or wants ("mais Washington exige un plafond") is none of it.
    """
    limiting = _behind_but(match)
    if not limiting or _is_of_another(limiting, match, ground):
        return None
    places = {token.i for token in limiting}
    named = [o.cue.value for o in others if o.head.i in places and o.cue.value not in _ENDS]
    if named:
        return max(named)
    points = {point.value for point in ground.topic.pack.points}
    return _IN_PART if _is_partial(limiting, ground) and _IN_PART in points else None


def lists_others(match: CueMatch) -> bool:
    """Whether it is said of those on a list that somebody is not on.

    "left Huawei off the list of companies allowed to take part" allows others only.
    """
    doc, first = match.head.doc, match.head.sent.start
    nouns = [t for t in doc[max(first, match.head.i - _NEAR) : match.head.i] if t.lower_ in _LISTS]
    if not nouns or nouns[-1].nbor(1).lower_ not in _OF:
        return False
    before = doc[max(first, nouns[-1].i - _NEAR) : nouns[-1].i]
    return any(token.lower_ in _OFF for token in before)


_LISTS = frozenset({"list", "lists", "liste", "listes"})
_OF = frozenset({"of", "de", "des", "d'", "d’"})
_NEAR = 8
_OFF = frozenset({"off", "from", "not", "n't", "absent", "missing", "pas", "absente", "hors"})


def _behind_but(match: CueMatch) -> list[Token]:
    """The words from a "but" behind the measure to the end of its sentence."""
    sentence = match.head.sent
    last = max(token.i for token in match.tokens)
    for token in sentence:
        if token.i > last and token.lower_ in _BUT:
            return [t for t in sentence if t.i > token.i]
    return []


def _is_of_another(limiting: Sequence[Token], match: CueMatch, ground: Ground) -> bool:
    """Whether an actor other than the holder is the subject behind the "but"."""
    own = grammar.subject(clause_of(match.head))
    holder = ground.mentions.of_phrase(own) if own is not None else None
    for token in limiting:
        if token.dep_ not in grammar.SUBJECT or token.i in ground.topic.subject_tokens:
            continue
        mention = ground.mentions.of_phrase(token)
        if mention is None or mention.actor in ground.topic.pack.subject_actors:
            continue
        if holder is None or participants.actor_id(mention) != participants.actor_id(holder):
            return True
    return False


def _is_partial(limiting: Sequence[Token], ground: Ground) -> bool:
    words = f" {' '.join(token.lower_ for token in limiting).replace('’', chr(39))} "
    return any(f" {phrase} " in words for phrase in ground.wording.partial)
