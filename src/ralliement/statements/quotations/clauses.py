"""Reported clauses: where "que …", an infinitive or a bare clause begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ralliement.statements.quotations.attributions import attribution_after
from ralliement.statements.quotations.cues import VerbCue, verb_cue
from ralliement.statements.quotations.nonfinite import nonfinite_start
from ralliement.statements.quotations.occasions import is_dated, reports_more, tells_when
from ralliement.statements.quotations.phrases import read_phrase
from ralliement.statements.quotations.subjects import main_clause_after
from ralliement.statements.quotations.view import View

_SCAN = 28
_VERB_WITHIN = 12
_TAKE_THINGS = frozenset({"reject", "dispute", "refute", "dismiss"})
_NONFINITE = frozenset({"infinitive", "said-to-be", "asked", "judged"})


@dataclass(frozen=True, slots=True)
class Complement:
    """Tokens ``first`` to ``last`` of a reported clause; ``rule`` says of which form."""

    first: int
    last: int
    rule: str


def complement_of(view: View, cue: VerbCue) -> Complement | None:
    """The clause that a verb of saying governs, or None."""
    found = _start(view, cue)
    if found is None:
        return None
    first, rule = found
    last = clause_end(view, first, cue)
    if rule in _NONFINITE:
        last = _before_concession(view, first, last)
    if rule in _NONFINITE or rule in {"denied", "verdict"}:
        last = _before_next_verb(view, first, last)
    if rule in _NONFINITE and view.inside[first] >= 0:
        close = view.before(view.quoted[view.inside[first]].close)
        last = close if view.low[close + 1 : close + 2] == [","] else last
    if rule == "said-to-be":
        last = next((j - 1 for j in range(first, last) if _goes_back(view, j, last)), last)
    if rule in {"denied", "verdict"}:
        last = next((j - 1 for j in range(first, last) if _ends_object(view, j)), last)
    if last < first:
        return None
    return Complement(first, last, rule)


def _ends_object(view: View, j: int) -> bool:
    """Whether token ``j`` is behind the object of a verb: a comma, "en affirmant"."""
    return view.low[j] == "," or view.low[j] == "en" and view.low[j + 1].endswith("ant")


def _goes_back(view: View, comma: int, last: int) -> bool:
    """Whether the verb of the one who "se dit déçu" follows the comma."""
    if view.low[comma] != "," or view.inside[comma] >= 0:
        return False
    verb = comma + 1
    while verb < last and view.has("clitics", verb):
        verb += 1
    return view.is_finite(verb)


def _before_concession(view: View, first: int, last: int) -> int:
    """The last token before ", bien que …", which is the reporter's after an infinitive."""
    for j in range(first, last):
        concedes = view.low[j] == "," and view.inside[j] < 0
        if concedes and view.phrase_at("concessions", j + 1) is not None:
            return j - 1
    return last


def _before_next_verb(view: View, first: int, last: int) -> int:
    """The last token before "et demande …", which cannot go on with an infinitive."""
    finite = False
    for j in range(first, last):
        if view.inside[j] >= 0:
            continue
        if view.low[j] in {"et", "mais", "and", "but"}:
            verb, has_subject = _next_verb(view, j + 1)
            apart = view.low[j - 1] == ","
            if not finite and (also := verb_cue(view, j + 1)) and also.first == j + 1:
                return _without_punctuation(view, first, j - 1)
            again = verb is not None and not view.has("that", j + 1)
            if again and (apart if has_subject else not finite):
                return _without_punctuation(view, first, j - 1)
        finite = finite or view.is_finite(j) or view.has("relatives", j) or view.has("that", j)
    return last


def _start(view: View, cue: VerbCue) -> tuple[int, str] | None:
    if cue.takes("that"):
        that = _that(view, cue)
        if that is not None:
            return that, "that"
    if cue.takes("if"):
        whether = _whether(view, cue)
        if whether is not None:
            return whether, "whether"
    nonfinite = nonfinite_start(view, cue)
    if nonfinite is not None:
        return nonfinite
    if view.lexicon.language == "en" and cue.takes("that"):
        bare = _bare_clause(view, cue) or _marked_predicate(view, cue)
        if bare is not None:
            return bare, "bare-clause"
    return None


