"""How a predicate is meant: asserted, planned, denied, conditional, or not said at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from ralliement.records import Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.forms import ending_of
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import load_wording

_PURPOSE = frozenset({"pour", "afin"})
_MODALS = frozenset({"could", "may", "might", "would"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class Framing:
    """What stands over a predicate.

    ``blocked``: the text does not say that it happened, happens or will (a condition, a
    question, something merely asked for). ``denied`` flips; ``planned``, ``conditional``
    as they say. ``considering``: weighed, not decided. ``wanted``: asked for or wished.
    ``instead``: named as what is not chosen. ``disputed``: said not to be so, which tells
    nothing of what its denier wants.
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
    disputed: bool = False
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
    if is_denied(token) != _is_stood_against(token):
        framing = replace(framing, denied=not framing.denied)
    framing = _with_mood(framing, token, lexicon)
    if _is_future(token) or _is_soon(token):
        framing = replace(framing, planned=True)
    if is_supposed(token, lexicon) or _is_torn_request(token):
        framing = replace(framing, blocked=True)
    condition = _condition(token, lexicon)
    return replace(framing, condition=condition) if condition is not None else framing


def _is_stood_against(token: Token) -> bool:
    """Whether somebody is said to be against it ("la Hongrie est contre la reconduction")."""
    labels = {child.dep_ for child in token.children}
    return "cop" in labels and grammar.preposition(token) == "contre"


def _with_mood(framing: Framing, token: Token, lexicon: Lexicon) -> Framing:
    """The framing with what a conditional of the token says: a condition, or a reported plan."""
    if not _is_conditional(token):
        return framing
    later = _is_future_in_past(token, lexicon)
    return replace(
        framing,
        conditional=framing.conditional or not later,
        planned=framing.planned or later,
    )


def _is_future(token: Token) -> bool:
    """Whether the token's verb is in the future, also where the tagger calls it a participle."""
    group = [token, *grammar.auxiliaries(token)]
    return any(
        grammar.has_morph(t, "Tense", "Fut") or t.lower_ in _FUTURE or ending_of(t) == "future"
        for t in group
    )


def _is_soon(token: Token) -> bool:
    """Whether a headline's bare participle is still to come ("bientôt bannis du marché")."""
    if grammar.auxiliaries(token) or not grammar.is_passive(token):
        return False
    return any(child.lower_ in _SOON for child in token.children)


_SOON = frozenset({"bientôt", "prochainement", "soon"})


def _is_torn_request(token: Token) -> bool:
    """Whether an infinitive was torn from the verb of asking before it.

    "… a appelé lundi, les États-Unis à ne pas appliquer" comes out with "appliquer" as its
    root: that is asked for, not done.
    """
    if token.dep_ != "ROOT" or not grammar.has_morph(token, "VerbForm", "Inf"):
        return False
    return any(child.dep_ == "mark" and child.lower_ == "à" for child in token.children)


def is_denied(token: Token) -> bool:
    """Whether the clause itself is denied.

    "Ne veut pas exclure" denies "veut" alone; in "n'a pas encore tranché" the parser hangs
    "pas" on "encore", in "ne veut plus négocier" "plus" on the infinitive.
    """
    own = {child.lower_ for child in token.children}
    if not grammar.is_negated(token):
        below = {t.lower_ for c in token.children if c.pos_ == "ADV" for t in c.children}
        loose = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "plus"
        negated = loose or bool(below & {"pas", "jamais", "plus"})
        return negated and bool(own & {"ne", "n'", "n’"})
    before = token.nbor(-1) if token.i > 0 else None
    if before is None or before.lower_ not in {"pas", "plus"} or before.head.i == token.i:
        return True
    return bool(own & {"ne", "n'", "n’"}) or not grammar.is_negated(before.head)


def _is_future_in_past(token: Token, lexicon: Lexicon) -> bool:
    """Whether the conditional only reports a future ("said that it would exclude")."""
    says = token.head
    reported = token.dep_ == "ccomp" or (
        token.dep_ == "advcl"
        and any(word.lower_ in {"que", "qu'", "qu’"} for word in token.doc[says.i + 1 : token.i])
    )
    if not reported or "says" not in lexicon.attitudes(grammar.verb_lemma(says)):
        return False
    words = {word.lower_ for word in grammar.auxiliaries(token)}
    if words & (_MODALS - {"would"}):
        return False
    past = says.tag_ in {"VBD", "VBN"} or grammar.has_morph(says, "Tense", "Past")
    return past or grammar.has_morph(says, "Tense", "Imp")


