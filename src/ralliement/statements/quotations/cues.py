"""Verbs of saying where they stand in the text."""

from __future__ import annotations

from dataclasses import dataclass

from ralliement.statements.quotations.lexicon import Sense
from ralliement.statements.quotations.view import View

_GROUP = 8
NO_PERSON = ("é", "ée", "és", "ées", "ant", "er", "ir", "re")
"""Endings of participles and infinitives."""


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb group of saying: tokens ``first`` to ``last``, its main verb and sense.

    ``clitic`` is the inverted subject pronoun ("a-t-*il* dit"); ``passive`` is true for
    "a été qualifié de" and for a bare participle.
    """

    first: int
    last: int
    verb: int
    senses: tuple[Sense, ...]
    clitic: int | None
    passive: bool
    finite: bool

    def takes(self, what: str) -> bool:
        """Whether any sense of the verb governs ``what``."""
        return any(what in sense.takes for sense in self.senses)

    def any_of(self, verbs: frozenset[str]) -> bool:
        """Whether any sense is one of these verbs."""
        return any(sense.lemma in verbs for sense in self.senses)

    def of_group(self, *groups: str) -> bool:
        """Whether any sense of the verb is of one of ``groups``."""
        return any(sense.group in groups for sense in self.senses)


def verb_cue(view: View, i: int, *, after_quotation: bool = False) -> VerbCue | None:
    """The cue whose main verb is token ``i``, or None.

    ``after_quotation``: right after closing marks a word that the tagger takes for a
    noun ("explique", "note") is a verb all the same.
    """
    senses = view.lexicon.senses.get(view.low[i])
    if senses is None:
        return None
    if view.has("nouns_too", i) and view.pos[i] != "VERB" and not after_quotation:
        return None
    first = _group_start(view, i)
    if not _is_verb(view, i, first, after_quotation):
        return None
    reflexive = any(view.has("reflexives", j) for j in range(first, i))
    fitting: list[Sense] = []
    last = i
    for sense in senses:
        tail = _tail_end(view, i, sense)
        if tail is None or (sense.reflexive and not reflexive):
            continue
        if sense.tail and tail > last:
            fitting, last = [sense], tail
        elif not (fitting and fitting[0].tail):
            fitting.append(sense)
    if not fitting:
        return None
    if reflexive and any(sense.reflexive for sense in fitting):
        fitting = [sense for sense in fitting if sense.reflexive] + [
            sense for sense in fitting if not sense.reflexive and sense.group == "say"
        ]
    return _build(view, i, first, last, tuple(fitting))


def _build(view: View, i: int, first: int, last: int, senses: tuple[Sense, ...]) -> VerbCue:
    clitic = next((j for j in range(first, i) if view.has("inverted", j)), None)
    end = last
    while last + 1 < view.count and _is_inverted(view, last + 1) and last - end < 3:
        last += 1
        clitic = last if view.has("inverted", last) else clitic
    return VerbCue(
        first=first,
        last=last,
        verb=i,
        senses=senses,
        clitic=clitic,
        passive=_is_passive(view, i, first),
        finite=clitic is not None
        or any(view.is_finite(k) for k in range(first, i + 1))
        or (view.pos[i] != "VERB" and (_is_only_verb(view, i) or _is_second_verb(view, i)))
        or (
            view.pos[i] == "NOUN"
            and not view.low[i].endswith(NO_PERSON)
            and any(view.has("reflexives", j) for j in range(first, i))
        ),
    )


def _is_inverted(view: View, i: int) -> bool:
    return view.low[i] == "-t" or view.has("inverted", i)


def _group_start(view: View, i: int) -> int:
    """The first auxiliary, clitic or adverb of the verb group that ends at ``i``."""
    first = i
    j = i - 1
    lowest = max(view.sentence_start(i), i - _GROUP)
    while j >= lowest and view.inside[j] < 0:
        inserted = _insertion_before(view, j)
        if inserted < j:
            j = inserted
            continue
        if view.has("auxiliaries", j) or view.has("clitics", j) or _is_inverted(view, j):
            if view.low[j] in {"la", "le", "les", "l'", "leur", "en"} and not _is_clitic(view, j):
                break
            first = j
        elif not view.has("adverbs", j) and view.pos[j] != "ADV":
            break
        j -= 1
    return _first_auxiliary(view, i, first, lowest)


def _insertion_before(view: View, j: int) -> int:
    """The token before an insertion that ends at ``j`` ("de son côté"); ``j`` without one."""
    last = j - 1 if view.low[j] == "," else j
    for phrase in view.lexicon.phrases["insertions"]:
        first = last - len(phrase) + 1
        if first > 0 and view.low[last] == phrase[-1] and view.matches(phrase, first):
            return first - 2 if view.low[first - 1] == "," else first - 1
    return j


def _first_auxiliary(view: View, i: int, first: int, lowest: int) -> int:
    """The auxiliary that the tree gives the verb, past an insertion ("a, de son côté, dit")."""
    if first < i and any(view.has("auxiliaries", j) for j in range(first, i)):
        return first
    for child in view.tokens[i].children:
        if lowest - 6 <= child.i < first and child.dep_.startswith("aux"):
            return int(child.i)
    return first


def _is_clitic(view: View, j: int) -> bool:
    if view.low[j] == "en" and view.has("reflexives", j - 1):
        return True  # "s'en inquiète"
    return view.pos[j] in {"PRON", "ADV"} or view.has("auxiliaries", j + 1)


def _is_verb(view: View, i: int, first: int, after_quotation: bool) -> bool:
    pos = view.pos[i]
    if pos in {"VERB", "AUX"}:
        return True
    if first < i and any(view.has("auxiliaries", j) for j in range(first, i)):
        return True
    if any(view.has("reflexives", j) for j in range(first, i)):
        return True
    if i and view.pos[i - 1] in {"DET", "ADP", "NUM"} and first == i:
        return False
    if i + 1 < view.count and _is_inverted(view, i + 1):
        return True
    if after_quotation:
        return True
    if i and (view.has("pronouns", i - 1) or view.has("relatives", i - 1)):
        return pos != "ADJ"
    following = view.low[i + 1] if i + 1 < view.count else ""
    if i and following and view.inside[i + 1] >= 0 and pos in {"NOUN", "ADJ"}:
        return view.pos[i - 1] in {"NOUN", "PROPN", "PRON"}
    if _is_only_verb(view, i) or _is_second_verb(view, i):
        return True
    if pos in {"NOUN", "ADJ", "X", "ADV", "PROPN"} and i:
        return following in {"que", "qu'", "that"} and view.pos[i - 1] in {
            "NOUN",
            "PROPN",
            "PRON",
            "ADV",
            "PUNCT",
        }
    return False


def _is_second_verb(view: View, i: int) -> bool:
    """ "Et demande de ramener le délai": an infinitive shows that the word is no noun."""
    if view.lexicon.language != "fr" or i + 2 >= view.count or i < 2:
        return False
    if view.low[i - 1] != "et" or view.low[i].endswith(NO_PERSON):
        return False
    asked = view.low[i + 1] in {"de", "d'", "à"} and view.form(i + 2) == "Inf"
    return asked and any(view.is_finite(j) for j in range(view.sentence_start(i), i - 1))


def _is_only_verb(view: View, i: int) -> bool:
    """ "Le groupe dément tout lien": no other word of the sentence can be its verb."""
    if view.lexicon.language != "fr" or i + 1 >= view.count or view.is_capital(i):
        return False
    first, end = view.sentence_start(i), view.sentence_end(i)
    if i == first or i + 1 >= end or view.pos[i - 1] not in {"NOUN", "PROPN", "ADJ", "PUNCT"}:
        return False
    object_follows = view.pos[i + 1] == "DET" or view.form(i + 1) == "Inf"
    if not object_follows or view.low[i].endswith(NO_PERSON):
        return False
    return not any(
        view.is_finite(j) and view.inside[j] < 0 and view.tokens[j].dep_ != "acl:relcl"
        for j in range(first, end)
        if j != i
    )


def _tail_end(view: View, i: int, sense: Sense) -> int | None:
    """The last token of the sense's own words; None where they do not follow."""
    j = i
    for word in sense.tail:
        j += 1
        skipped = 0
        while j < view.count and view.low[j] != word and skipped < 2 and _skippable(view, j):
            j += 1
            skipped += 1
        if j >= view.count or not _same_word(view.low[j], word):
            return None
    return j