def _that(view: View, cue: VerbCue) -> int | None:
    """The token after the "que" of the cue, past whom, where and when it is said."""
    end = min(view.sentence_end(cue.verb), cue.last + _SCAN)
    depth = 0
    for j in range(cue.last + 1, end):
        if view.low[j] in {"(", "["}:
            depth += 1
        elif view.low[j] in {")", "]"}:
            depth -= 1
        if depth > 0:
            continue
        if view.inside[j] >= 0 or view.is_stop(j):
            return None
        if view.has("that", j):
            if not _is_complementizer(view, cue, j):
                return None
            after = j + 1
            return after + 1 if after < end and view.low[after] in {":", ",", "'"} else after
        linked = view.phrase_at("that_links", j) if cue.takes("aim") else None
        if linked is not None:
            return j + len(linked)
        if view.is_finite(j) or view.has("relatives", j):
            return None
        if view.form(j) == "Inf" and view.lexicon.language == "fr":
            return None
        if view.tokens[j].tag_ == "VB" or view.low[j] == "," and _is_saying_participle(view, j + 1):
            return None
    return None


def _has_object(view: View, cue: VerbCue, that: int) -> bool:
    """ "Refuse l'agrément qu'il demandait": the "que" of a relative clause of the object."""
    if cue.any_of(view.lexicon.words["person_told"]) or cue.of_group("warn"):
        return False
    for j in range(cue.last + 1, that - 1):
        if view.low[j] == ",":
            return False
        if view.pos[j] != "DET" or not view.is_nominal(j + 1) or view.inside[j] >= 0:
            continue
        timed = any(view.has("time_words", k) for k in range(j, that))
        if not timed and (j == cue.last + 1 or view.pos[j - 1] != "ADP"):
            return True
    return False


def _is_complementizer(view: View, cue: VerbCue, j: int) -> bool:
    french = view.lexicon.language == "fr"
    if french and view.is_nominal(j - 1) and cue.any_of(view.lexicon.words["person_told"]):
        return True
    if french and view.has("pronouns", j + 1) and _has_object(view, cue, j):
        return False
    negated = {"ne", "n'"} & set(view.low[cue.first : cue.verb])
    if negated and not {"pas", "plus", "jamais", "point"} & set(view.low[cue.first : j]):
        return False  # "ne rapporte que"
    if negated and view.pos[j + 1] == "ADP" and "jamais" in view.low[cue.first : j]:
        return False  # "n'ont jamais été d'accord que sur un point"
    if french and cue.passive and view.low[j - 1] == "," and cue.last < j - 1:
        return False  # "un cadre soupçonné d'espionnage, que la firme a licencié"
    if view.lexicon.language == "en" and view.tokens[j].tag_ in {"DT", "WDT"}:
        return view.tokens[j].dep_ == "mark"
    if any(sense.lemma in _TAKE_THINGS for sense in cue.senses) and view.pos[j + 1] == "NOUN":
        return False  # "rejects that reading"
    if j == cue.last + 1 or view.low[j - 2 : j] == ["de", "même"]:
        return True
    if view.has("time_words", j - 1) or view.has("time_words", j - 2):
        return True  # "réclamait le mois dernier que …"
    if view.low[j] == "qu" and view.low[j + 1 : j + 2] == ["'"]:
        j += 1  # the tokenizer's "qu" + "'" before marks
    if j + 1 < view.count and view.inside[j + 1] >= 0 and not view.has("not_that_after", j - 1):
        return True
    if view.has("not_that_after", j - 1):
        return False
    before = view.pos[j - 1]
    if view.lexicon.language == "en":
        return (
            view.pos[j] == "SCONJ" or view.tokens[j].dep_ == "mark" or before in {"NOUN", "PROPN"}
        )
    if view.tokens[j].dep_ == "mark":
        return True
    return view.pos[j] != "PRON" or before in {"ADV", "PUNCT", "VERB", "AUX"}


