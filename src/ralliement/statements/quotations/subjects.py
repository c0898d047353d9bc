"""Who is the subject of a verb of saying: before it, after it, or further up the tree."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.quotations.cues import VerbCue
from ralliement.statements.quotations.phrases import Phrase, can_speak, read_phrase
from ralliement.statements.quotations.view import View

_CLIMB = 6
_AGENT_WITHIN = 14
_MARKED_NAME = 8
_HOUSE_WITHIN = 6
_OBJECT_CONTROL_STOPS = frozenset({"promettre", "promise", "menacer", "jurer", "s'engager", "vow"})


def subject_of(view: View, cue: VerbCue) -> Phrase | None:
    """The phrase that names who speaks by ``cue``; None where nobody does."""
    if cue.clitic is not None:
        return Phrase(cue.clitic, cue.clitic, cue.clitic)
    caused = _made_to_say(view, cue) or _for_whom(view, cue)
    if caused is not None:
        return caused
    if cue.passive and not is_second_participle(view, cue):
        agent = agent_of(view, cue)
        if agent is not None or cue.first < cue.verb:
            return agent
    main = main_clause_after(view, cue)
    if main is not None:
        return main[1]
    voice = _by_voice(view, cue)
    if voice is not None:
        return voice
    found = _from_tree(view, view.tokens[cue.verb], cue.first) or _before(view, cue.first)
    found = _beside(view, cue, found) or _who_can(view, cue, found) or found
    if not cue.finite and (found is None or found.first > cue.last):
        return _inverted_before(view, cue.first) or _of_verb_before(view, cue.first)
    if found is not None and view.low[found.head] == "-t" and view.has("inverted", found.head + 1):
        return Phrase(found.head + 1, found.head + 1, found.head + 1)
    return found


def _of_verb_before(view: View, first: int) -> Phrase | None:
    """The subject of the finite verb before a participle that goes with it."""
    for j in range(first - 1, view.sentence_start(first), -1):
        if view.inside[j] < 0 and view.is_finite(j):
            return _from_tree(view, view.tokens[j], j)
    return None


def _by_voice(view: View, cue: VerbCue) -> Phrase | None:
    """ "Par la voix de X, Oslo a prévenu que": X says it."""
    for j in range(view.sentence_start(cue.verb), cue.first - 1):
        listed = view.phrase_at("voices", j)
        if listed is not None:
            start = j + len(listed) - (listed[-1] == "du")
            return read_phrase(view, start, cue.first)
    return None


def _beside(view: View, cue: VerbCue, found: Phrase | None) -> Phrase | None:
    """ "X said this, and chairman Y told …": Y, whatever farther subject the tree gives."""
    if not cue.finite or found is None or found.last >= cue.first - 1:
        return None
    near = phrase_before(view, cue.first)
    if near is None or near.first <= found.last + 1 or not can_speak(view, near):
        return None
    return near if view.has("coordinators", near.first - 1) else None


def _who_can(view: View, cue: VerbCue, found: Phrase | None) -> Phrase | None:
    """ "Un discours où X l'accusait de …": X, where what the tree gives cannot speak."""
    if not cue.finite or found is None or can_speak(view, found):
        return None
    near = phrase_before(view, cue.first)
    relative = near is not None and view.pos[near.first - 1] == "PRON"
    return near if relative and near is not None and can_speak(view, near) else None


def _inverted_before(view: View, first: int) -> Phrase | None:
    """ "…, a-t-elle dit, précisant que": the pronoun of the clause that a participle goes with."""
    for j in range(first - 1, view.sentence_start(first), -1):
        if view.inside[j] >= 0:
            return None
        if view.has("inverted", j):
            return Phrase(j, j, j)
    return None


def _made_to_say(view: View, cue: VerbCue) -> Phrase | None:
    """ "Ce qui fait dire à X que …": X says it."""
    i = cue.last + 1
    if cue.first == 0 or view.low[cue.first - 1] not in {"fait", "faisait", "faire", "fit"}:
        return None
    if i >= view.count or view.low[i] not in {"à", "au", "aux"}:
        return None
    return read_phrase(view, i + 1)


def _for_whom(view: View, cue: VerbCue) -> Phrase | None:
    """ "L'occasion pour X de rappeler que …", "permettre à X de dire": X says it."""
    link = cue.first - 1
    if link < 2 or view.low[link] not in {"de", "d'", "to"} or view.form(cue.verb) != "Inf":
        return None
    for j in range(link - 1, max(view.sentence_start(link), link - 10), -1):
        if view.low[j] in {"pour", "à", "au", "aux", "for"}:
            phrase = read_phrase(view, j + 1, link)
            if phrase is not None and phrase.last + 1 == link and can_speak(view, phrase):
                return phrase
        if view.is_finite(j) or view.inside[j] >= 0:
            return None
    return None


def house_of(view: View, speaker: Phrase, cue: tuple[int, int] | None) -> Phrase | None:
    """ "Explique-t-on à Matignon", "à Matignon, on explique": the house for which "on" speaks."""
    if cue is None or view.low[speaker.head].lstrip("-t") not in {"on", "-on"}:
        return None
    first, end = view.sentence_start(cue[0]), view.sentence_end(cue[0])
    after = range(max(cue[1], speaker.last) + 1, min(end, cue[1] + _HOUSE_WITHIN))
    before = range(first, min(first + 2, speaker.first))
    for j in (*after, *before):
        if view.has("house_links", j) and view.inside[j] < 0:
            contracted = view.low[j] in {"au", "aux"} and j + 1 < end
            phrase = read_phrase(view, j + 1, end)
            if phrase is not None and (contracted or can_speak(view, phrase)):
                return phrase
    return None


def has_own_subject(view: View, cue: VerbCue) -> bool:
    """Whether the tree gives the verb a subject of its own, or a clitic stands for it."""
    if cue.clitic is not None:
        return True
    children = view.tokens[cue.verb].children
    return any(c.dep_.startswith("nsubj") and view.inside[c.i] < 0 for c in children)


def is_second_participle(view: View, cue: VerbCue) -> bool:
    """ "A dénoncé … et appelé à « … »": a participle of the auxiliary before it."""
    if not cue.passive or cue.first != cue.verb or cue.first < 2:
        return False
    joined = view.has("coordinators", cue.first - 1) or view.low[cue.first - 1] == ","
    first = view.sentence_start(cue.verb)
    return joined and any(
        view.has("have", j) and view.inside[j] < 0 for j in range(first, cue.first - 1)
    )


def agent_of(view: View, cue: VerbCue) -> Phrase | None:
    """The phrase after "par" or "by" that belongs to a passive cue."""
    end = min(view.sentence_end(cue.verb), cue.last + _AGENT_WITHIN)
    i = cue.last + 1
    while i < end:
        if view.inside[i] >= 0:
            end = min(view.sentence_end(cue.verb), end + 1)
        elif view.low[i] in {"par", "by"}:
            phrase = read_phrase(view, i + 1)
            if phrase is not None and can_speak(view, phrase):
                return phrase
        elif view.is_stop(i) or view.is_finite(i):
            return None
        i += 1
    return None


def main_clause_after(view: View, cue: VerbCue) -> tuple[int, Phrase] | None:
    """For a participle that opens the sentence: the comma before its main clause, and its subject.

    "Estimant que « … », il vota": the subject of "vota" is who thinks so.
    """
    first, end = view.sentence_start(cue.verb), view.sentence_end(cue.verb)
    if cue.finite or any(view.is_finite(j) for j in range(first, cue.first)):
        return None
    found: tuple[int, Phrase] | None = None
    for j in range(cue.last + 1, end - 2):
        if view.low[j] != "," or view.inside[j] >= 0:
            continue
        phrase = read_phrase(view, j + 1)
        if phrase is None or not can_speak(view, phrase):
            continue
        after = phrase.last + 1
        while after < end and view.has("clitics", after):
            after += 1
        if after < end and (view.is_finite(after) or _is_main_verb(view, phrase, after)):
            found = j, phrase
    return found


def _is_main_verb(view: View, phrase: Phrase, i: int) -> bool:
    """Whether a verb after a subject pronoun is finite, whatever the tagger says ("il vota")."""
    return (
        view.pos[i] == "VERB" and phrase.first == phrase.last and view.has("pronouns", phrase.head)
    )


def main_subject(view: View, first: int, last: int) -> Phrase | None:
    """The subject of the main verb among tokens ``first`` to ``last``."""
    root = _root(view, first, last)
    if root is None:
        return None
    found = _from_tree(view, view.tokens[root], root)
    if found is not None and first <= found.first:
        return found
    return None


def _root(view: View, first: int, last: int) -> int | None:
    for i in range(first, last + 1):
        if view.inside[i] < 0 and view.tokens[i].dep_ == "ROOT":
            return i
    for i in range(first, last + 1):
        head = view.tokens[i].head.i
        outside = not first <= head <= last
        if view.inside[i] < 0 and outside and view.pos[i] in {"VERB", "AUX"}:
            return i
    return None


def _from_tree(view: View, verb: Token, group_start: int) -> Phrase | None:
    """Climb from ``verb`` until a verb with a subject, or the noun it modifies."""
    token = verb
    for _ in range(_CLIMB):
        subject = _subject_child(view, token)
        if subject is not None and subject.i > token.i and _is_participle(view, token):
            subject = None  # "soulignant que X dira": X belongs to what is said
        if subject is not None and subject.i != token.i:
            return _phrase_of(view, subject, token)
        modified = _modified_noun(view, token)
        if modified is not None and modified < group_start:
            return _phrase_around(view, modified, group_start)
        controlled = _controlled_object(view, token)
        if controlled is not None:
            return controlled
        if token.head.i == token.i or not _same_sentence(view, token):
            return _opening_phrase(view, token.i)
        token = token.head
        if view.inside[token.i] >= 0:  # "a « protesté » et exigé": the subject stands outside
            subject = _subject_child(view, token)
            return _phrase_of(view, subject, token) if subject is not None else None
    return None


def _is_participle(view: View, token: Token) -> bool:
    """Whether the verb is a participle in -ant or -ing, which has no subject after it."""
    return token.lower_.endswith(("ant", "ing")) and not view.is_finite(token.i)


def _same_sentence(view: View, token: Token) -> bool:
    return view.parse.sentence_index(token.head.i) == view.parse.sentence_index(token.i)


def _opening_phrase(view: View, verb: int) -> Phrase | None:
    """The phrase that opens the sentence, where the tree has missed that it is the subject."""
    first = view.sentence_start(verb)
    dash = dateline_end(view, first)
    first = first if dash is None else dash + 1
    while first < verb and (view.pos[first] in {"PUNCT", "CCONJ"} or view.inside[first] >= 0):
        first += 1
    phrase = read_phrase(view, first, verb) if first < verb else None
    if phrase is None or not can_speak(view, phrase):
        return None
    return phrase


def _subject_child(view: View, token: Token) -> Token | None:
    passive: Token | None = None
    for child in token.children:
        if view.inside[child.i] >= 0 and not _is_marked_name(view, child.i):
            continue
        if child.dep_.startswith("nsubj") and (
            _after_preposition(view, child) or _in_dateline(view, child)
        ):
            continue
        if child.dep_ in {"nsubj", "nsubj:caus"}:
            return _pronoun_after(view, child, token) or child
        if child.dep_ in {"nsubj:pass", "nsubjpass"}:
            passive = child
    # The tagger often takes a reflexive "s'est dit" for a passive.
    return passive


def _pronoun_after(view: View, subject: Token, verb: Token) -> Token | None:
    """ "Surprise par X, elle a dit": the pronoun, where the tree gives the verb two subjects."""
    for child in verb.children:
        if subject.i < child.i < verb.i and child.dep_ == "nsubj" and view.has("pronouns", child.i):
            return child
    return None


def _is_marked_name(view: View, i: int) -> bool:
    """Whether a noun between marks is a name with its determiner outside: "sa « boîte »"."""
    quoted = view.quoted[view.inside[i]]
    before = view.before(quoted.open)
    short = view.before(quoted.close) - before < _MARKED_NAME
    return short and before >= 0 and view.pos[before] == "DET"


def dateline_end(view: View, first: int) -> int | None:
    """The dash of "BEIJING, Dec 7 — …" at the head of a sentence, or None."""
    end = min(first + 9, view.sentence_end(first))
    dash = next((j for j in range(first, end) if view.low[j] in {"—", "–", "-", "--"}), None)
    if dash is None or dash + 1 >= end or dash == first:
        return None
    if any(view.pos[j] in {"VERB", "AUX", "DET", "PRON"} for j in range(first, dash)):
        return None
    dated = any(view.has("time_words", j) or view.pos[j] == "NUM" for j in range(first, dash))
    return dash if dated or view.surface[first].isupper() or view.low[dash - 1] == ")" else None


def _in_dateline(view: View, token: Token) -> bool:
    dash = dateline_end(view, view.sentence_start(token.i))
    return dash is not None and token.i < dash


def _after_preposition(view: View, token: Token) -> bool:
    """Whether a preposition stands before the phrase, which then is no subject."""
    first = _left_edge(view, token.i)
    if first <= view.sentence_start(token.i):
        return False
    before = view.low[first - 1]
    return view.pos[first - 1] == "ADP" and before not in {"de", "d'", "des", "du"}


def _modified_noun(view: View, token: Token) -> int | None:
    """The noun that a participle or relative clause modifies ("un communiqué affirmant")."""
    if token.dep_ not in {"acl", "acl:relcl", "relcl", "amod"}:
        return None
    head = token.head
    if head.i >= token.i or view.pos[head.i] not in {"NOUN", "PROPN", "PRON"}:
        return None
    between = range(head.i + 1, token.i)
    if view.form(token.i) == "Inf" and not view.has("speakers", head.i):
        return None
    if view.low[head.i] in {"part", "côté", "tour"}:
        return None
    if (
        view.form(token.i) != "Inf"
        and token.dep_ in {"acl", "amod"}
        and any(view.low[j] == "," for j in between)
    ):
        return None
    return int(head.i)


def _controlled_object(view: View, token: Token) -> Phrase | None:
    """Who is made to speak: "convaincre X de demander", "permet à X d'affirmer"."""
    if token.dep_ not in {"xcomp", "ccomp", "advcl", "obl:arg"} or view.form(token.i) != "Inf":
        return None
    head = token.head
    if head.lemma_ in _OBJECT_CONTROL_STOPS:
        return None
    for child in head.children:
        if head.i < child.i < token.i and child.dep_ in {"obj", "dobj", "iobj", "obl:arg"}:
            phrase = _phrase_around(view, child.i, token.i)
            if phrase is not None and can_speak(view, phrase):
                return phrase
    return None


def _phrase_of(view: View, subject: Token, verb: Token) -> Phrase | None:
    """The whole phrase of a subject token; a relative pronoun gives its antecedent."""
    if view.has("relatives", subject.i):
        antecedent = verb.head.i if verb.dep_ in {"acl:relcl", "relcl", "acl"} else subject.i - 1
        if not (view.is_nominal(antecedent) or view.pos[antecedent] == "PRON"):
            antecedent = subject.i - 1  # hung on a verb by mistake
        if 0 <= antecedent < subject.i and view.low[antecedent] == ",":
            antecedent -= 1
        first = view.sentence_start(subject.i)
        while (
            antecedent > first
            and not view.is_nominal(antecedent)
            and view.pos[antecedent] != "PRON"
        ):
            antecedent -= 1
        antecedent = _past_place(view, antecedent)
        if first <= antecedent < subject.i:
            return _phrase_around(view, antecedent, subject.i)
        return None
    limit = verb.i if subject.i < verb.i else None
    return _phrase_around(view, subject.i, limit)


def _past_place(view: View, noun: int) -> int:
    """ "Son représentant à Oslo, qui …": the person, not the place beside."""
    edge = _left_edge(view, noun)
    head = view.tokens[noun].head.i
    beside = view.pos[edge - 1] == "ADP" and view.tokens[noun].dep_ in {"nmod", "pobj", "obl:mod"}
    return head if beside and head < edge and view.has("speakers", head) else noun


def phrase_before(view: View, comma: int) -> Phrase | None:
    """The name or title that ends right before token ``comma``."""
    if comma < 1 or view.inside[comma - 1] >= 0 or not view.is_nominal(comma - 1):
        return None
    head = comma - 1
    lowest = view.sentence_start(head)
    while head - 1 >= lowest and view.pos[head - 1] in {"PROPN", "NOUN"}:
        head -= 1
    found = _phrase_around(view, head, comma)
    return found if found is not None and found.last == comma - 1 else None


def _phrase_around(view: View, head: int, limit: int | None) -> Phrase | None:
    """The phrase that has token ``head`` in its core."""
    if head >= 2 and view.low[head - 1] == "(":
        head -= 2
    first = _left_edge(view, head)
    for start in range(first, head + 1):
        phrase = read_phrase(view, start, limit)
        if phrase is not None and phrase.last >= head:
            return _named(view, Phrase(phrase.first, phrase.last, head), limit)
    return Phrase(head, head, head)


def _named(view: View, phrase: Phrase, limit: int | None) -> Phrase:
    """The phrase with the name that stands beside it, before or after a comma.

    "Sarah Weil, la porte-parole" is one phrase; of "Avocat, Samuel Weil plaide" the name is.
    """
    first, last = phrase.first, phrase.last
    start = view.sentence_start(first)
    if first - 2 >= start and view.low[first - 1] == ",":
        whole = read_phrase(view, start, limit)
        if whole is not None and whole.last == last:
            return Phrase(whole.first, last, phrase.head)
    if first - 2 >= start and view.low[first - 1] == "," and view.pos[first - 2] == "PROPN":
        edge = _left_edge(view, first - 2)
        if edge == start or view.pos[edge - 1] in {"PUNCT", "CCONJ"}:
            return Phrase(edge, last, first - 2)
    if (
        first == start
        and view.pos[first] == "NOUN"
        and last + 2 < view.count
        and view.low[last + 1] == ","
    ):
        name = read_phrase(view, last + 2, limit)
        if name is not None and view.pos[name.head] == "PROPN" and name.last + 1 == limit:
            return name
    return phrase


def _left_edge(view: View, head: int) -> int:
    """The first token of the words that stand before a noun and belong to it."""
    first = head
    lowest = view.sentence_start(head)
    while first - 1 >= lowest and view.inside[first - 1] < 0:
        j = first - 1
        named = view.pos[j] == "NOUN" and view.pos[head] == "PROPN"
        named = named or view.tokens[j].tag_ == "PRP$"
        if named or (view.pos[j] in {"DET", "ADJ", "NUM", "PROPN"} and not view.has("pronouns", j)):
            first = j
        elif view.low[j] in {"'s", "’s"} and j > lowest:
            first = j - 1
        elif view.low[j] in {"-", "–", "&"} and j - 1 >= lowest and view.is_nominal(j - 1):
            first = j
        else:
            break
    return first


def _before(view: View, first: int) -> Phrase | None:
    """Without help from the tree: the phrase that ends right before the verb group."""
    lowest = view.sentence_start(first) if first < view.count else 0
    i = first - 1
    if i >= lowest and (view.has("pronouns", i) or view.low[i] in {"je", "nous"}):
        return Phrase(i, i, i)
    while i >= lowest and not view.is_finite(i) and view.inside[i] < 0:
        if view.is_nominal(i):
            phrase = _phrase_around(view, i, first)
            start = phrase.first if phrase else i
            before = view.low[start - 1] if start > lowest else ""
            if phrase and can_speak(view, phrase) and view.pos[start - 1] != "ADP" or before == "":
                return phrase
        i -= 1
    return None