def _same_word(found: str, wanted: str) -> bool:
    return found == wanted or (
        len(wanted) > 5 and found in {wanted + "e", wanted + "s", wanted + "es"}
    )


def _skippable(view: View, i: int) -> bool:
    return view.pos[i] in {"ADV", "PRON"} or view.has("adverbs", i) or _is_inverted(view, i)


def _is_passive(view: View, i: int, first: int) -> bool:
    """Whether the group is a participle with "être" or "be", or with no auxiliary."""
    if view.lexicon.language == "en":
        if view.tokens[i].tag_ != "VBN":
            return False
        return not any(view.has("have", j) for j in range(first, i)) or any(
            view.low[j] == "been" for j in range(first, i)
        )
    if view.low[i][-1:] not in "éestui":
        return False
    if not view.low[i].endswith(
        ("é", "ée", "és", "ées", "it", "ite", "its", "ites", "is", "u", "ue", "us", "ues")
    ):
        return False
    auxiliaries = [view.low[j] for j in range(first, i) if view.has("auxiliaries", j)]
    if any(view.has("reflexives", j) for j in range(first, i)):
        return False
    if not auxiliaries and view.low[i].endswith("it"):
        return i + 1 < view.count and view.low[i + 1] == "par"
    if not auxiliaries:
        return view.form(i) == "Part" and view.pos[i] in {"VERB", "ADJ"} and not view.is_finite(i)
    return "été" in auxiliaries or not any(
        word in view.lexicon.words["have"] for word in auxiliaries
    )
