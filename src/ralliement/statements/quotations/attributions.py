"""Attributions beside a stretch of text: "…, a déclaré X", "selon X, …", "X : …"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ralliement.statements.quotations.cues import NO_PERSON, VerbCue, verb_cue
from ralliement.statements.quotations.phrases import Phrase, can_speak, read_phrase
from ralliement.statements.quotations.subjects import subject_of
from ralliement.statements.quotations.view import View

_REACH = 9
_MODIFIER = 25
_TAKES_PERSON = ("informer", "notifier", "rappeler", "reprendre", "contester", "regretter")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it and by which words; tokens ``first`` to ``last`` are the whole of it."""

    first: int
    last: int
    cue: tuple[int, int]
    speaker: Phrase | None
    rule: str


def attribution_after(view: View, i: int, *, quoted: bool) -> Attribution | None:
    """The attribution that begins at token ``i`` or after a comma or dash there.

    ``quoted``: a quotation has just been closed, after which more verbs can speak.
    """
    end = view.sentence_end(i) if i < view.count else 0
    start = i
    comma = False
    while i < end and view.low[i] in {",", "-", "–", "—"} and i - start < 2:
        comma = True
        i += 1
    while i < end and i - start < 5 and _is_lead_in(view, i):
        i += 1
    if i >= end or view.inside[i] >= 0:
        return None
    return (
        _source(view, i)
        or (_view_after(view, i) if quoted and not comma else None)
        or _as_says(view, i)
        or _inverted(view, i, quoted=quoted, comma=comma)
        or _subject_first(view, i, quoted=quoted)
    )


def _view_after(view: View, i: int) -> Attribution | None:
    """ "« Inacceptable » pour Berlin, …": a view after marks, before a comma or the end."""
    found = view_at(view, i)
    if found is None or found.last + 1 >= view.sentence_end(i):
        return found
    return found if view.low[found.last + 1] == "," or view.is_stop(found.last + 1) else None


def _is_lead_in(view: View, i: int) -> bool:
    return view.low[i] in {"ainsi", "notamment", "alors", "ensuite", "enfin", "also", "then"}


def as_said_at(view: View, i: int) -> Attribution | None:
    """ "Comme l'a rappelé X", "as X put it", from token ``i`` on."""
    return _as_says(view, i)


def source_at(view: View, i: int) -> Attribution | None:
    """ "Selon X" and its like, from token ``i`` on."""
    return _source(view, i)


def _source(view: View, i: int) -> Attribution | None:
    listed = view.phrase_at("sources", i)
    if listed is None:
        return None
    start = i + len(listed)
    if listed[-1] in {"source", "sources"}:
        phrase = read_phrase(view, i + 1)
        if phrase is None:
            return None
        return Attribution(i, phrase.last, (i, phrase.last), phrase, "source")
    if start < view.count and view.low[start] in {"le", "la", "l'", "les"} and listed[-1] == "du":
        start -= 1
    phrase = read_phrase(view, start)
    if phrase is None or not _is_source(view, phrase):
        return None
    last_cue = i + len(listed) - 1
    phrase, last = _with_participle(view, phrase)
    return Attribution(i, last, (i, last_cue), phrase, "source")


def _with_participle(view: View, phrase: Phrase) -> tuple[Phrase, int]:
    """Past "établi par X sur …", "militant pour …" to the comma; X is then who says it."""
    i = phrase.last + 1
    end = min(view.sentence_end(phrase.first), i + _MODIFIER)
    while i < end and (
        view.pos[i] in {"NUM", "ADJ"}
        and not view.low[i].endswith(("é", "ée", "ant"))
        or view.has("time_words", i)
        or view.low[i] in {"-", "–"}
        or view.low[i].isdigit()
    ):
        i += 1
    if i >= end or view.is_finite(i) and not view.low[i].endswith(("it", "ît")):
        return phrase, phrase.last
    if view.has("familiar", i) or view.has("familiar", phrase.last):
        comma = next((j for j in range(i, end) if view.low[j] in {",", "."}), i)
        return phrase, max(comma - 1, phrase.last)
    participle = view.low[i].endswith(
        ("é", "ée", "és", "ées", "it", "ie", "i", "is", "ant", "ed", "ing")
    )
    if not participle or view.inside[i] >= 0 or view.pos[i] not in {"VERB", "ADJ", "NOUN", "AUX"}:
        return phrase, phrase.last
    author: Phrase | None = None
    while i < end and not (view.inside[i] < 0 and view.low[i] in {",", ":", ";", "."}):
        told = view.has("telling", i - 1)
        if view.low[i] in {"par", "by"} and author is None and view.inside[i] < 0 and not told:
            author = read_phrase(view, i + 1)
        i += 1
    if i >= end:
        return phrase, phrase.last
    return author or phrase, i - 1


