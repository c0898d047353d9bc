"""Whether words are about the issue: its subject, its field, its measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ralliement.issues import Cue, IssuePack
from ralliement.issues.phrases import Words, find_phrase, split_phrase, split_tokens
from ralliement.language import Parse
from ralliement.records import BlockKind
from ralliement.statements.clauses import grammar
from ralliement.statements.lookup import MentionLookup


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue met in a sentence; ``head`` is the word that the others hang on."""

    cue: Cue
    tokens: tuple[Token, ...]
    head: Token


@dataclass(frozen=True, slots=True)
class Topic:
    """The issue as it shows in one article.

    ``subject_tokens`` are the words that stand for the issue's subject ("Huawei",
    "l'équipementier chinois"), ``cues`` what was met in each sentence (by its first
    token), ``on_topic`` whether the article is about the issue, ``fields`` the sentences
    (by first token) near which the field is named.
    """

    pack: IssuePack
    subject_tokens: frozenset[int]
    field_tokens: frozenset[int]
    cues: Mapping[int, Sequence[CueMatch]]
    on_topic: bool
    fields: frozenset[int] = frozenset()

    def names_subject(self, sentence: Span) -> bool:
        """Whether the subject stands in the sentence."""
        return any(sentence.start <= i < sentence.end for i in self.subject_tokens)

    def names_field(self, sentence: Span) -> bool:
        """Whether the field ("5G") stands in the sentence."""
        return any(sentence.start <= i < sentence.end for i in self.field_tokens)

    @property
    def in_field(self) -> bool:
        """Whether the article names the field at all."""
        return bool(self.fields)

    def near_field(self, sentence: Span) -> bool:
        """Whether the field is in view: in the title, the sentence or one close by."""
        return sentence.start in self.fields


def find_topic(parse: Parse, mentions: MentionLookup, pack: IssuePack) -> Topic:
    """The issue's words in the article.

    An article is on topic if its title names the subject, or its text names the subject
    at least twice and the field once.
    """
    words = split_tokens(
        ((parse.surface(t), grammar.verb_lemma(t)) for t in parse.doc), parse.language
    )
    places = _places(words)
    subject = _covered(pack.subject.get(parse.language, ()), words, places)
    for mention in mentions.mentions:
        if mention.actor in pack.subject_actors:
            subject.update(token.i for token in parse.tokens_in(mention.start, mention.end))
    field = _field(parse, pack, subject, words, places)
    if pack.means and subject:
        subject |= _named_again(parse, mentions, pack, subject)
    titles = [s for s in parse.sentences if parse.block_kind(s) is BlockKind.TITLE]
    in_title = any(title.start <= i < title.end for title in titles for i in subject)
    return Topic(
        pack=pack,
        subject_tokens=frozenset(subject),
        field_tokens=frozenset(field),
        cues=_cues(parse, pack, words, places, subject),
        fields=_near(parse, field, anywhere=not pack.field.get(parse.language)),
        on_topic=bool(subject)
        and (
            in_title or (len(subject) > 1 and (bool(field) or not pack.field.get(parse.language)))
        ),
    )


def _named_again(
    parse: Parse, mentions: MentionLookup, pack: IssuePack, subject: set[int]
) -> set[int]:
    """The words that stand for the object once it is named: "le projet", "l'accord", "the deal".

    They are "project" and the nouns that head the pack's own phrases, with a definite article
    and nothing that would make them another's.
    """
    heads = {"projet", "project"}
    for phrase in pack.subject.get(parse.language, ()):
        words = split_phrase(phrase)
        heads.add(words[0] if parse.language == "fr" or _OF & set(words) else words[-1])
    return {
        token.i
        for token in parse.doc
        if token.i > min(subject)
        and token.pos_ == "NOUN"
        and token.lemma_.lower() in heads
        and _is_bare(token, mentions)
    }


_OF = frozenset({"of", "with", "on", "against", "to"})
_DEFINITE = frozenset("le la les l' l’ ce cet cette ces the this that these those".split())


def _is_bare(noun: Token, mentions: MentionLookup) -> bool:
    """Whether a definite noun names nothing that would tell it from the one spoken of."""
    definite = grammar.preposition(noun) in {"à", "de"} or False
    for child in noun.children:
        if child.lower_ in _DEFINITE and child.i < noun.i:
            definite = True
        elif (child.dep_ in _TELLING and not _is_aside(child)) or (
            child.dep_ != "conj" and mentions.at(child) is not None
        ):
            return False
    return definite


