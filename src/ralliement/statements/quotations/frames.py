"""Reported clauses that a verb of saying governs: "X dit que …", "X says it would …"."""

from __future__ import annotations

from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.clauses import clause_end, complement_of
from ralliement.statements.quotations.cues import VerbCue, verb_cue
from ralliement.statements.quotations.governing import is_saying_noun
from ralliement.statements.quotations.phrases import Phrase, can_speak, read_phrase
from ralliement.statements.quotations.subjects import (
    has_own_subject,
    main_subject,
    phrase_before,
    subject_of,
)
from ralliement.statements.quotations.view import View

_UNREAL_WITHIN = 6
_NOUN_WITHIN = 12


def reported_clauses(view: View) -> list[Candidate]:
    """Clauses governed by a verb of saying, outermost first in each sentence.

    Within one, those of somebody else whom it names ("dit que Y l'a averti que …").
    """
    found: list[Candidate] = []
    outer: Candidate | None = None
    for i in range(view.count):
        if outer is not None and view.starts[i] >= outer.end:
            outer = None
        cue = _cue_at(view, i)
        candidate = _by_verb(view, cue, found[-1] if found else None) if cue else None
        candidate = candidate or _by_noun(view, i)
        if candidate is None:
            continue
        if outer is None:
            outer = candidate
        elif not is_nested(view, candidate, outer):
            continue
        found.append(candidate)
    return found


def is_nested(view: View, inner: Candidate, outer: Candidate) -> bool:
    """Whether ``outer`` reports that somebody whom it names says ``inner``."""
    speaker = inner.speaker
    if speaker is None or outer.kind == "direct" or not inner.rule.startswith("verb-"):
        return False
    if not outer.start <= view.starts[speaker.first] < inner.start or inner.end > outer.end:
        return False
    return view.is_nominal(speaker.head) and inner.start > outer.start


def _cue_at(view: View, i: int) -> VerbCue | None:
    if view.inside[i] >= 0 or view.low[i] not in view.lexicon.senses:
        return None
    return verb_cue(view, i)


def _speaker_of(view: View, cue: VerbCue, previous: Candidate | None) -> Phrase | None:
    """The cue's subject; that of the clause before where it only goes on ("et a ajouté que")."""
    if previous is not None and not has_own_subject(view, cue):
        last = view.before(previous.end)
        gap = range(last + 1, cue.first)
        same = view.parse.sentence_index(last) == view.parse.sentence_index(cue.first)
        if same and all(view.pos[j] in {"PUNCT", "CCONJ", "ADV", "ADP"} for j in gap):
            return previous.speaker
    return subject_of(view, cue)


def _by_verb(view: View, cue: VerbCue, previous: Candidate | None) -> Candidate | None:
    """ "X a déclaré que …", "X dit vouloir …", "X said it would …"."""
    if view.has("not_that_after", cue.first - 1) and view.low[cue.first - 1] in {"comme", "as"}:
        return None
    if _is_unreal(view, cue) or is_unsaid(view, cue):
        return None
    if view.lexicon.language == "fr" and view.low[cue.verb].endswith("ons"):
        return None  # "imaginons que"
    complement = complement_of(view, cue)
    if complement is None or (cue.passive and complement.rule == "whether"):
        return None
    speaker = _speaker_of(view, cue, previous)
    if not is_somebody(view, cue, speaker):
        return None
    start, end = view.starts[complement.first], view.ends[complement.last]
    inner = view.marked_between(start, end)
    broken = _unclosed_at(view, start)
    if broken is not None:
        inner, start = inner | {broken}, view.quoted[broken].start
    else:
        start, end = without_outer_marks(view, start, end, inner)
    if complement.rule == "infinitive" and not inner and _threatens(cue):
        return None
    return Candidate(
        kind="mixed" if inner else "indirect",
        start=start,
        end=end,
        speaker=speaker,
        cue=(cue.first, cue.last),
        rule=f"verb-{complement.rule}" + ("-unclosed" if broken is not None else ""),
        complete=broken is None,
        inner=inner,
    )