def _whether(view: View, cue: VerbCue) -> int | None:
    end = min(view.sentence_end(cue.verb), cue.last + 6)
    for j in range(cue.last + 1, end):
        if view.has("if", j):
            return j if view.low[j] != "s'" or view.has("pronouns", j + 1) else None
        if view.inside[j] >= 0 or view.is_stop(j) or view.pos[j] in {"VERB", "AUX", "PUNCT"}:
            return None
    return None


def _bare_clause(view: View, cue: VerbCue) -> int | None:
    """English without "that": the parser's clause after the verb."""
    if any(sense.lemma in _TAKE_THINGS for sense in cue.senses):
        return None
    verb = view.tokens[cue.verb]
    for child in verb.children:
        if child.dep_ != "ccomp" or child.i <= cue.last or not _has_tense(view, child):
            continue
        subjects = [c for c in child.children if c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}]
        if not subjects or subjects[0].i > child.i or view.inside[subjects[0].i] >= 0:
            return None
        first = max(cue.last + 1, min(token.i for token in child.subtree))
        first = max(first, cue.last + 1)
        while first < subjects[0].i and view.low[first] in {",", "on", ":"}:
            first += 1
        return _past_time(view, first, subjects[0].left_edge.i)
    return None


def _has_tense(view: View, verb: Token) -> bool:
    """Whether the clause's verb or its auxiliary is finite, or marks hide what it is."""
    if view.is_finite(verb.i) or view.inside[verb.i] >= 0:
        return True
    return any(
        c.dep_.startswith("aux") and c.tag_ in {"MD", "VBD", "VBZ", "VBP"} for c in verb.children
    )


def _marked_predicate(view: View, cue: VerbCue) -> int | None:
    """ "Said the United States “defames …”": the subject outside the marks, its verb inside."""
    first = cue.last + 1
    if not cue.of_group("say", "think", "claim") or first >= view.sentence_end(cue.verb):
        return None
    phrase = read_phrase(view, first)
    if phrase is None or phrase.last + 1 >= view.count or view.has("telling_to", phrase.head):
        return None
    number = view.inside[phrase.last + 1]
    if number < 0:
        return None
    inner = view.at_or_after(view.quoted[number].start)
    return first if view.surface[inner][:1].islower() else None


def _past_time(view: View, first: int, subject: int) -> int:
    """Leave "on Monday" to the attribution."""
    while first < subject and (view.has("time_words", first) or view.low[first] == "on"):
        first += 1
    return first


def clause_end(view: View, first: int, cue: VerbCue | None) -> int:
    """The last token of the reported clause that begins at ``first``.

    It runs to the end of the sentence (or of the quotation that runs past it) unless an
    attribution, a further verb of saying or a coordinate main clause follows.
    """
    end = _before_main_clause(view, first, cue)
    k = first
    while k < end:
        number = view.inside[k]
        if number >= 0:
            after = view.at_or_after(view.quoted[number].close)
            if after > end:
                return view.before(view.quoted[number].close)
            k = max(after, k + 1)
            if k < end and view.inside[k] < 0 and _is_saying_participle(view, k):
                break
            continue
        if k > first and _cuts(view, k, first, end, cue):
            break
        k += 1
    return _without_punctuation(view, first, min(k, end) - 1)


def _before_main_clause(view: View, first: int, cue: VerbCue | None) -> int:
    """Where the clause must have ended because the main clause comes after it.

    "Estimant que « … », il vota": the cue hangs on a verb further on.
    """
    end = view.sentence_end(first)
    if cue is None:
        return end
    main = main_clause_after(view, cue)
    if main is not None and main[0] > first:
        return main[0]
    root = next((t.i for t in view.tokens[first:end] if t.dep_ == "ROOT"), None)
    if root is None or root <= first or view.tokens[cue.verb].is_ancestor(view.tokens[root]):
        return end
    if not view.tokens[root].is_ancestor(view.tokens[cue.verb]):
        return end
    if cue.finite and not any(
        view.pos[j] == "SCONJ" or view.has("relatives", j)
        for j in range(view.sentence_start(cue.verb), cue.first)
    ):
        return end
    subjects = [c.left_edge.i for c in view.tokens[root].children if c.dep_.startswith("nsubj")]
    start = min([s for s in subjects if s > first] or [root])
    for j in range(start - 1, first, -1):
        if view.low[j] == "," and view.inside[j] < 0:
            return j
    return end


