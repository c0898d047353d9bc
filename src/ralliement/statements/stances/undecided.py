"""Actors that have taken no line yet: decisions not made, still to come, or awaited."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ralliement.records import Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of, is_denied
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import Wording, load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events import participants
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.speaking import Speaking
from ralliement.statements.stances.holders import doers
from ralliement.statements.stances.topic import Topic

_PURE = frozenset("trancher décider statuer arbitrer prononcer decide determine".split())
"""Verbs that mean deciding whatever their object."""

_TIMES = frozenset("jour semaine mois an année day week month year autumn spring".split())

_REACH = 70
"""How many words back the subject may have been named."""


def undecided(
    sentence: Span, topic: Topic, mentions: Speaking, lexicon: Lexicon
) -> Iterator[Draft]:
    """Actors whose decision the text says is not made ("n'a pas encore tranché").

    "No decision has been made" is said of the country named, or by the speaker of itself.
    Decisions on something else ("n'a pas décidé de vendre") do not count, nor does any
    where the subject has not been spoken of just before.
    """
    if not topic.on_topic or not _is_near_subject(sentence, topic):
        return
    wording = load_wording(lexicon.language)
    seen: set[str] = set()
    for token in sentence:
        if not _is_open_decision(token, lexicon, wording):
            continue
        framing = framing_of(token, lexicon)
        if framing.blocked or framing.disputed or asks_of_another(token, mentions):
            continue
        for holder in _whose(token, mentions):
            actor = participants.actor_id(holder)
            if actor not in seen and actor not in topic.pack.subject_actors:
                seen.add(actor)
                yield _draft(sentence, token, holder, lexicon)


def _draft(sentence: Span, token: Token, holder: Mention, lexicon: Lexicon) -> Draft:
    return Draft(
        sentence=sentence, token=token, actor=holder, recipient=None, event=None,
        modality=Modality.ASSERTED, framing=framing_of(token, lexicon), confidence=0.6,
        rule="stance-undecided", stance=None, decided=False, stance_tokens=(token,),
        on_issue=True,
    )  # fmt: skip


def _is_near_subject(sentence: Span, topic: Topic) -> bool:
    first = sentence.start - _REACH
    return any(first <= i < sentence.end for i in topic.subject_tokens)


def _is_open_decision(token: Token, lexicon: Lexicon, wording: Wording) -> bool:
    """Whether the verb is one of deciding and what it decides is still open."""
    lemma = grammar.verb_lemma(token)
    if not grammar.is_verb(token) or lemma not in wording.deciding:
        return False
    if not _is_about_a_decision(token, lemma, wording):
        return False
    if is_denied(token) or _is_yet_to(token):
        return True
    return lemma in _PURE and _is_to_come(token, lexicon)


def _is_about_a_decision(token: Token, lemma: str, wording: Wording) -> bool:
    done = grammar.children(token, grammar.SUBJECT) if grammar.is_passive(token) else []
    things = [t for t in (*grammar.objects(token), *done) if t.pos_ == "NOUN"]
    things = [thing for thing in things if thing.lemma_.lower() not in _TIMES]
    if any(thing.lemma_.lower() in wording.decision_nouns for thing in things):
        return True
    acts = [c for c in token.children if c.dep_ in {"xcomp", "ccomp"} and c.i > token.i]
    whether = any(_asks(act) for act in acts)
    if lemma in _PURE:
        return not things and (whether or not acts)
    return whether and lemma in {"dire", "savoir", "say", "know"}


def _asks(clause: Token) -> bool:
    opening = {child.lower_ for child in clause.subtree if child.i < clause.i}
    return bool(opening & {"si", "s'", "s’", "whether", "if", "quoi", "comment", "how", "what"})


def asks_of_another(token: Token, mentions: MentionLookup) -> bool:
    """Whether it is another's deed that is not known ("does not know whether Paris will …")."""
    clauses = [child for child in token.children if child.dep_ in {"ccomp", "advcl"}]
    doing = [actor for clause in clauses for actor in participants.doers(clause, mentions)]
    own = {participants.actor_id(m) for m in participants.doers(token, mentions)}
    return bool(own) and any(participants.actor_id(actor) not in own for actor in doing)


def _is_yet_to(token: Token) -> bool:
    head = token.head
    return head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children)


def _is_to_come(token: Token, lexicon: Lexicon) -> bool:
    """Whether the decision is announced for later ("décidera", "doit se prononcer")."""
    framing = framing_of(token, lexicon)
    due = grammar.verb_lemma(token.head) in {"devoir", "due", "expect", "set"}
    return due or (framing.planned and not framing.denied and not framing.wanted)


def _whose(token: Token, mentions: Speaking) -> list[Mention]:
    found = doers(token, mentions)
    if found:
        return [mention for mention in found if not mention.place]
    if not grammar.is_passive(token):
        return []
    named = [mentions.at(noun) for _, noun in grammar.obliques(token)]
    places = [m for m in named if m is not None and mentions.kinds.get(m.actor) == "state"]
    places += [m for c in token.children if (m := mentions.at(c)) is not None and m.place]
    quotation = mentions.quoted.get(token.i)
    speaker: Mention | None = quotation.speaker if quotation is not None else None
    if speaker is not None and mentions.kinds.get(speaker.actor) != "media":
        return [speaker]
    return places[:1]