def _by_noun(view: View, i: int) -> Candidate | None:
    """ "His assurance that …", "sa crainte que …": what the owner of such a word says."""
    if view.low[i] == "selon":
        return _by_which(view, i)
    if not view.has("that_nouns", i) or view.inside[i] >= 0 or i + 2 >= view.count:
        return None
    if not view.has("that", i + 1) or view.inside[i + 2] >= 0 or i == 0:
        return None
    owner = _owner(view, i) or _voicer(view, i)
    if owner is None:
        return None
    last = clause_end(view, i + 2, None)
    start, end = view.starts[i + 2], view.ends[last]
    if not any(view.is_finite(j) for j in range(i + 2, last + 1)):
        return None
    verb = _main_verb_after(view, i + 2, last, i)
    end = view.ends[verb - 1] if verb is not None else end
    inner = view.marked_between(start, end)
    kind = "mixed" if inner else "indirect"
    return Candidate(kind, start, end, owner, (i, i), "noun-that", inner=inner)


def _by_which(view: View, i: int) -> Candidate | None:
    """ "L'avertissement de X selon lequel …": X says what follows."""
    if view.inside[i] >= 0 or i + 2 >= view.count or not view.has("relatives", i + 1):
        return None
    first = max(view.sentence_start(i), i - _NOUN_WITHIN)
    noun = next((j for j in range(i - 1, first - 1, -1) if _is_message(view, j)), None)
    if noun is None:
        return None
    last = clause_end(view, i + 2, None)
    comma = next((j for j in range(i + 2, last) if _goes_back(view, j, last)), None)
    last = last if comma is None else comma - 1
    start, end = view.starts[i + 2], view.ends[last]
    inner = view.marked_between(start, end)
    start, end = without_outer_marks(view, start, end, inner)
    kind = "mixed" if inner else "indirect"
    speaker = _giver(view, noun, i)
    return Candidate(kind, start, end, speaker, (noun, noun), "noun-which", inner=inner)


def _is_message(view: View, j: int) -> bool:
    if view.inside[j] >= 0 or view.pos[j] not in {"NOUN", "PROPN"}:
        return False
    return is_saying_noun(view, j) or view.has("that_nouns", j) or view.has("messages", j)


def _goes_back(view: View, comma: int, last: int) -> bool:
    """Whether the main verb follows the comma: ", n'a pas convaincu"."""
    if view.low[comma] != "," or view.inside[comma] >= 0:
        return False
    verb = comma + 1
    while verb < last and view.has("clitics", verb):
        verb += 1
    return view.is_finite(verb)


def _giver(view: View, noun: int, end: int) -> Phrase | None:
    """Whose message it is: "de X", "lancé par X", "son" or the subject before it."""
    for j in range(noun + 1, end):
        agent = view.low[j] in {"par", "by"}
        if agent or j == noun + 1 and view.has("np_links", j):
            phrase = read_phrase(view, j + 1, end)
            if phrase is not None and can_speak(view, phrase):
                return phrase
    owner = _owner(view, noun)
    if owner is not None:
        return owner
    subject = main_subject(view, view.sentence_start(noun), end)
    return subject if subject and subject.last < noun and can_speak(view, subject) else None


def _owner(view: View, noun: int) -> Phrase | None:
    """Whose a noun is: the genitive before it, or for "his" the subject of the sentence."""
    before = noun - 1
    while before > 0 and view.pos[before] == "ADJ":
        before -= 1
    if view.low[before] in {"'s", "’s"} and before > 0:
        return phrase_before(view, before)
    if not view.has("possessives", before):
        return None
    subject = main_subject(view, view.sentence_start(noun), noun)
    if subject is not None and subject.last < before and can_speak(view, subject):
        return subject
    return Phrase(before, before, before)


def _voicer(view: View, noun: int) -> Phrase | None:
    """Who "expressed the hope that …", "a émis le vœu que …": the subject of the verb."""
    token = view.tokens[noun]
    if token.dep_ not in {"obj", "dobj"} or token.head.i >= noun:
        return None
    cue = verb_cue(view, token.head.i)
    if cue is None or not cue.any_of(view.lexicon.words["voicing"]) or is_unsaid(view, cue):
        return None
    subject = subject_of(view, cue)
    return subject if subject is not None and can_speak(view, subject) else None


