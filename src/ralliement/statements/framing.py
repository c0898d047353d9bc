"""How a predicate is meant: asserted, planned, denied, conditional, or not said at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from ralliement.records import Modality
from ralliement.statements import grammar
from ralliement.statements.lexicon import Lexicon

_PURPOSE = frozenset({"pour", "afin"})
_MODALS = frozenset({"could", "may", "might", "would"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class Framing:
    """What stands over a predicate.

    ``blocked``: the text does not say that it happened, happens or will (a condition, a
    question, something merely asked for). ``denied`` flips; ``planned``, ``conditional``
    as they say. ``considering``: weighed, not decided. ``wanted``: asked for or wished.
    ``top`` is the highest predicate reached, ``path`` all of them, lowest first.
    ``condition`` is the verb of the si/if clause that it depends on, ``reporter`` the verb
    of saying above it.
    """

    top: Token
    path: tuple[Token, ...]
    blocked: bool = False
    denied: bool = False
    planned: bool = False
    conditional: bool = False
    considering: bool = False
    wanted: bool = False
    instead: bool = False
    condition: Token | None = None
    reporter: Token | None = None

    @property
    def modality(self) -> Modality:
        """The modality to record; a denial outranks a plan, a plan a condition."""
        if self.denied:
            return Modality.DENIED
        if self.conditional or self.condition is not None:
            return Modality.CONDITIONAL
        if self.planned:
            return Modality.PLANNED
        return Modality.ASSERTED


def framing_of(token: Token, lexicon: Lexicon) -> Framing:
    """What stands over the clause or noun phrase headed by ``token``.

    Climbs from complement to governor ("a décidé d'ignorer", "refuse d'exclure",
    "envisage une interdiction"), flipping at refusals and denials, and stops at the
    first governor that is not in ``governors.yaml``.
    """
    framing = _own(Framing(token, (token,)), token, lexicon)
    current = token
    while True:
        step = _step(framing, current, lexicon)
        if step is None:
            return framing
        framing, current = step


def _own(framing: Framing, token: Token, lexicon: Lexicon) -> Framing:
    """What the token's own clause says: negation, mood, tense, si-clauses."""
    if grammar.is_negated(token):
        framing = replace(framing, denied=not framing.denied)
    group = [token, *grammar.auxiliaries(token)]
    if any(grammar.has_morph(t, "Mood", "Cnd") or t.lower_ in _MODALS for t in group):
        framing = replace(framing, conditional=True)
    if any(grammar.has_morph(t, "Tense", "Fut") or t.lower_ in _FUTURE for t in group):
        framing = replace(framing, planned=True)
    marks = [child.lower_ for child in token.children if child.dep_ == "mark"]
    if any(mark in lexicon.conditional_marks for mark in marks):
        framing = replace(framing, blocked=True)
    condition = _condition(token, lexicon)
    return replace(framing, condition=condition) if condition is not None else framing


def _condition(token: Token, lexicon: Lexicon) -> Token | None:
    """The verb of a si-clause that hangs on the token."""
    for child in token.children:
        if child.dep_ in {"advcl", "ccomp", "dep", "parataxis", "acl"}:
            marks = {mark.lower_ for mark in child.children if mark.dep_ == "mark"}
            if marks & lexicon.conditional_marks:
                return child
    return None


def _step(framing: Framing, token: Token, lexicon: Lexicon) -> tuple[Framing, Token] | None:
    """One step up, or None where the climb ends."""
    head = grammar.governor(token)
    if head is None or head.i in {t.i for t in framing.path}:
        return None
    if _rejected_alternative(token, lexicon):
        return replace(framing, instead=True, top=head, path=(*framing.path, head)), head
    if token.dep_ == "conj":
        return _step_over(framing, token, head, lexicon)
    if _is_purpose(token):
        framing = replace(framing, wanted=True, planned=True, top=head, path=(*framing.path, head))
        return framing, head
    if not _is_complement(token):
        return _with_main_clause(framing, token, head, lexicon)
    return _govern(framing, token, head, lexicon) or _with_main_clause(
        framing, token, head, lexicon
    )


def _step_over(
    framing: Framing, token: Token, first: Token, lexicon: Lexicon
) -> tuple[Framing, Token] | None:
    """From a coordinated infinitive or noun to what governs the first of its list."""
    if grammar.is_finite(token) or first.dep_ == "ROOT":
        return None
    if not (_is_complement(first) or _is_purpose(first)):
        return None
    head = grammar.governor(first)
    if head is None or head.i in {t.i for t in framing.path}:
        return None
    if _is_purpose(first):
        return replace(
            framing, wanted=True, planned=True, top=head, path=(*framing.path, head)
        ), head
    return _govern(framing, token, head, lexicon)


