"""Lines taken from another's: "suit l'exemple de l'Australie", "à l'instar de Londres"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Span, Token

from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events import participants
from ralliement.statements.speaking import Speaking
from ralliement.statements.stances.topic import Topic

_EXAMPLES = frozenset(
    "exemple pas voie ligne sillage position modèle initiative lead example suit footsteps "
    "line path position model".split()
)
_LIKE = ("à l' instar de", "à l' image de", "à l' exemple de", "like", "just like")


def followers(
    sentence: Span,
    lines: Mapping[str, float],
    topic: Topic,
    mentions: Speaking,
    lexicon: Lexicon,
) -> Iterator[Draft]:
    """Actors said to follow another whose line the article gives: the same value.

    The example, lead or line of the other must be what is followed, or the other itself;
    a plan or a wish to follow is coded as such by its framing, a refusal is not coded.
    """
    if not topic.on_topic:
        return
    follows = load_wording(lexicon.language).follows
    for token in sentence:
        if grammar.verb_lemma(token) not in follows or not grammar.is_verb(token):
            continue
        framing = framing_of(token, lexicon)
        if framing.blocked or framing.denied or framing.disputed or framing.instead:
            continue
        other = _followed(token, mentions)
        line = lines.get(participants.actor_id(other)) if other is not None else None
        if other is None or line is None:
            continue
        for holder in participants.doers(framing.top, mentions):
            same = participants.actor_id(holder) == participants.actor_id(other)
            if not holder.place and not same:
                yield Draft(
                    sentence=sentence, token=token, actor=holder, recipient=None, event=None,
                    modality=framing.modality, framing=framing, confidence=0.5,
                    rule="stance-follows", stance=line,
                    decided=not (framing.considering or framing.conditional),
                    stance_tokens=(token,), on_issue=True,
                )  # fmt: skip


def _followed(verb: Token, mentions: Speaking) -> Mention | None:
    """Whom the verb's subject follows: its object, or the owner of the example."""
    nouns = [*grammar.objects(verb), *(noun for _, noun in grammar.obliques(verb))]
    for noun in nouns:
        if noun.lemma_.lower() in _EXAMPLES:
            owner = mentions.owner(noun)
            if owner is not None:
                return owner
    for noun in nouns:
        mention = mentions.at(noun)
        if mention is not None and noun.pos_ == "PROPN":
            return mention
    return None


def companions(
    sentence: Span, found: Mapping[str, float], mentions: Speaking
) -> Iterator[tuple[Token, Mention, float]]:
    """Actors named as doing the same ("à l'instar de l'Australie, Londres bannit …")."""
    words = [grammar.plain(token).replace("’", "'") for token in sentence]
    for n in range(len(words)):
        for like in _LIKE:
            size = len(like.split())
            if " ".join(words[n : n + size]) != like or n + size >= len(words):
                continue
            for token in sentence[n + size : n + size + 2]:
                mention = mentions.at(token)
                if mention is not None and not mention.place and len(set(found.values())) == 1:
                    yield token, mention, next(iter(found.values()))
                    break