def _is_source(view: View, phrase: Phrase) -> bool:
    if view.has("not_sources", phrase.head) and not view.is_capital(phrase.head):
        return False
    return not (phrase.first == phrase.last and view.has("not_sources", phrase.first))


def view_at(view: View, i: int) -> Attribution | None:
    """ "Pour X," from token ``i`` on: a view where X can speak."""
    listed = view.phrase_at("view_of", i)
    if listed is None:
        return None
    phrase = read_phrase(view, i + len(listed))
    if phrase is None or not _is_source(view, phrase) or not can_speak(view, phrase):
        return None
    if (
        view.pos[phrase.head] == "NUM"
        or view.low[phrase.first] in {"la", "les"}
        and view.pos[phrase.first + 1 if phrase.first < phrase.last else phrase.first] in {"NUM"}
    ):
        return None
    phrase, last = _with_participle(view, phrase)
    return Attribution(i, last, (i, i + len(listed) - 1), phrase, "view")


def _as_says(view: View, i: int) -> Attribution | None:
    """ "Comme le rappelle X", "as X put it"."""
    if view.low[i] not in {"comme", "as"}:
        return None
    end = min(view.sentence_end(i), i + _REACH)
    for j in range(i + 1, end):
        cue = verb_cue(view, j, after_quotation=True)
        if cue is not None and cue.finite and cue.takes("quote"):
            speaker = _speaker_after(view, cue) or subject_of(view, cue)
            if speaker is None:
                return None
            last = max(cue.last, speaker.last)
            return Attribution(i, last, (cue.first, cue.last), speaker, "as-says")
        if view.low[j] in {",", ":"}:
            return None
    return None


def _inverted(view: View, i: int, *, quoted: bool, comma: bool) -> Attribution | None:
    """ "A déclaré X", "explique-t-il", "said X" from token ``i`` on."""
    end = min(view.sentence_end(i), i + _REACH)
    for j in range(i, end):
        told = comma and not quoted and _speaker_follows(view, i, j)
        cue = verb_cue(view, j, after_quotation=quoted or told)
        if cue is not None and told and not view.low[j].endswith(NO_PERSON):
            cue = replace(cue, finite=True)
        if cue is not None and cue.takes("quote"):
            return _inverted_by(view, i, cue, quoted=quoted)
        if not _in_group(view, j):
            light = _light_verb(view, i, j)
            return (
                _inverted_by(view, i, light, quoted=quoted)
                if light is not None
                else (_unlisted(view, i, end) if quoted and comma else None)
            )
    if quoted and comma:
        return _unlisted(view, i, end)
    return None


def _speaker_follows(view: View, i: int, j: int) -> bool:
    """Whether one who can speak stands after the word at ``j`` and ends the sentence."""
    if i != j or j + 1 >= view.count or view.pos[j + 1] not in {"DET", "PROPN"}:
        return False
    phrase = read_phrase(view, j + 1)
    if phrase is None or not can_speak(view, phrase):
        return False
    after, end = phrase.last + 1, view.sentence_end(j)
    if after >= end or view.is_stop(after) or _verb_goes_on(view, after):
        return True
    rest = range(after, end)
    described = any(view.low[k] == "," for k in range(j + 1, after))
    return (view.low[after] == "," or described and view.pos[after] == "ADP") and not any(
        view.is_finite(k) or view.inside[k] >= 0 or (view.has("coordinators", k) and not described)
        for k in rest
    )


def _light_verb(view: View, i: int, j: int) -> VerbCue | None:
    """ "S'est borné à répondre X", "tient à rassurer X": the infinitive says it."""
    if j + 2 >= view.count or view.low[j + 1] not in {"à", "de", "d'", "par"}:
        return None
    if view.pos[j] not in {"VERB", "AUX", "ADJ"} or view.form(j + 2) != "Inf":
        return None
    cue = verb_cue(view, j + 2)
    if cue is None or not cue.takes("quote"):
        return None
    return replace(cue, first=i, finite=True, passive=False)