def _with_main_clause(
    framing: Framing, token: Token, head: Token, lexicon: Lexicon
) -> tuple[Framing, Token] | None:
    """An infinitive or participle beside a planned act is planned with it ("avant d'entamer")."""
    if token.dep_ != "advcl" or grammar.is_finite(token) or not grammar.is_verb(head):
        return None
    main = framing_of(head, lexicon)
    if main.planned and not main.wanted:
        return replace(framing, planned=True), head
    return None


def _is_complement(token: Token) -> bool:
    if token.dep_ in {"xcomp", "ccomp", "pcomp", "csubj"}:
        return True
    if token.dep_ in {"obj", "dobj", "nsubj:pass", "nsubjpass", "obl:arg", "pobj", "attr", "acomp"}:
        return token.pos_ in {"NOUN", "VERB", "ADJ"}
    if token.dep_ in {"advcl", "acl", "nmod", "obl:mod", "obl"}:
        return (
            grammar.has_morph(token, "VerbForm", "Inf") or token.tag_ == "VB" or token.dep_ == "acl"
        )
    return False


def _is_purpose(token: Token) -> bool:
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "case"}}
    if marks & _PURPOSE:
        return grammar.has_morph(token, "VerbForm", "Inf") or token.pos_ in {"VERB", "NOUN"}
    infinitive = token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)
    return infinitive and token.dep_ == "advcl"


def _rejected_alternative(token: Token, lexicon: Lexicon) -> bool:
    before = " ".join(
        t.lower_ for t in token.doc[max(token.sent.start, token.i - 5) : token.i]
    ).replace("’", "'")
    return token.dep_ in {"advcl", "conj", "acl", "pcomp", "xcomp", "nmod", "ccomp"} and any(
        before.endswith(words) or f"{words} d'" in before or f"{words} de" in before
        for words in lexicon.instead_of
        if words in before
    )


def _govern(
    framing: Framing, token: Token, head: Token, lexicon: Lexicon
) -> tuple[Framing, Token] | None:
    """The framing under governor ``head``, or None where it governs nothing."""
    kinds = _kinds(head, lexicon)
    if not kinds:
        return None
    finite_clause = token.dep_ == "ccomp" and grammar.is_finite(token)
    if finite_clause and kinds <= {"says", "does"}:
        return _report(framing, head, kinds), head
    denied = framing.denied
    refused = "refuses" in kinds and not ("says" in kinds and finite_clause)
    not_ruled_out = refused and grammar.is_negated(head)
    if refused:
        denied = not denied
    if "denies" in kinds:
        denied = not denied
    if grammar.is_negated(head):
        denied = not denied
    framing = replace(
        framing,
        denied=denied,
        wanted=framing.wanted or "wants" in kinds,
        planned=framing.planned or bool(kinds & {"plans", "wants", "considers"}),
        considering=framing.considering
        or not_ruled_out
        or bool(kinds & {"considers", "hesitates"}),
        conditional=framing.conditional or _is_conditional(head),
        top=head,
        path=(*framing.path, head),
    )
    return _own_condition(framing, head, lexicon), head


def _kinds(head: Token, lexicon: Lexicon) -> frozenset[str]:
    """How ``head`` governs; "est allé jusqu'à" tells what was done, "va" what will be."""
    lemma = grammar.verb_lemma(head)
    if lemma in {"aller", "go"} and grammar.auxiliaries(head) and head.tag_ != "VBG":
        return frozenset({"does"})
    return lexicon.attitudes(lemma)


def _report(framing: Framing, head: Token, kinds: frozenset[str]) -> Framing:
    reporter = head if "says" in kinds else framing.reporter
    return replace(framing, reporter=reporter, path=(*framing.path, head))


def _is_conditional(head: Token) -> bool:
    group = [head, *grammar.auxiliaries(head)]
    return any(grammar.has_morph(t, "Mood", "Cnd") or t.lower_ in _MODALS for t in group)


def _own_condition(framing: Framing, head: Token, lexicon: Lexicon) -> Framing:
    marks = {child.lower_ for child in head.children if child.dep_ == "mark"}
    if marks & lexicon.conditional_marks:
        framing = replace(framing, blocked=True)
    condition = _condition(head, lexicon)
    return replace(framing, condition=condition) if condition is not None else framing