def is_supposed(token: Token, lexicon: Lexicon) -> bool:
    """Whether a conjunction of condition opens the clause, on its verb or on its subject."""
    marks = [child for child in token.children if child.dep_ == "mark"]
    for child in token.children:
        if child.dep_ in grammar.SUBJECT and child.i < token.i:
            first = child.left_edge
            opening = first.nbor(-1) if first.i > token.sent.start else first
            marks += [word for word in (first, opening) if word.pos_ == "SCONJ"]
    conditional = lexicon.conditional_marks
    return any(m.lower_ in conditional and not grammar.is_elided_self(m) for m in marks)


def _condition(token: Token, lexicon: Lexicon) -> Token | None:
    """The verb of a si-clause that hangs on the token."""
    for child in token.children:
        if child.dep_ in {"advcl", "ccomp", "dep", "parataxis", "acl"} and is_supposed(
            child, lexicon
        ):
            return child
    return None


def _step(framing: Framing, token: Token, lexicon: Lexicon) -> tuple[Framing, Token] | None:
    """One step up, or None where the climb ends."""
    head = grammar.governor(token)
    if head is None or head.i in {t.i for t in framing.path} or grammar.is_reason(token):
        return None
    if _rejected_alternative(token, lexicon):
        return replace(framing, instead=True, top=head, path=(*framing.path, head)), head
    if token.dep_ == "conj":
        return _step_over(framing, token, head, lexicon)
    if _is_purpose(token):
        framing = replace(framing, wanted=True, planned=True, top=head, path=(*framing.path, head))
        return framing, head
    head = _behind_addressee(token, head, lexicon)
    judgement = _judgement(token, head, lexicon)
    if judgement is not None:
        judged = _govern(framing, token, judgement, lexicon)
        if judged is None:
            return None
        return replace(judged[0], conditional=framing.conditional), judged[1]
    described = grammar.described_noun(token)
    if described is not None and described.i == head.i:
        return _text_of(framing, described, lexicon)
    if _is_leaning(token, head, lexicon):
        return _leant(framing, token, head, lexicon), head
    if not _is_complement(token):
        return _with_main_clause(framing, token, head, lexicon)
    return _govern(framing, token, head, lexicon) or _with_main_clause(
        framing, token, head, lexicon
    )


def _is_leaning(token: Token, head: Token, lexicon: Lexicon) -> bool:
    """Whether the word says how the subject of a verb of being leans ("is opposed to …")."""
    wording = load_wording(lexicon.language)
    predicate = token.dep_ in _PREDICATES
    return predicate and grammar.verb_lemma(head) in _BEING and (
        token.lemma_.lower() in wording.leanings or _is_taken_against(token)
    )  # fmt: skip


_PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp", "pobj", "pcomp", "obl:arg", "obl:mod"})
_BEING = frozenset("be remain stay come stand rester demeurer".split())


def _leant(framing: Framing, token: Token, head: Token, lexicon: Lexicon) -> Framing:
    denied = (framing.denied != is_denied(head)) != _is_taken_against(token)
    framing = replace(framing, denied=denied, top=head, path=(*framing.path, head))
    return _own_condition(_with_mood(framing, head, lexicon), head, lexicon)


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
    """An infinitive or participle beside a planned act is planned with it ("avant d'entamer").

    A judgement passed beside it ("en reprochant à Londres de …") is passed already.
    """
    if token.dep_ != "advcl" or grammar.is_finite(token) or not grammar.is_verb(head):
        return None
    if grammar.verb_lemma(token) in load_wording(lexicon.language).factive:
        return None
    main = framing_of(head, lexicon)
    if main.planned and not main.wanted:
        return replace(framing, planned=True), head
    return None


def _behind_addressee(token: Token, head: Token, lexicon: Lexicon) -> Token:
    """The verb of asking, where the parser hung what is asked on whom it is asked of.

    "Demande à ses alliés d'exclure": "exclure" is no description of the allies.
    """
    if token.dep_ == "relcl" and _is_to_infinitive(token) and grammar.is_passive(token):
        return _asked_for(head) or head
    if token.dep_ != "acl" or not grammar.has_morph(token, "VerbForm", "Inf"):
        return head
    if head.pos_ not in {"NOUN", "PROPN", "PRON"} or lexicon.attitudes(head.lemma_.lower()):
        return head
    verb = head.head
    asks = grammar.is_verb(verb) and grammar.verb_lemma(verb) in lexicon.object_control
    return verb if asks and head.dep_ in {"obj", "iobj", "obl:arg", "obl:mod"} else head


