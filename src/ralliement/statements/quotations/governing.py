"""Which verb governs marked words, and what kind of words they are."""

from __future__ import annotations

from ralliement.statements.quotations.cues import VerbCue, verb_cue
from ralliement.statements.quotations.marks import Quoted
from ralliement.statements.quotations.nonfinite import after_insertions
from ralliement.statements.quotations.view import View

_GOVERNS_WITHIN = 16
_TERM = 5
_NAMING_WITHIN = 3
_WISHES = ("vouloir", "préférer", "privilégier", "refuser", "s'opposer", "want", "seek")


def is_clausal(view: View, quoted: Quoted) -> bool:
    """Whether the marked stretch holds a sentence and not only a phrase."""
    tokens = range(view.at_or_after(quoted.start), view.before(quoted.end) + 1)
    if len(tokens) < 3:
        return False
    return any(view.is_finite(i) for i in tokens)


def word_count(view: View, quoted: Quoted) -> int:
    """How many words stand between the marks."""
    tokens = range(view.at_or_after(quoted.start), view.before(quoted.end) + 1)
    return sum(view.low[i][:1].isalnum() for i in tokens)


def is_adjacent(view: View, cue: VerbCue, before: int) -> bool:
    """Whether only whom it is said to stands between the cue and the marks."""
    first = cue.last + 1
    if first > before:
        return True
    return view.low[first] in {"à", "au", "aux", "to"} and all(
        view.pos[j] in {"ADP", "DET", "NOUN", "ADJ", "PROPN"} for j in range(first, before + 1)
    )


def governing_cue(view: View, before: int, *, far: bool = False) -> VerbCue | None:
    """The verb of saying whose object the words after token ``before`` are.

    ``far``: also a verb of wishing that is not right beside them.
    """
    if before < 0:
        return None
    lowest = max(view.sentence_start(before), before - _GOVERNS_WITHIN)
    j = before
    while j >= lowest:
        if view.inside[j] >= 0:
            j = view.before(view.quoted[view.inside[j]].open)
            continue
        if view.is_stop(j) or view.has("relatives", j) or view.has("that", j) and j < before:
            return None
        if view.low[j] in view.lexicon.senses:
            cue = verb_cue(view, j)
            if cue is not None and _describes_noun(view, cue, before):
                j -= 1
                continue
            if cue is not None:
                return cue if far or _is_near(view, cue, before) else None
        if view.pos[j] == "VERB" or (view.pos[j] == "AUX" and view.is_finite(j)):
            return None
        j -= 1
    return None


def _describes_noun(view: View, cue: VerbCue, before: int) -> bool:
    """ "Des firmes soutenues par l'État en « … »": a participle that only tells of a noun."""
    bare = cue.passive and cue.first == cue.verb and cue.last < before
    by = view.low[cue.last + 1] in {"par", "by"} if bare else False
    return by and cue.first > 0 and view.pos[cue.first - 1] in {"NOUN", "PROPN"}


def _is_near(view: View, cue: VerbCue, before: int) -> bool:
    """Wishes and wants reach only the words right after them."""
    if not all(sense.group == "demand" for sense in cue.senses) or cue.last >= before - 2:
        return True
    asked = not any(sense.lemma in _WISHES for sense in cue.senses)
    return asked and view.low[before] in {"à", "de", "d'", "to", "for"}


def cue_before_as(view: View, before: int) -> VerbCue | None:
    """ "Décrire … comme (étant) « … »": the verb before "comme", past a relative clause."""
    first = view.sentence_start(before) if before >= 0 else 0
    link = next(
        (j for j in range(before, max(before - 4, first), -1) if view.low[j] in {"comme", "as"}),
        None,
    )
    if link is None:
        return None
    for j in range(link - 1, first - 1, -1):
        cue = verb_cue(view, j) if view.inside[j] < 0 else None
        if cue is not None and cue.of_group("judge", "think"):
            return cue
    return None


def is_title_like(view: View, quoted: Quoted, cue: VerbCue, before: int) -> bool:
    """A short stretch in capitals that the verb does not govern directly is a name."""
    if cue.last >= before - 1 or is_clausal(view, quoted):
        return False
    tokens = range(view.at_or_after(quoted.start), view.before(quoted.end) + 1)
    long_words = [i for i in tokens if len(view.low[i]) > 3]
    return len(tokens) <= 6 and bool(long_words) and all(view.is_capital(i) for i in long_words)


def is_named(view: View, quoted: Quoted, before: int) -> bool:
    """Whether a word of naming stands before the marks: a title, a nickname, a term."""
    inner = view.at_or_after(quoted.start)
    adverbial = inner < view.count and view.pos[inner] == "ADP" and not view.is_capital(inner)
    if adverbial and (not view.has("named", before) or _says(view, before)):
        return False  # "suit le dossier « avec attention »", but "la clause dite « de sortie »"
    if view.low[before] in {"de", "d'", "as", "comme"} and _is_verdict(view, before):
        return False
    j = before
    for _ in range(_NAMING_WITHIN):
        if j < 0 or view.inside[j] >= 0 or view.is_stop(j):
            return False
        if view.has("naming", j) and j == before and _is_quality(view, quoted, j):
            return False
        if view.has("naming", j) and j == before and _is_found_so(view, quoted, j):
            return False
        if view.has("naming", j):
            apart = j < before and view.low[before] == ","  # "dit le chef du groupe, « … »"
            return not _says(view, j) and not (
                is_clausal(view, quoted) and (apart or word_count(view, quoted) > 7)
            )
        if view.pos[j] not in {"DET", "ADJ", "PUNCT", "ADV", "PROPN", "NUM"} and (
            view.low[j] not in {"du", "de", "d'", "des", "the"}
        ):
            return False
        j -= 1
    return False