def _is_aside(child: Token) -> bool:
    """Whether a relative clause only adds something (", which brings gas to Germany")."""
    first = child.left_edge
    return child.dep_ in grammar.RELATIVE and first.i > 0 and first.nbor(-1).text == ","


_TELLING = frozenset({"nmod", "prep", "compound", "poss", "acl", "acl:relcl", "relcl", "appos"})


def _field(
    parse: Parse,
    pack: IssuePack,
    subject: set[int],
    words: Words,
    places: Mapping[str, Sequence[int]],
) -> set[int]:
    """The words of the field, those inside a name for the subject ("géant des télécoms") apart.

    Where the pack gives one word as both, the subject is the field's own ("gazoduc").
    """
    phrases = pack.field.get(parse.language, ())
    found = _covered(phrases, words, places)
    if set(phrases) & set(pack.subject.get(parse.language, ())):
        return found | subject
    return found - subject


_BEFORE, _AFTER = 8, 3
"""How many sentences a word of the field holds on, and how many before it it is felt."""


def _near(parse: Parse, field: set[int], *, anywhere: bool) -> frozenset[int]:
    """The sentences (by first token) near which a word of the field stands."""
    sentences = list(parse.sentences)
    named = [any(s.start <= i < s.end for i in field) for s in sentences]
    in_title = any(
        found and parse.block_kind(s) is BlockKind.TITLE
        for s, found in zip(sentences, named, strict=True)
    )
    return frozenset(
        s.start
        for n, s in enumerate(sentences)
        if anywhere or in_title or any(named[max(0, n - _BEFORE) : n + _AFTER + 1])
    )


def _places(words: Words) -> dict[str, list[int]]:
    """Where each form stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, forms in enumerate(words.forms):
        for form in forms:
            places[form].append(place)
    return places


def _matches(
    phrase: Sequence[str], words: Words, places: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, ...]]:
    for place in places.get(phrase[0], ()):
        for found in find_phrase(phrase, words, place, min(len(words.forms), place + 25)):
            if found[0] == place:
                yield found
            break


def _covered(phrases: Iterable[str], words: Words, places: Mapping[str, Sequence[int]]) -> set[int]:
    """The tokens that any of the phrases covers."""
    return {
        words.token_of[i]
        for phrase in phrases
        for found in _matches(split_phrase(phrase), words, places)
        for i in found
    }


def _cues(
    parse: Parse,
    pack: IssuePack,
    words: Words,
    places: Mapping[str, Sequence[int]],
    subject: set[int],
) -> dict[int, list[CueMatch]]:
    """The cues met, by the first token of their sentence; the longest where they overlap.

    A common word inside the object's own name ("la levée des brevets") is none.
    """
    found: list[CueMatch] = []
    for cue in pack.cues_in(parse.language):
        for match in _matches(cue.phrase, words, places):
            tokens = tuple(parse.doc[words.token_of[i]] for i in match)
            if cue.common and {token.i for token in tokens} <= subject:
                continue
            if parse.sentence_index(tokens[0].i) == parse.sentence_index(tokens[-1].i):
                found.append(CueMatch(cue, tokens, _head(tokens)))
    taken: set[int] = set()
    kept: dict[int, list[CueMatch]] = defaultdict(list)
    for match_ in sorted(found, key=lambda m: (-len(m.tokens), m.tokens[0].i)):
        indexes = {token.i for token in match_.tokens}
        if not indexes & taken:
            taken |= indexes
            kept[parse.sentence(match_.head).start].append(match_)
    return {start: sorted(row, key=lambda m: m.tokens[0].i) for start, row in kept.items()}


def _head(tokens: Sequence[Token]) -> Token:
    """The word of a phrase that its other words hang on."""
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    content = [t for t in heads if t.pos_ not in {"ADP", "DET", "PUNCT", "ADV"}]
    if heads and heads[0].pos_ == "ADP" and heads[0].dep_ == "prep":
        content = content or [t for t in tokens if t.dep_ == "pobj" and t.head in heads]
    return (content or heads or list(tokens))[0]