def _without_punctuation(view: View, first: int, last: int) -> int:
    while last >= first and view.inside[last] < 0:
        if not (
            view.is_stop(last) or view.low[last] in {",", "-", "–", "—", "et", "mais", "and", "but"}
        ):
            break
        if view.low[last] in {"!", "?"}:
            break
        last -= 1
    return last


def _cuts(view: View, k: int, first: int, end: int, cue: VerbCue | None) -> bool:
    word = view.low[k]
    following = k + 1
    if following >= end:
        return False
    if word == ";":
        return not view.has("that", following)
    if word == ":":
        return view.inside[following] >= 0 or any(
            view.is_finite(j) for j in range(following, min(following + 15, end))
        )
    if word in {",", "–", "—", "-"}:
        return _cuts_at_comma(view, k, first, end, cue)
    if view.has("coordinators", k) or word in {"mais", "but"}:
        return _has_verb(view, first, k) and _is_main_again(view, k, cue)
    if view.has("without", k):
        return is_comment(view, k, end)
    return _attributed_at(view, k, end) if word in {"selon", "according", "d'"} else False


def _has_verb(view: View, first: int, end: int) -> bool:
    """Whether a clause is under way, so that "et" may go on with another one."""
    return any(view.pos[j] in {"VERB", "AUX", "ADJ"} for j in range(first, end))


def _attributed_at(view: View, k: int, end: int) -> bool:
    """Whether a closing "selon X" begins at ``k`` and ends the sentence."""
    if view.phrase_at("sources", k) is None:
        return False
    found = attribution_after(view, k, quoted=False)
    return found is not None and found.rule == "source" and _ends(view, found.last + 1, end)


def _ends(view: View, i: int, end: int) -> bool:
    return i >= end or view.is_stop(i) or view.low[i] in {")", "»", "”", '"'}


def _cuts_at_comma(view: View, k: int, first: int, end: int, cue: VerbCue | None) -> bool:
    following = k + 1
    if view.phrase_at("boundary", following) is not None:
        return True
    if _is_saying_participle(view, following) or is_comment(view, following, end):
        return True
    if reports_more(view, following, end):
        return True
    if cue is not None and tells_when(view, following, end) and is_dated(view, cue):
        return True
    if cue is not None and _in_relative(view, cue) and not _has_comma(view, first, k):
        verb = following
        while verb < end and view.has("clitics", verb):
            verb += 1
        if verb < end and (view.is_finite(verb) or view.low[verb] in view.lexicon.senses):
            return True
    found = attribution_after(view, k, quoted=False)
    if found is not None and found.rule in {"inverted", "source", "as-says", "subject-first"}:
        if found.rule == "inverted" and found.speaker is not None:
            return True
        rest = range(found.last + 1, end)
        return not any(view.is_finite(j) or view.low[j] == "," for j in rest)
    if view.has("coordinators", following):
        return _is_main_again(view, following, cue)
    return False


def _in_relative(view: View, cue: VerbCue) -> bool:
    """Whether a relative clause after a comma reports: "X, qui dit …, part"."""
    return view.has("relatives", cue.first - 1) and view.low[cue.first - 2] == ","


def _has_comma(view: View, first: int, end: int) -> bool:
    return any(view.low[j] == "," and view.inside[j] < 0 for j in range(first, end))