def _inverted_by(view: View, i: int, cue: VerbCue, *, quoted: bool) -> Attribution | None:
    if cue.first > i or (cue.passive and cue.clitic is None and view.lexicon.language == "fr"):
        return None
    if view.lexicon.language == "fr" and not quoted and not cue.finite:
        return None
    closing = not quoted and _speaker_follows(view, cue.last, cue.last)
    if not quoted and cue.clitic is None and not cue.takes("that") and not closing:
        return None
    speaker = subject_of(view, cue) if cue.clitic is not None else _speaker_after(view, cue)
    outside = not quoted and cue.clitic is None
    if (
        outside
        and _has_subject_before(view, cue)
        and (speaker is None or not _stands_apart(view, cue, speaker.last + 1))
    ):
        return None
    if speaker is not None and not quoted and not can_speak(view, speaker):
        return None
    if speaker is None:
        if not quoted or not cue.finite:
            return None
        return Attribution(i, cue.last, (cue.first, cue.last), None, "inverted")
    last = max(cue.last, speaker.last)
    cue_span = (cue.first, cue.last)
    return Attribution(i, last, cue_span, speaker, "inverted")


def _stands_apart(view: View, cue: VerbCue, i: int) -> bool:
    """Whether what follows shows an insertion after all, whatever subject the tree gives."""
    if _verb_goes_on(view, i) or view.lexicon.language != "fr":
        return _verb_goes_on(view, i)
    told = any(sense.group == "warn" or sense.lemma in _TAKES_PERSON for sense in cue.senses)
    return not told and (i >= view.sentence_end(cue.verb) or view.is_stop(i))


def _verb_goes_on(view: View, i: int) -> bool:
    """Whether ", aura lieu" follows: the subject before the insertion has its verb after it."""
    end = view.sentence_end(i) if i < view.count else 0
    if i >= end or view.low[i] != ",":
        return False
    i += 1
    while i < end and view.has("clitics", i):
        i += 1
    return i < end and view.is_finite(i)


def _has_subject_before(view: View, cue: VerbCue) -> bool:
    """Whether the tree gives the verb a subject on its left, so that none follows."""
    return any(
        child.dep_.startswith("nsubj") and child.i < cue.first
        for child in view.tokens[cue.verb].children
    )


def _in_group(view: View, i: int) -> bool:
    return (
        view.has("auxiliaries", i)
        or view.has("clitics", i)
        or view.has("adverbs", i)
        or view.low[i] == "-t"
        or view.has("inverted", i)
        or view.pos[i] in {"ADV", "AUX"}
    )


def _unlisted(view: View, i: int, end: int) -> Attribution | None:
    """Any finite verb right after the marks with its subject after it: "», s'amuse X"."""
    if view.lexicon.language != "fr":
        return None
    j = i
    while j < end and _in_group(view, j):
        j += 1
    verb = j if j < end and view.pos[j] == "VERB" else j - 1
    if verb < i or not any(view.is_finite(k) for k in range(i, verb + 1)):
        return None
    after = verb + 1
    if after >= end:
        return None
    if any(view.has("inverted", k) for k in range(i, min(after + 2, end))):
        pronoun = next(k for k in range(i, min(after + 2, end)) if view.has("inverted", k))
        return Attribution(
            i, max(verb, pronoun), (i, verb), Phrase(pronoun, pronoun, pronoun), "unlisted"
        )
    phrase = read_phrase(view, after)
    if phrase is None or view.has("pronouns", phrase.head):
        return None
    if not can_speak(view, phrase) and phrase.last + 1 < end and not view.is_stop(phrase.last + 1):
        return None
    return Attribution(i, phrase.last, (i, verb), phrase, "unlisted")


def _speaker_after(view: View, cue: VerbCue) -> Phrase | None:
    """The phrase after the verb, past adverbs, dates and whom it is said to."""
    end = view.sentence_end(cue.verb)
    i = cue.last + 1
    for _ in range(5):
        if view.has("questioning", i):
            return None  # "raconte comment X est parti"
        while i < end and _is_passing(view, i) and not _is_gerund(view, i):
            i += 1
        if i >= end or view.inside[i] >= 0:
            return None
        inserted = view.phrase_at("insertions", i)
        skipped = i + len(inserted) - 1 if inserted else _adjunct_end(view, i, end)
        if skipped is None:
            break
        i = skipped + 1
    phrase = read_phrase(view, i) if i < end else None
    if phrase is None or view.has("time_words", phrase.head):
        return None
    if view.has("pronouns", phrase.head) and view.lexicon.language == "fr":
        return phrase if view.low[phrase.head] not in {"il", "elle", "ils", "elles", "on"} else None
    return phrase


