"""Noun phrases that can be a speaker, read from the words."""

from __future__ import annotations

from dataclasses import dataclass

from ralliement.statements.quotations.view import View

_LONGEST = 40
_BRACKET = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last``; ``head`` is the noun, name or pronoun."""

    first: int
    last: int
    head: int


def read_phrase(view: View, i: int, limit: int | None = None) -> Phrase | None:
    """The noun phrase that begins at token ``i``, with its complements and appositions.

    Stops before ``limit``, at the end of the sentence, at a quotation mark and at a verb.
    """
    end = min(view.sentence_end(i) if i < view.count else 0, i + _LONGEST)
    if limit is not None:
        end = min(end, limit)
    core = _core(view, i, end)
    if core is None:
        return None
    if view.pos[core.head] == "PRON" and not _is_partitive(view, core, end):
        return core
    last = _complements(view, core, end)
    last = _appositions(view, core, _marked_name(view, core, last, end), end)
    return Phrase(i, last, core.head)


def _core(view: View, i: int, end: int) -> Phrase | None:
    """Determiner, adjectives and the run of nouns and names."""
    if i >= end:
        return None
    if _is_pronoun(view, i):
        return Phrase(i, i, i)
    if _is_one_of_two(view, i, end):
        return Phrase(i, i + 1, i + 1)
    j = i
    while j < end and _before_noun(view, j):
        j += 1
    if j < end and _is_noun(view, j):
        head = j
        last = _run(view, j, end)
        return Phrase(i, last, head)
    # "le premier", "ce dernier", "les Verts": the adjective is the noun
    if j > i and view.pos[j - 1] in {"ADJ", "PRON", "NUM"}:
        return Phrase(i, j - 1, j - 1)
    return None


def _is_one_of_two(view: View, i: int, end: int) -> bool:
    """ "L'un", "l'autre", with no noun after it."""
    if view.low[i] != "l'" or i + 1 >= end or view.low[i + 1] not in {"un", "une", "autre"}:
        return False
    return i + 2 >= view.count or view.pos[i + 2] not in {"NOUN", "PROPN", "ADJ"}


def _is_partitive(view: View, core: Phrase, end: int) -> bool:
    """ "Un des chercheurs", "plusieurs d'entre eux", "one of the officials"."""
    i = core.last + 1
    return i < end and (view.has("np_links", i) or view.low[i] == "of")


def _is_pronoun(view: View, i: int) -> bool:
    if view.low[i] in {"un", "une", "one"}:
        return i + 1 < view.count and view.low[i + 1] in {"des", "de", "d'", "of"}
    return view.has("pronouns", i) and view.pos[i] != "DET"


def _before_noun(view: View, i: int) -> bool:
    if view.inside[i] >= 0:
        return False
    pos = view.pos[i]
    if view.tokens[i].tag_ == "PRP$":
        return True
    if pos == "VERB" and view.tokens[i].tag_ in {"VBG", "VBN"} and i + 1 < view.count:
        return view.pos[i - 1] == "DET" or view.tokens[i - 1].tag_ == "PRP$"
    if pos in {"DET", "NUM", "ADJ"}:
        return not (pos == "ADJ" and view.is_capital(i) and not _is_adjective_name(view, i))
    return view.low[i] in {"d'", "de", "tous", "toutes", "'s", "not"} and (
        i + 1 < view.count and view.pos[i + 1] in {"DET", "ADJ"}
    )


def _is_adjective_name(view: View, i: int) -> bool:
    return i + 1 < view.count and view.pos[i + 1] in {"NOUN", "PROPN"}


def _is_noun(view: View, i: int) -> bool:
    if view.inside[i] >= 0 or view.has("time_words", i):
        return False
    if view.is_nominal(i):
        return True
    if view.pos[i] == "ADJ" and view.is_capital(i):
        return True
    if view.pos[i] == "VERB" and i and view.pos[i - 1] == "DET" and not view.is_finite(i):
        return True
    after_determiner = i > 0 and view.pos[i - 1] in {"DET", "ADJ", "NUM"}
    if view.has("speakers", i) and after_determiner:
        return True
    if view.pos[i] == "PRON" and after_determiner and len(view.low[i]) > 5:
        return not view.has("pronouns", i)  # a noun that the tagger does not know
    return view.is_capital(i) and view.pos[i] in {"VERB", "ADV", "ADP"} and len(view.low[i]) > 3


def _run(view: View, i: int, end: int) -> int:
    """The last token of the run of nouns, names and adjectives from ``i`` on."""
    last = i
    while last + 1 < end and _continues(view, last + 1):
        last += 1
    return last


def _continues(view: View, i: int) -> bool:
    if view.inside[i] >= 0 or view.has("time_words", i):
        return False
    if (
        view.low[i] in view.lexicon.senses
        and view.pos[i] in {"NOUN", "ADJ"}
        and _governs_marks(view, i)
    ):
        return False
    if view.tokens[i].dep_ == "acl" and view.low[i].endswith(("ant", "é", "ée", "és", "ées")):
        return False
    if view.low[i] in {"-", "–", "&", "'s", "’s", "/"}:
        return i + 1 < view.count and (view.is_capital(i + 1) or view.low[i] in {"'s", "’s", "-"})
    pos = view.pos[i]
    if pos in {"PROPN", "NOUN", "X"}:
        return True
    if view.surface[i].endswith(".") and len(view.surface[i]) <= 3 and view.is_capital(i):
        return True
    if pos == "ADJ" or (pos == "NUM" and view.is_capital(i - 1) and view.low[i].isdigit()):
        return True
    if pos == "DET" and view.is_capital(i) and view.is_capital(i - 1):
        return i + 1 < view.count and view.is_capital(i + 1)
    if view.low[i] == "s" and view.surface[i - 1].endswith(("'", "’")):
        return True
    if view.low[i] in {"même", "elle-même", "lui-même", "eux-mêmes"}:
        return True
    return (
        view.is_capital(i)
        and pos in {"VERB", "ADV", "NUM", "INTJ", "ADP"}
        and view.is_capital(i - 1)
    )


def _governs_marks(view: View, i: int) -> bool:
    """Whether marks open right after the word, which then is their verb: "X déplore « … »"."""
    verb = view.low[i] in view.lexicon.senses and view.pos[i] in {"NOUN", "ADJ"}
    return verb and i + 1 < view.count and view.inside[i + 1] >= 0


def _complements(view: View, core: Phrase, end: int) -> int:
    """Past "de la diplomatie", "aux Affaires étrangères", "(PS)", "et son homologue"."""
    last = core.last
    while last + 1 < end:
        i = last + 1
        extended = _bracket(view, i, end) or _linked(view, core, i, end) or _joined(view, i, end)
        if extended is None:
            break
        last = extended
    return last


def _marked_name(view: View, core: Phrase, last: int, end: int) -> int:
    """Past the name of "le quotidien « Le Rivage »"."""
    if last + 1 >= end or view.inside[last + 1] < 0 or not view.has("outlets", core.head):
        return last
    quoted = view.quoted[view.inside[last + 1]]
    inner, after = view.at_or_after(quoted.start), view.before(quoted.close)
    return after if after - inner <= _BRACKET and view.is_capital(inner) else last


def _bracket(view: View, i: int, end: int) -> int | None:
    if view.low[i] not in {"(", "["}:
        return None
    for j in range(i + 1, min(end, i + _BRACKET)):
        if view.low[j] in {")", "]"}:
            return j
    return None


def _linked(view: View, core: Phrase, i: int, end: int) -> int | None:
    """The last token of a complement that begins with a preposition at ``i``."""
    if view.has("np_links", i) or _is_contracted(view, i):
        pass
    elif not (view.has("title_links", i) and _takes_title_link(view, core, i)):
        return None
    inner = _core(view, i + 1, end)
    if inner is None and view.low[i + 1 : i + 2] and view.low[i + 1] in {"l'", "la", "le", "les"}:
        inner = _core(view, i + 2, end)
    if inner is None or (view.has("time_words", inner.head) and not view.has("np_links", i)):
        return None
    return inner.last


def _is_contracted(view: View, i: int) -> bool:
    return view.low[i] in {"'s", "’s"}


def _takes_title_link(view: View, core: Phrase, i: int) -> bool:
    """Whether "à", "en", "pour" after a title goes on with the title."""
    if view.has("telling_to", i + 1) or view.has("telling_to", i + 2):
        return False
    if not any(view.has("titles", j) for j in range(core.first, i)):
        return False
    following = i + 1
    while following < view.count and view.pos[following] == "DET":
        following += 1
    if following >= view.count or view.has("time_words", following):
        return False
    if view.has("titles", i - 1) and view.low[i] == "à":
        return True
    if view.low[i] == "to":
        return view.pos[i + 1] == "DET" and view.has("titles", i - 1)
    return view.is_capital(following) or view.low[i] in {"chez", "auprès", "en", "for", "at"}


def _joined(view: View, i: int, end: int) -> int | None:
    """The last token of "et X" where a name or a determined noun follows and no verb."""
    if view.low[i] not in {"et", "and", "ou", "or", "&"} or i + 1 >= end:
        return None
    if view.pos[i + 1] not in {"DET", "PROPN", "NOUN"}:
        return None
    inner = _core(view, i + 1, end)
    if inner is None:
        return None
    after = inner.last + 1
    while after < end and view.pos[after] in {"ADP", "DET", "NOUN", "PROPN", "ADJ"}:
        after += 1
    if after < end and (view.pos[after] in {"VERB", "AUX", "PRON"}):
        return None
    return inner.last


def _appositions(view: View, core: Phrase, last: int, end: int) -> int:
    """Past ", président du groupe" and ", Pierre Martin"; a comma alone is left out."""
    while last + 2 < end and view.low[last + 1] == ",":
        inner = _core(view, last + 2, end)
        if inner is None or not _is_apposition(view, core, inner):
            break
        stop = _complements(view, inner, end)
        if stop + 1 < end and not _may_follow(view, stop + 1, inner):
            break
        last = stop
    return last


def _is_apposition(view: View, core: Phrase, inner: Phrase) -> bool:
    if view.low[inner.head] in {"un", "une", "one", "l'un", "l'une"} and inner.first == inner.head:
        return view.low[inner.last + 1 : inner.last + 2] in (["of"], ["des"], ["de"])
    if view.pos[inner.head] == "PRON" or view.low[inner.first] in {"ce", "cet", "cette", "ces"}:
        return False
    if _is_definite(view, core) and _is_definite(view, inner):
        return False  # "according to the paper, the minister …" names two
    if any(view.has("speakers", j) for j in range(inner.first, inner.last + 1)):
        return True
    if any(view.has("titles", j) for j in range(inner.first, inner.last + 1)):
        return True
    names = view.pos[inner.head] == "PROPN" or view.is_capital(inner.head)
    partitive = view.low[core.head] in {"un", "une", "one", "l'un", "l'une"}
    common = partitive or (view.pos[core.head] == "NOUN" and not view.is_capital(core.head))
    return names and common


def _is_definite(view: View, phrase: Phrase) -> bool:
    """ "The paper", "le ministre": a definite noun without a name."""
    words = range(phrase.first, phrase.last + 1)
    named = any(view.pos[j] == "PROPN" or view.is_capital(j) for j in words if view.pos[j] != "DET")
    return view.low[phrase.first] in {"le", "la", "l'", "les", "the"} and not named


def _may_follow(view: View, i: int, inner: Phrase) -> bool:
    """Whether token ``i`` may stand right after an apposition.

    A verb may not: the phrase is then its subject ("selon le ministre, Paris refuse").
    """
    if view.low[i] in {",", ".", ":", ")", ";", "!", "?", "»", "«", "”", "“", '"', "-", "–", "—"}:
        return True
    if view.pos[i] == "PUNCT":
        return True
    titled = view.pos[inner.first] in {"NOUN", "ADJ"}
    return titled and view.pos[i] in {"ADP", "SCONJ"}


def can_speak(view: View, phrase: Phrase) -> bool:
    """Whether the phrase is a name, a person, a body or a pronoun."""
    head = phrase.head
    if view.has("pronouns", head) or view.has("inverted", head) or view.has("relatives", head):
        return True
    if view.low[phrase.first] == "l'" and view.low[head] in {"un", "une", "autre"}:
        return True
    if view.pos[head] == "PRON":
        return head < phrase.last
    if view.pos[head] == "PROPN" and (view.is_capital(head) or view.is_known_name(head)):
        return True
    if any(view.has("speakers", j) for j in range(phrase.first, min(head + 2, phrase.last + 1))):
        return True
    if view.has("outlets", head):
        return True
    if view.has("quantities", head) and any(
        view.has("speakers", j) for j in range(head, min(head + 5, phrase.last + 1))
    ):
        return True
    return any(
        view.is_capital(j) and view.pos[j] != "DET" and not view.low[j].isnumeric()
        for j in range(phrase.first, min(head + 2, phrase.last + 1))
        if j > view.sentence_start(j)
    )