def is_comment(view: View, i: int, end: int) -> bool:
    """Whether the reporter's comment begins at ``i``: ", ce que X dément", ", sans préciser"."""
    if view.has("without", i):
        return any(
            view.has("telling_more", j) or view.low[j] in view.lexicon.senses
            for j in range(i + 1, min(i + 4, end))
            if view.form(j) == "Inf" or view.tokens[j].tag_ == "VBG"
        )
    if view.phrase_at("resumptions", i) is None:
        return False
    for j in range(i + 1, end):
        cue = verb_cue(view, j) if view.inside[j] < 0 else None
        if cue is not None and cue.finite and not cue.passive:
            return any(sense.lemma in view.lexicon.words["gainsaying"] for sense in cue.senses)
    return False


def _is_saying_participle(view: View, i: int) -> bool:
    """ ", ajoutant que", ", tout en précisant", ", adding that"."""
    for j in range(i, min(i + 3, view.count)):
        if view.low[j].endswith(("ant", "ing")) and verb_cue(view, j) is not None:
            return view.form(j) in {"Part", "Ger"} or view.pos[j] == "VERB"
        if not (
            view.pos[j] in {"ADV", "ADP"} or view.low[j] in {"tout", "en", "et", "and", "s'", "se"}
        ):
            return False
    return False


def _is_main_again(view: View, k: int, cue: VerbCue | None) -> bool:
    """Whether the coordinator at ``k`` goes back to the main clause of the cue."""
    following = k + 1
    if following >= view.count or view.has("that", following):
        return False
    if view.low[k] == "tandis" or view.low[k] == "alors":
        return False
    if cue is not None and _is_bare_participle(view, following, cue):
        return True
    verb, has_subject = _next_verb(view, following)
    if verb is None:
        return False
    if cue is not None and _coordinated_with(view, verb, cue.verb):
        return True
    if not has_subject:
        return _speaks_on(view, verb)
    comma = view.low[k - 1] == ","
    contrast = view.low[k] in {"mais", "but", "yet"}
    return comma and contrast and not is_backshifted(view, verb) and cue is not None


def _is_bare_participle(view: View, i: int, cue: VerbCue) -> bool:
    """ "A assuré que … et promis de …": a second participle of the cue's auxiliary."""
    if not any(view.has("have", j) for j in range(cue.first, cue.verb)):
        return False
    again = verb_cue(view, i)
    return again is not None and again.first == i and not again.finite and again.passive


def _next_verb(view: View, i: int) -> tuple[int | None, bool]:
    """The next verb and whether a subject stands before it."""
    has_subject = False
    for j in range(i, min(i + _VERB_WITHIN, view.sentence_end(i))):
        if view.inside[j] >= 0 or view.low[j] in {",", ";", ":"} and has_subject:
            return None, has_subject
        if view.is_finite(j):
            return j, has_subject
        if view.form(j) == "Inf" and not has_subject:
            return None, has_subject
        if view.is_nominal(j) or (view.pos[j] == "PRON" and not view.has("clitics", j)):
            has_subject = True
    return None, has_subject


def _coordinated_with(view: View, verb: int, cue: int) -> bool:
    token = view.tokens[verb]
    if token.pos_ == "AUX" and token.head.pos_ in {"VERB", "ADJ", "NOUN"}:
        token = token.head
    for _ in range(3):
        if token.dep_ != "conj":
            return False
        token = token.head
        if token.i == cue:
            return True
    return False


def _speaks_on(view: View, verb: int) -> bool:
    """Whether a verb without a subject of its own is one of saying ("et a ajouté que")."""
    for j in range(verb, min(verb + 4, view.count)):
        cue = verb_cue(view, j)
        if cue is not None and cue.first <= verb:
            if cue.passive:
                return False
            if cue.of_group("say", "tell", "plead", "deny", "promise", "warn", "write"):
                return True
            return view.has("have", verb) and cue.of_group("judge", "demand", "ask")
        if not (view.pos[j] in {"AUX", "ADV", "PRON"} or view.has("adverbs", j)):
            return False
    return False


def is_backshifted(view: View, verb: int) -> bool:
    """Whether the verb is in a tense of reported speech."""
    token = view.tokens[verb]
    if view.lexicon.language == "en":
        return token.lower_ in {"would", "could", "might", "had", "was", "were", "should"}
    return "Imp" in token.morph.get("Tense", []) or "Cnd" in token.morph.get("Mood", [])
