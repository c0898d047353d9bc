"""Reported clauses without a finite verb: infinitives, gerunds, and what is judged of a thing."""

from __future__ import annotations

from collections.abc import Set

from ralliement.statements.quotations.cues import VerbCue
from ralliement.statements.quotations.phrases import read_phrase
from ralliement.statements.quotations.subjects import is_second_participle
from ralliement.statements.quotations.verdicts import verdict_start
from ralliement.statements.quotations.view import View

_WITHIN = 8
_ASKED_WITHIN = 24
_PREDICATES = frozenset({"ADJ", "VERB"})
_AFTER_PREDICATE = frozenset({"que", "qu'", "quant", "face", "mais", "et"})
_FEELS = ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "ent", "ente", "ents", "entes")
"""Endings of adjectives ("préoccupée", "déçu") that the tagger may take for a name."""
_ASKED_PRONOUNS = frozenset({"le", "la", "les", "l'", "lui", "leur", "nous", "vous"})


def nonfinite_start(view: View, cue: VerbCue) -> tuple[int, str] | None:
    """The first token of a clause without a finite verb that the cue governs, and its form."""
    infinitive = _infinitive(view, cue)
    if infinitive is not None:
        return infinitive, "infinitive"
    said = _said_to_be(view, cue)
    if said is not None:
        return said, "said-to-be"
    asked = _asked(view, cue)
    if asked is not None:
        return asked, "asked"
    judged = _judged(view, cue)
    if judged is not None:
        return judged, "judged"
    if not _is_undergone(view, cue) and (verdict := verdict_start(view, cue)) is not None:
        return verdict, "verdict"
    denied = _denied(view, cue)
    return (denied, "denied") if denied is not None else None


def after_insertions(view: View, i: int, end: int) -> int:
    """The first token from ``i`` on that is no adverb and no insertion ("pour sa part")."""
    while i < end and view.inside[i] < 0:
        inserted = view.phrase_at("insertions", i)
        comma = view.low[i] == "," and i + 1 < end and view.phrase_at("insertions", i + 1)
        if comma:
            i += 1 + len(comma)
            i += i < end and view.low[i] == ","
        elif inserted is not None:
            i += len(inserted)
        elif (view.has("adverbs", i) or view.pos[i] == "ADV") and view.low[i] not in {"ne", "n'"}:
            i += 1
        else:
            break
    return i


def _infinitive(view: View, cue: VerbCue) -> int | None:
    """The first token of an infinitive or gerund that the cue governs."""
    end = min(view.sentence_end(cue.verb), cue.last + 1 + _WITHIN)
    j = after_insertions(view, cue.last + 1, end)
    if j >= end:
        return None
    if view.inside[j] >= 0:
        return j if cue.takes("bare") and _begins_infinitive(view, j, end) else None
    link = _past_link(view, j, {"to"} if view.low[j] == "to" else {"de", "d'"})
    advised = _is(view, cue, "advising") and not _is_undergone(view, cue)
    if link is not None and (cue.takes("to" if view.low[j] == "to" else "de") or advised):
        return link if _begins_infinitive(view, link, end) else None
    if _is(view, cue, "aiming"):
        aim = _past_partner(view, j, end)
        if aim < end and view.low[aim] == "à" and _begins_infinitive(view, aim + 1, end):
            return aim + 1
    if view.low[j] in {"à", "au", "aux"} and cue.takes("bare"):
        told = read_phrase(view, j + 1, end)  # "a confié au Monde craindre"
        j = told.last + 1 if told is not None else j
        if j >= end:
            return None
    if cue.takes("gerund") and view.tokens[j].tag_ == "VBG":
        return j
    if cue.takes("bare") and view.low[j] != "savoir" and _begins_infinitive(view, j, end):
        return j  # "croit savoir X" is how a paper reports
    return None


def _past_partner(view: View, j: int, end: int) -> int:
    """ "S'engage auprès de ses clients à …": the token after whom it is promised to."""
    if j + 2 >= end or not (view.low[j] == "envers" or view.low[j - 1] == "auprès"):
        return j
    phrase = read_phrase(view, j + 1, end)
    return phrase.last + 1 if phrase is not None else j


def _begins_infinitive(view: View, j: int, end: int) -> bool:
    if j < end and view.inside[j] >= 0:  # "a appelé ses alliés à « revoir » leur choix"
        quoted = view.quoted[view.inside[j]]
        first = view.at_or_after(quoted.start)
        if view.at_or_after(quoted.open) != j:
            return False
        while first < end and view.pos[first] in {"ADV", "PRON"}:
            first += 1
        if first >= end:
            return False
        return view.form(first) == "Inf" or view.tokens[first].tag_ == "VB"
    while j < end and (view.low[j] in {"ne", "n'", "not"} or view.pos[j] in {"ADV", "PRON"}):
        if view.inside[j] >= 0:
            return False
        j += 1
    if j >= end or view.inside[j] >= 0:
        return False
    if view.lexicon.language == "en":
        return view.tokens[j].tag_ == "VB"
    return view.form(j) == "Inf"


def _said_to_be(view: View, cue: VerbCue) -> int | None:
    """ "Se dit prêt à …", "s'estime lésé par …": the adjective with its complement."""
    if any(sense.lemma.startswith("se dire ") for sense in cue.senses):
        after = cue.last + 1  # "se dit confiant dans …"; "que" is a clause of its own
        return cue.last if after < view.count and view.pos[after] == "ADP" else None
    if not any(sense.lemma in {"se dire", "se déclarer", "s'estimer"} for sense in cue.senses):
        return None
    j = cue.last + 1
    end = view.sentence_end(cue.verb)
    while j < end and view.has("adverbs", j):
        j += 1
    first = j
    while j < end and view.pos[j] == "ADV":
        j += 1
    if j + 1 >= end or view.inside[j] >= 0:
        return None
    ends = view.is_stop(j + 1) or view.low[j + 1] == ","
    if view.pos[j] not in _PREDICATES and not (ends and view.low[j].endswith(_FEELS)):
        return None
    linked = view.pos[j + 1] == "ADP" or view.low[j + 1] in _AFTER_PREDICATE
    return first if ends or linked else None


