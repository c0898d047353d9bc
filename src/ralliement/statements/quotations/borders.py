"""Where marked words are told with words outside the marks: the span is then the whole."""

from __future__ import annotations

from dataclasses import replace

from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.clauses import clause_end
from ralliement.statements.quotations.cues import VerbCue
from ralliement.statements.quotations.marks import Quoted
from ralliement.statements.quotations.phrases import read_phrase
from ralliement.statements.quotations.view import View

_WORDS = 16
"""Characters: a shorter predicate is a word spoken of."""
_OBJECTS = frozenset({"ne", "n'", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "y", "en"})


def with_subject(view: View, number: int, before: int, found: Candidate) -> Candidate:
    """ "Son pays « ne cédera pas »", "His rivals, he said, “fear us”": with the subject.

    A predicate between marks is told with the subject that stands before them, past a
    clause of saying that is set in.
    """
    quoted = view.quoted[number]
    if found.start != quoted.start or before < 0 or not _is_predicate(view, quoted):
        return found
    if view.is_stop(before) or view.inside[before] >= 0:
        return found
    inserted = [*(found.cue or ()), *((found.speaker.first,) if found.speaker else ())]
    first = view.sentence_start(before)
    last = min([before, *(i - 1 for i in inserted if first < i <= before)])
    if last < before and view.low[last] != ",":
        return found  # the verb of saying governs the words
    for j in range(first, last):
        if view.low[j] in {";", ":"} and view.inside[j] < 0:
            first = j + 1
    while last > first and view.low[last] == ",":
        last -= 1
    phrase = read_phrase(view, first, last + 1) if last >= first else None
    if phrase is None or any(
        view.is_finite(j) or view.inside[j] >= 0 for j in range(phrase.last + 1, last + 1)
    ):
        return found
    return replace(found, kind="mixed", start=view.starts[first], end=quoted.close)


def has_subject_before(view: View, quoted: Quoted, before: int) -> bool:
    """ "Oslo « ne souhaite pas répondre »": a marked predicate after who opens the sentence."""
    if before < 0 or not _is_predicate(view, quoted) or quoted.end - quoted.start < _WORDS:
        return False
    first = view.sentence_start(before)
    first = max((j + 1 for j in range(first, before) if view.low[j] == ":"), default=first)
    phrase = read_phrase(view, first, before + 1)
    return phrase is not None and phrase.last == before


def _is_predicate(view: View, quoted: Quoted) -> bool:
    """Whether the marked words begin with a finite verb and no subject."""
    i, last = view.at_or_after(quoted.start), view.before(quoted.end)
    if i > last or view.is_capital(i):
        return False
    while i < last and (view.low[i] in _OBJECTS or view.pos[i] == "ADV"):
        i += 1
    return view.is_finite(i) or view.tokens[i].tag_ == "VB"


def with_noun(view: View, number: int, cue: VerbCue, before: int, made: Candidate) -> Candidate:
    """ "Salue une démarche « utile »", "warned of “trouble” if …": with the words around.

    Where the marks hold only a part of what is praised, blamed or asked for, the span is all of
    it: the noun before that the marked words describe, the complement behind.
    """
    quoted = view.quoted[number]
    after = view.at_or_after(quoted.close)
    start, end = quoted.start, quoted.end
    noun = _described(view, quoted, cue, before)
    if noun is not None:
        start, end = view.starts[noun], quoted.close
    last = _completed(view, quoted, cue, after)
    if last is None and noun is not None:
        last = _done_to_it(view, noun, after) or _of_the_noun(view, noun, after)
    if last is not None:
        determined = view.pos[before] == "DET" and before > cue.last
        start = min(start, view.starts[before] if determined else quoted.open)
        end = view.ends[last]
    if after < view.sentence_end(max(after - 1, 0)) and view.has("conditions", after):
        start = min(start, quoted.open)
        end = view.ends[clause_end(view, after, None)]
    return replace(made, start=start, end=end)