def _is_verdict(view: View, link: int) -> bool:
    """ "Qualifie le rapport de « … »": what it is called, and no report of that name."""
    cue = governing_cue(view, link)
    words = view.lexicon.words
    return cue is not None and cue.any_of(words["calling"] | words["likening"])


def _is_found_so(view: View, quoted: Quoted, noun: int) -> bool:
    """ "Juge la loi « inutile »": what the subject thinks of the thing."""
    if view.pos[view.at_or_after(quoted.start)] not in {"ADJ", "VERB", "ADV"}:
        return False
    cue = governing_cue(view, noun)
    return cue is not None and cue.any_of(view.lexicon.words["predicating"])


def _is_quality(view: View, quoted: Quoted, noun: int) -> bool:
    """ "Un plan « bâclé »", "un rapport « accablant »": what is said of the thing, no name."""
    inner = view.at_or_after(quoted.start)
    indefinite = view.low[noun - 1] in {"un", "une", "des", "a", "an"}
    if not indefinite or view.has("named", noun) or view.is_capital(inner):
        return False
    if _is_noun_phrase(view, inner, view.before(quoted.end)):
        return False  # "une version « grand format »"
    return view.pos[inner] in {"ADJ", "VERB", "ADV"} and word_count(view, quoted) <= _TERM


def _says(view: View, i: int) -> bool:
    cue = verb_cue(view, i)
    if cue is None or not (cue.finite or cue.first < cue.verb):
        return False
    return not (cue.first == i and i > 0 and view.low[i - 1] == ",") and not (
        cue.passive and cue.first == i
    )


def is_of_others(view: View, cue: VerbCue, before: int) -> bool:
    """ "Rejeter les menaces de « … »": the words are those of whom the subject answers."""
    if not cue.of_group("judge", "deny"):
        return False
    return view.low[before] in {"de", "d'", "of"} and any(
        is_saying_noun(view, j) for j in range(cue.last + 1, before)
    )


def is_unuttered(view: View, cue: VerbCue) -> bool:
    """ "Refuse de parler de « … »", "ne parle pas de « … »": the subject does not say the words."""
    infinitive = view.form(cue.verb) == "Inf" or view.tokens[cue.verb].tag_ in {"VB", "VBG"}
    before = range(max(cue.first - 3, view.sentence_start(cue.verb)), cue.first)
    if infinitive and any(view.has("refusals", j) for j in before):
        return True
    if not cue.of_group("judge") or cue.of_group("deny", "demand", "hide"):
        return False
    return any(view.has("negations", j) for j in range(cue.first, cue.last + 2))


def is_saying_noun(view: View, i: int) -> bool:
    """Whether token ``i`` is a noun of saying, in either number."""
    listed = view.lexicon.words["saying_nouns"]
    return view.low[i] in listed or view.low[i].rstrip("s") in listed


def is_term(view: View, quoted: Quoted, cue: VerbCue, before: int) -> bool:
    """Whether a few marked words that a verb governs are a term, a title or a plan's name.

    "Dénonce les « nouvelles routes de la soie »": with the definite article the words are
    taken as known. "Veut un « choc de simplification »": a plan's name, and "a publié
    « Les Années »" a title, are nobody's words either.
    """
    first, last = view.at_or_after(quoted.start), view.before(quoted.end)
    if is_clausal(view, quoted) or word_count(view, quoted) > _TERM or first > last:
        return False
    if cue.of_group("write") and view.is_capital(first):
        return True
    noun_after = _is_before_noun(view, quoted)
    contracted = view.low[before] in {"des", "du"}
    near = after_insertions(view, cue.last + 1, before + 1) == before
    some = view.low[before] == "des" and (view.pos[before] == "DET" or near)
    if view.has("definite", before) and not (some or contracted and before == cue.last + 1):
        return _is_noun_phrase(view, first, last) or noun_after
    if noun_after and (cue.last < before - 1 or view.is_capital(first)):
        return True
    plans = any(sense.lemma in view.lexicon.words["planning"] for sense in cue.senses)
    return plans and view.pos[before] in {"DET", "NOUN"} and view.pos[first] in {"NOUN", "PROPN"}


def is_name_of_kind(view: View, quoted: Quoted) -> bool:
    """ "Considéré comme un « cheval de Troie »": a common name for something, said by nobody."""
    first, last = view.at_or_after(quoted.start), view.before(quoted.end)
    if is_clausal(view, quoted) or word_count(view, quoted) > _TERM or first > last:
        return False
    return view.pos[first] == "DET" or _is_noun_phrase(view, first, last)


def _is_noun_phrase(view: View, first: int, last: int) -> bool:
    """Whether the words begin with a noun, past one adjective or number: no mere quality."""
    if view.is_capital(first) or view.is_nominal(first):
        return True
    return view.pos[first] == "ADJ" and first < last and view.is_nominal(first + 1)


def _is_before_noun(view: View, quoted: Quoted) -> bool:
    """Whether the marked words stand as an adjective before a noun: "the “X” programme"."""
    after = view.at_or_after(quoted.close)
    nouns = {"NOUN", "PROPN"} if view.lexicon.language == "en" else {"PROPN"}
    return after < view.count and view.pos[after] in nouns
