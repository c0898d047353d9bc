"""Measures that use the issue's words and are not about its question."""

from __future__ import annotations

from spacy.tokens import Span, Token

from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing
from ralliement.statements.clauses.wording import Wording
from ralliement.statements.stances.topic import CueMatch, Topic

_TO = frozenset({"à", "to"})
_GROUNDS = frozenset({"over"})


def is_off_question(match: CueMatch, sentence: Span, topic: Topic, wording: Wording) -> bool:
    """Whether the measure is on trade with the subject, or only the ground of another act."""
    return (
        is_ground(match.head)
        or is_trade_with(match, topic, wording)
        or is_trade_list(match, sentence, topic, wording)
    )


def is_trade_with(match: CueMatch, topic: Topic, wording: Wording) -> bool:
    """Whether the measure is on selling to the subject, not on using what it sells.

    "Interdit aux entreprises américaines de vendre à Huawei" says nothing of networks.
    """
    head = match.head
    for token in head.subtree:
        if token.i >= head.i and _is_sale(token, wording):
            leave = grammar.verb_lemma(head) in wording.empowers
            if _is_made_to(token, topic, [head] if leave else []):
                return True
    return False


def _is_sale(token: Token, wording: Wording) -> bool:
    return token.lemma_.lower() in wording.sells or grammar.verb_lemma(token) in wording.sells


def _is_made_to(sale: Token, topic: Topic, above: list[Token]) -> bool:
    """Whether the sale is to the issue's subject, named or as a pronoun."""
    receivers = [c for c in sale.children if c.dep_ in {"iobj", "dative"}]
    receivers += [c for c in grammar.objects(sale) if c.pos_ == "PROPN"]
    for carrier in [*above, *sale.subtree]:
        receivers += [noun for word, noun in grammar.obliques(carrier) if word in _TO]
    return any(
        noun.i > sale.i or noun.dep_ == "iobj" for noun in receivers if _is_subject(noun, topic)
    )


def _is_subject(noun: Token, topic: Topic) -> bool:
    return noun.i in topic.subject_tokens or noun.lower_ in {"it", "them", "lui", "leur"}


def is_trade_list(match: CueMatch, sentence: Span, topic: Topic, wording: Wording) -> bool:
    """Whether the measure is a list of firms not to trade with, the field out of view.

    A blacklist is about networks only where the sentence says so.
    """
    words = {token.lemma_.lower() for token in match.tokens}
    return any(set(name.split()) <= words for name in wording.trade_lists) and (
        not topic.names_field(sentence)
    )


def is_power(match: CueMatch, framing: Framing, wording: Wording) -> bool:
    """Whether somebody is only given the power to do it ("lets the government exclude …")."""
    if framing.denied or not grammar.is_verb(match.head) or match.cue.kind != "measure":
        return False
    if match.cue.value == 0:
        return False
    return any(grammar.verb_lemma(token) in wording.empowers for token in framing.path[1:])


def is_ground(head: Token) -> bool:
    """Whether a gerund says what another act answers ("sanctions Sweden over excluding …")."""
    return head.dep_ == "pcomp" and head.head.lower_ in _GROUNDS