def _asked(view: View, cue: VerbCue) -> int | None:
    """ "Demande aux préfets de fermer …", "urged allies to bar …", "accuse X d'avoir …".

    What somebody is asked to do or said to have done, past who that is; without anybody
    who is asked ("appelle à voter") it is a goal and no message.
    """
    links = _links(view, cue)
    if not links or _is_undergone(view, cue):
        return None
    end = min(view.sentence_end(cue.verb), cue.last + _ASKED_WITHIN)
    first = after_insertions(view, cue.last + 1, end)
    if first >= end:
        return None
    named = any(view.low[j] in _ASKED_PRONOUNS for j in range(cue.first, cue.verb))
    if not named and not _is_addressee(view, cue, first, end):
        return None
    for j in range(first, end - 1):
        if view.inside[j] >= 0 or view.is_stop(j) or view.is_finite(j) or view.has("that", j):
            return None
        after = _past_link(view, j, links)
        if after is None or view.has("not_that_after", j - 1):
            continue
        if (named or j > first) and _begins_deed(view, after, end):
            return j - 1 if view.low[j - 1] == "not" else after
    return None


def _past_link(view: View, j: int, links: Set[str]) -> int | None:
    """The token after a link at ``j``; the tokenizer cuts "d'" in two before marks."""
    if view.low[j] == "d" and j + 1 < view.count and view.low[j + 1] == "'" and "d'" in links:
        return j + 2
    return j + 1 if view.low[j] in links else None


def _links(view: View, cue: VerbCue) -> frozenset[str]:
    """The words by which the verb is tied to what is asked or imputed."""
    asks, accuses = _is(view, cue, "asking"), _is(view, cue, "accusing")
    if view.lexicon.language == "en":
        return frozenset({"to"} if asks else {"of"} if accuses else ())
    return frozenset({"de", "d'", "à"} if asks else {"de", "d'"} if accuses else ())


def _is_addressee(view: View, cue: VerbCue, i: int, end: int) -> bool:
    """Whether the words from ``i`` on name whom the verb is said to, or accuses."""
    dative = view.lexicon.language == "fr" and _is(view, cue, "asking_to")
    if dative and view.low[i] not in {"à", "au", "aux"}:
        return False
    if view.tokens[i].tag_ == "PRP":
        return True
    phrase = read_phrase(view, i + 1 if dative else i, end)
    if phrase is None and dative and view.low[i] != "à":
        phrase = read_phrase(view, i, end)
    return phrase is not None and not any(
        view.has("time_words", j) for j in range(phrase.first, phrase.head + 1)
    )


def _begins_deed(view: View, j: int, end: int) -> bool:
    if view.tokens[j].tag_ == "VBG" and view.low[j - 1] == "of":
        return True
    return _begins_infinitive(view, j, end)


def _is_undergone(view: View, cue: VerbCue) -> bool:
    """Whether the subject is told or judged, and does not tell: "il a été prié de …"."""
    return cue.passive and not is_second_participle(view, cue)


def _is(view: View, cue: VerbCue, name: str) -> bool:
    """Whether the cue is one of the verbs listed under ``name``."""
    return any(sense.lemma in view.lexicon.words[name] for sense in cue.senses)


def _judged(view: View, cue: VerbCue) -> int | None:
    """ "Juge nécessaire de …", "juge le délai trop long": what is thought of a thing."""
    if not _is(view, cue, "judging") or _is_undergone(view, cue):
        return None
    end = view.sentence_end(cue.verb)
    first = after_insertions(view, cue.last + 1, end)
    if first + 1 >= end or view.inside[first] >= 0:
        return None
    if view.pos[first] in _PREDICATES and view.form(first) != "Inf":
        return first if view.low[first + 1] in {"de", "d'", "que", "qu'", "to", "that"} else None
    phrase = read_phrase(view, first, end)
    if phrase is None or view.pos[phrase.first] != "DET":
        return None
    return first if _ends_in_predicate(view, phrase.head, end) else None


def _ends_in_predicate(view: View, noun: int, end: int) -> bool:
    """Whether a phrase is followed by what is said of it, with which the clause ends."""
    last = next((j for j in range(noun + 1, end) if view.is_stop(j) or view.low[j] == ","), end) - 1
    if last <= noun or view.pos[last] not in _PREDICATES or view.is_finite(last):
        return False
    return not any(view.pos[j] in {"ADP", "VERB", "AUX"} for j in range(noun + 1, last))


def _denied(view: View, cue: VerbCue) -> int | None:
    """ "Nie toute ingérence", "denied any wrongdoing": all of a thing is denied."""
    if not cue.of_group("deny") or _is_undergone(view, cue):
        return None
    end = min(view.sentence_end(cue.verb), cue.last + 1 + _WITHIN)
    j = cue.last + 1
    if j < end and not view.has("whole", j):
        j = after_insertions(view, j, end)
    while j < end and view.has("time_words", j):
        j += 1
    if j + 1 >= end or view.inside[j] >= 0 or not view.has("whole", j):
        return None
    phrase = read_phrase(view, j)
    return j if phrase is not None and phrase.head > j else None