def _asked_for(noun: Token) -> Token | None:
    """The verb behind "for" ("asked for the signing to be postponed"), None without one."""
    before = noun.head
    return before.head if before.lower_ == "for" and grammar.is_verb(before.head) else None


def _judgement(token: Token, head: Token, lexicon: Lexicon) -> Token | None:
    """The adjective or noun that calls its subject right or wrong ("… serait une erreur")."""
    if token.dep_ not in {"nsubj", "csubj", "nsubj:pass"}:
        return None
    if any(child.dep_ == "cop" for child in head.children):
        predicates = [head]
    else:
        predicates = [c for c in head.children if c.dep_ in {"acomp", "attr", "oprd"}]
    wanted = {"wants", "refuses"}
    return next((p for p in predicates if lexicon.attitudes(p.lemma_.lower()) & wanted), None)


def _text_of(framing: Framing, noun: Token, lexicon: Lexicon) -> tuple[Framing, Token] | None:
    """From what a law or plan says to the law itself ("vote le texte qui interdit …").

    What it would do is what is proposed; a law that there is not says nothing.
    """
    if noun.lemma_.lower() not in load_wording(lexicon.language).documents:
        return None
    framing = replace(
        framing,
        conditional=False,
        planned=framing.planned or framing.conditional,
        considering=framing.considering or framing.conditional,
        blocked=framing.blocked or any(child.lower_ in _NONE for child in noun.children),
    )
    return replace(framing, top=noun, path=(*framing.path, noun)), noun


_NONE = frozenset({"no", "aucun", "aucune", "nul", "nulle"})


def _is_to_infinitive(token: Token) -> bool:
    """Whether it is an English infinitive, passive ones included ("to be stopped")."""
    return token.tag_.startswith("VB") and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in token.children
    )


def _is_complement(token: Token) -> bool:
    if token.dep_ in {"xcomp", "ccomp", "pcomp", "csubj"}:
        return True
    if token.dep_ in {"obj", "dobj", "nsubj:pass", "nsubjpass", "obl:arg", "pobj", "attr", "acomp"}:
        return token.pos_ in {"NOUN", "VERB", "ADJ"}
    if token.dep_ == "dep":
        return token.pos_ in {"X", "NOUN"} and grammar.is_verb(token.head)
    if token.dep_ in {"advcl", "acl", "nmod", "obl:mod", "obl"}:
        return (
            grammar.has_morph(token, "VerbForm", "Inf")
            or token.tag_ == "VB"
            or token.dep_ == "acl"
            or _is_to_infinitive(token)
        )
    return token.dep_ == "relcl" and _is_to_infinitive(token)


def _is_purpose(token: Token) -> bool:
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "case"}}
    if marks & _PURPOSE:
        return grammar.has_morph(token, "VerbForm", "Inf") or token.pos_ in {"VERB", "NOUN"}
    infinitive = token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)
    return infinitive and token.dep_ == "advcl"


def _is_less_preferred(token: Token) -> bool:
    """Whether something else is preferred to it ("prefers criteria to a ban")."""
    if grammar.preposition(token) not in {"à", "to", "over"}:
        return False
    above = list(token.ancestors)[:4]
    chosen = next((t for t in above if grammar.verb_lemma(t) in {"préférer", "prefer"}), None)
    return chosen is not None and any(c.i < token.i for c in grammar.objects(chosen))


def _rejected_alternative(token: Token, lexicon: Lexicon) -> bool:
    before = " ".join(
        t.lower_ for t in token.doc[max(token.sent.start, token.i - 5) : token.i]
    ).replace("’", "'")
    if _is_less_preferred(token):
        return True
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
    if _is_open_question(token, head, lexicon):
        return replace(framing, blocked=True, path=(*framing.path, head)), head
    if token.dep_ == "ccomp" and grammar.is_finite(token) and _reports(kinds):
        return _report(framing, head, kinds), head
    framing = _weighed(_flipped(framing, head, kinds), head, kinds, lexicon)
    if _is_taken_against(token):
        framing = replace(framing, denied=not framing.denied)
    framing = replace(
        _with_mood(framing, head, lexicon),
        wanted=framing.wanted or "wants" in kinds,
        top=head,
        path=(*framing.path, head),
    )
    if kinds & {"plans", "wants", "considers"}:
        framing = replace(framing, planned=True)
    return _own_condition(framing, head, lexicon), head