def _described(view: View, quoted: Quoted, cue: VerbCue, before: int) -> int | None:
    """The first token of the phrase whose noun, right before the marks, they describe."""
    inner, cue_end = view.at_or_after(quoted.start), cue.last
    relative = before > cue_end and view.has("relatives", before)
    noun = before - 1 if relative else before
    if noun <= cue_end or inner >= view.count or not view.is_nominal(noun):
        return None
    # Of a lone adjective between marks the tagger often makes a noun.
    short = view.before(quoted.end) - inner < _SHORT and not view.is_capital(inner)
    describes = view.pos[inner] in _DESCRIBING or (short and view.pos[inner] == "NOUN")
    if not (relative or describes or view.has("relatives", inner)):
        return None
    first = noun
    while first - 1 > cue_end and view.pos[first] != "DET" and view.pos[first - 1] in _NOUN_PARTS:
        first -= 1
    if view.pos[first] != "DET":
        first = cue_end + 1
        phrase = read_phrase(view, first + (view.low[first] in _LINKS), noun + 1)
        return phrase.first if phrase is not None and phrase.last == noun else None
    if relative or cue.any_of(view.lexicon.words["predicating"]):
        return first  # "found the charge “absurd”": that it is so
    # "called the charge “absurd”": the word alone is said
    return None if view.has("definite", first) and view.low[first] != "des" else first


def _completed(view: View, quoted: Quoted, cue: VerbCue, after: int) -> int | None:
    """The last token behind the marks of a phrase that goes on there, or None.

    The noun that a marked adjective describes ("a “groundless” claim"), the complement of a
    marked noun ("« l'hypocrisie » des alliés"), what a verdict is of ("juge « absurde » la loi").
    """
    if after >= view.count or view.inside[after] >= 0:
        return None
    if view.is_nominal(after):
        described = view.tokens[view.before(quoted.end)]
        return after if described.dep_ == "amod" and described.head.i == after else None
    if cue.any_of(view.lexicon.words["predicating"]):
        verdict_of = read_phrase(view, after)
        if verdict_of is not None:
            return verdict_of.last
    phrase = read_phrase(view, after + 1) if _links_on(view, after) else None
    if phrase is None:
        return None
    head = view.tokens[phrase.head].head
    marked = quoted.start <= view.starts[head.i] < quoted.end
    if view.has("aimed_at", after):  # the tree often ties these to the verb
        return phrase.last if view.pos[view.at_or_after(quoted.start)] == "DET" else None
    return phrase.last if marked and view.is_nominal(head.i) else None


def _links_on(view: View, i: int) -> bool:
    """Whether token ``i`` ties a phrase to a marked noun: "« un risque » pour l'Alliance"."""
    if view.low[i] in _LINKS:
        return True
    if i + 1 >= view.count or view.inside[i + 1] >= 0:
        return False
    told = any(view.has("telling_to", j) for j in (i + 1, i + 2))
    joined = view.low[i] in {"et", "and"} and view.pos[i + 1] == "DET"
    aimed = view.has("aimed_at", i) and not told
    return joined or aimed


def _done_to_it(view: View, noun: int, after: int) -> int | None:
    """The last token of "prise sans preuve" in "une mesure « brutale » prise sans preuve"."""
    if after >= view.count or view.form(after) != "Part" or view.is_finite(after):
        return None
    if not noun <= view.tokens[after].head.i < after:
        return None
    end = view.sentence_end(after)
    comma = next((j for j in range(after, end) if view.low[j] == "," and view.inside[j] < 0), end)
    return min(clause_end(view, after, None), comma - 1)


def _of_the_noun(view: View, first: int, after: int) -> int | None:
    """The last token of "des ports" in "une fermeture « brutale » des ports"."""
    if after + 1 >= view.count or view.low[after] not in _LINKS:
        return None
    phrase = read_phrase(view, after + 1)
    if phrase is None or not first <= view.tokens[phrase.head].head.i < after:
        return None
    return phrase.last


def with_antecedent(view: View, number: int, before: int, made: Candidate) -> Candidate:
    """ "Un allié « qui tient parole »": a marked relative clause with the noun that it is of."""
    quoted = view.quoted[number]
    inner = view.at_or_after(quoted.start)
    if before > 0 and view.has("relatives", before):
        before -= 1  # "d'une décision qui « protège tout le monde »"
    elif not view.has("relatives", inner):
        return made
    if before < 0 or not view.is_nominal(before):
        return made
    first = before
    lowest = view.sentence_start(before)
    while first > lowest and view.pos[first] != "DET" and view.pos[first - 1] in _NOUN_PARTS:
        first -= 1
    if view.pos[first] != "DET":
        return made
    return replace(made, kind="mixed", start=view.starts[first], end=quoted.close)


_SHORT = 2
_DESCRIBING = frozenset({"ADJ", "ADV", "ADP", "VERB"})
_NOUN_PARTS = frozenset({"ADJ", "DET", "NOUN", "PROPN", "NUM"})
_LINKS = frozenset({"de", "d'", "du", "des", "of"})