def _main_verb_after(view: View, first: int, last: int, noun: int) -> int | None:
    """The verb of which the noun is the subject, where the clause after it ends."""
    head = view.tokens[noun].head
    verb = head.i if view.tokens[noun].dep_.startswith("nsubj") else -1
    if not first < verb <= last:
        return None
    group = [c.i for c in head.children if c.dep_.startswith("aux") and first < c.i < verb]
    return min([verb, *group])


def _threatens(cue: VerbCue) -> bool:
    """ "Menace de partir", "threatens to leave": without words of theirs it is a deed."""
    return any(sense.lemma in {"menacer", "threaten"} for sense in cue.senses)


def _is_unreal(view: View, cue: VerbCue) -> bool:
    """Whether it is only possible that it is said: "pourrait annoncer que", "might say"."""
    if cue.finite and view.lexicon.language == "fr":
        return False
    for j in range(cue.verb - 1, max(cue.verb - _UNREAL_WITHIN, -1), -1):
        if view.has("unreal", j):
            return True
        if not (
            view.pos[j] in {"AUX", "ADV", "PRON"}
            or view.has("adverbs", j)
            or view.low[j] in {"pu", "dû", "être", "avoir", "have", "be"}
        ):
            return False
    return False


def is_unsaid(view: View, cue: VerbCue) -> bool:
    """Whether the verb of saying is negated: "n'a pas dit que", "did not say whether"."""
    if any(view.has("refusals", j) for j in range(max(cue.first - 3, 0), cue.first)):
        return True
    if not cue.of_group("say", "tell", "write", "ask") or cue.of_group("deny"):
        return False
    words = view.low[cue.first : cue.last + 2]
    return any(word in {"pas", "jamais", "not", "n't", "never"} for word in words)


def is_somebody(view: View, cue: VerbCue, speaker: Phrase | None) -> bool:
    """Whether the subject can have said it: not "it is said", "rappelons que", "on sait que"."""
    if speaker is None:
        return view.form(cue.verb) in {"Part", "Ger"} and not cue.finite and not cue.passive
    word = view.low[speaker.head].lstrip("-")
    if word in {
        "nous",
        "je",
        "on",
        "t",
        "we",
        "i",
        "you",
        "vous",
        "ce",
        "c'",
        "ça",
        "cela",
        "-t",
        "there",
    }:
        return word == "on" and (cue.clitic is not None or _is_of_a_house(view, speaker.first))
    if word in {"il", "it"} and cue.passive:
        return False
    if word in {"il", "elle", "ils", "elles", "he", "she", "they", "it"}:
        return True
    return word not in {"tout", "rien", "everything", "nothing", "all", "what"}


def _is_of_a_house(view: View, i: int) -> bool:
    """ "À Matignon, on assure que": the comma of a place or body stands before "on"."""
    first = view.sentence_start(i)
    opens = view.pos[first] == "ADP" or view.low[first] in {"à", "a", "au", "aux", "côté"}
    return opens and first < i - 1 and view.low[i - 1] == ","


def opens_unclosed(view: View, start: int, end: int) -> bool:
    """Whether a stretch that is never closed opens between two offsets."""
    for number in range(view.marked_from(start), len(view.quoted)):
        if view.quoted[number].open > end:
            return False
        if not view.quoted[number].closed:
            return True
    return False


def _unclosed_at(view: View, start: int) -> int | None:
    """The number of the never closed stretch that opens where a clause does."""
    number = view.marked_from(start)
    if number < len(view.quoted):
        quoted = view.quoted[number]
        if quoted.open == start and not quoted.closed and quoted.end > quoted.start:
            return number
    return None


def without_outer_marks(view: View, start: int, end: int, inner: frozenset[int]) -> tuple[int, int]:
    """``[start, end)`` without the marks where one marked stretch is the whole of it."""
    if len(inner) == 1:
        quoted = view.quoted[next(iter(inner))]
        if quoted.open == start and quoted.close >= end - 1 and not quoted.lost:
            return quoted.start, quoted.end
    return start, end