def _is_taken_against(token: Token) -> bool:
    """Whether it is the thing decided, voted or argued against ("decided against banning")."""
    word = token.head.lower_ if token.dep_ in {"pcomp", "pobj"} else grammar.preposition(token)
    return word in {"against", "contre"}


def _is_open_question(token: Token, head: Token, lexicon: Lexicon) -> bool:
    """Whether it is what somebody has to decide ("has not decided whether to let X …")."""
    asked = any(child.lower_ == "whether" for child in token.children)
    decides = grammar.verb_lemma(head) in load_wording(lexicon.language).deciding
    return asked and (decides or "considers" not in lexicon.attitudes(grammar.verb_lemma(head)))


def under(framing: Framing, head: Token, kinds: frozenset[str]) -> Framing:
    """The framing with one more governor of the given kinds, whatever the parse says."""
    return replace(
        _flipped(framing, head, kinds),
        wanted=framing.wanted or "wants" in kinds,
        planned=framing.planned or bool(kinds & {"plans", "wants", "considers"}),
        considering=framing.considering or bool(kinds & {"considers", "hesitates"}),
        top=head,
        path=(*framing.path, head),
    )


def _reports(kinds: frozenset[str]) -> bool:
    """Whether a full clause under the governor is what somebody says."""
    return "says" in kinds or kinds <= {"does"}


def _flipped(framing: Framing, head: Token, kinds: frozenset[str]) -> Framing:
    """The framing with what refusal and negation of the governor turn round."""
    denied = framing.denied
    for turns in ("refuses" in kinds, "denies" in kinds, is_denied(head)):
        denied = denied != turns
    return replace(framing, denied=denied, disputed=framing.disputed or "denies" in kinds)


def _weighed(framing: Framing, head: Token, kinds: frozenset[str], lexicon: Lexicon) -> Framing:
    """The framing with what the governor says of being undecided.

    "N'exclut pas de" leaves it open, "n'interdit pas de" does not; a bill that is adopted
    is no longer weighed.
    """
    if grammar.verb_lemma(head) in load_wording(lexicon.language).enacts:
        return replace(framing, considering=False)
    left_open = (
        "refuses" in kinds
        and grammar.is_negated(head)
        and grammar.verb_lemma(head) not in lexicon.object_control
    )
    weighs = bool(kinds & {"considers", "hesitates"}) and not kinds & {"says"}
    return replace(framing, considering=framing.considering or left_open or weighs)


def _kinds(head: Token, lexicon: Lexicon) -> frozenset[str]:
    """How ``head`` governs; "est allé jusqu'à" tells what was done, "va" what will be."""
    lemma = grammar.verb_lemma(head)
    if lemma in {"aller", "go"} and grammar.auxiliaries(head) and head.tag_ != "VBG":
        return frozenset({"does"})
    if lemma == "pouvoir" and head.pos_ not in {"VERB", "AUX"}:
        return frozenset()
    if lemma == "pouvoir" and not _is_conditional(head):
        return frozenset({"allows"})
    if lemma == "rule" and not any(child.lower_ == "out" for child in head.children):
        return frozenset({"does", "says"})
    if head.pos_ == "NOUN" and lemma in load_wording(lexicon.language).in_force:
        return frozenset({"does"})
    return lexicon.attitudes(lemma)


def _report(framing: Framing, head: Token, kinds: frozenset[str]) -> Framing:
    reporter = head if "says" in kinds else framing.reporter
    return replace(framing, reporter=reporter, path=(*framing.path, head))


def _is_conditional(head: Token) -> bool:
    group = [head, *grammar.auxiliaries(head)]
    return any(
        grammar.has_morph(t, "Mood", "Cnd") or t.lower_ in _MODALS or ending_of(t) == "conditional"
        for t in group
    )


def _own_condition(framing: Framing, head: Token, lexicon: Lexicon) -> Framing:
    if is_supposed(head, lexicon):
        framing = replace(framing, blocked=True)
    condition = _condition(head, lexicon)
    return replace(framing, condition=condition) if condition is not None else framing