def _is_gerund(view: View, i: int) -> bool:
    return view.low[i] == "en" and i + 1 < view.count and view.low[i + 1].endswith("ant")


def _is_passing(view: View, i: int) -> bool:
    if view.low[i] == "," or view.has("time_words", i):
        return True
    return _in_group(view, i) and view.pos[i] != "DET" and view.low[i] not in {"la", "les", "leur"}


def _adjunct_end(view: View, i: int, end: int) -> int | None:
    """The last token of "à l'AFP", "dans un communiqué", "le 3 mai" at token ``i``."""
    if _is_gerund(view, i) and i + 1 < end:
        return i + 1  # "dit en souriant X"
    if view.pos[i] in {"ADJ", "VERB"} and i + 1 < end and view.low[i + 1] == ",":
        return i + 1  # "lâche, amer, X"
    if view.pos[i] == "ADP" or view.low[i] in {"à", "au", "aux", "dans", "sur", "lors", "mardi"}:
        start = i + 1
        while start < end and (view.pos[start] == "ADP" or view.low[start] in {"de", "d'"}):
            start += 1
        name = start
        while name < end and view.pos[name] == "DET":
            name += 1
        listed = view.phrase_at("outlets", name) if name < end else None
        if listed is not None:
            return name + len(listed) - 1
        if view.has("telling_to", name):
            return name
        phrase = read_phrase(view, start)
        return phrase.last if phrase else None
    if view.pos[i] in {"DET", "NUM"} and any(
        view.has("time_words", j) for j in range(i, min(i + 3, end))
    ):
        return next(j for j in range(i, min(i + 3, end)) if view.has("time_words", j))
    return None


def _subject_first(view: View, i: int, *, quoted: bool) -> Attribution | None:
    """ "She said", "Mr Smith told reporters", "il l'a dit": subject, then verb."""
    phrase = read_phrase(view, i)
    if phrase is None or not (can_speak(view, phrase) or quoted) or view.has("relatives", i):
        return None
    end = min(view.sentence_end(i), phrase.last + 1 + _REACH)
    j = _past_details(view, phrase.last + 1)
    end = max(end, min(view.sentence_end(i), j + _REACH))
    while j < end and (view.low[j] in {",", "("} or _in_group(view, j)):
        j += 1
    if j >= end:
        return None
    cue = verb_cue(view, j)
    if cue is None or not cue.finite or not cue.takes("quote") or cue.passive:
        return None
    if view.lexicon.language == "fr" and not (quoted and _says_it(view, cue)):
        return None
    if not quoted and not _closes_clause(view, cue, phrase):
        return None
    if view.lexicon.language == "en" and not quoted and not cue.takes("that"):
        return None
    return Attribution(i, cue.last, (cue.first, cue.last), phrase, "subject-first")


def _past_details(view: View, i: int) -> int:
    """Past "in Brussels, who asked not to be named," between a speaker and "said"."""
    end = view.sentence_end(i - 1)
    if i < end and view.has("title_links", i) and view.lexicon.language == "en":
        place = read_phrase(view, i + 1)
        i = place.last + 1 if place is not None else i
    if i + 1 < end and view.low[i] == "," and view.has("relatives", i + 1):
        return next((j + 1 for j in range(i + 2, end) if view.low[j] == ","), i)
    return i


def _closes_clause(view: View, cue: VerbCue, phrase: Phrase) -> bool:
    """Whether the phrase is the verb's own subject and no object follows: ", officials said"."""
    if any(
        child.dep_.startswith("nsubj") and not phrase.first <= child.i <= phrase.last
        for child in view.tokens[cue.verb].children
    ):
        return False
    i = cue.last + 1
    if i >= view.sentence_end(cue.verb) or view.pos[i] in {"PUNCT", "ADP", "ADV"}:
        return True
    if view.has("time_words", i) or view.has("adverbs", i):
        return True
    end = min(i + 4, view.sentence_end(cue.verb))
    end = next((j for j in range(i, end) if view.low[j] == ","), end)
    return cue.of_group("tell") and not any(view.is_finite(j) for j in range(i, end))


def _says_it(view: View, cue: VerbCue) -> bool:
    """French puts the subject first only with an object pronoun: "X l'a dit", "X le répète"."""
    return any(view.low[j] in {"l'", "le"} for j in range(cue.first, cue.verb))
