"""What a quantity measures, in the text's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.statements import grammar
from ralliement.statements.figures.words import FigureWords
from ralliement.statements.lookup import MentionLookup

_OF = frozenset({"de", "d'", "du", "des", "of", "in"})
_DEFINITE = frozenset(
    "les des aux ces cette cet ce leurs ses nos mes tes vos the these those its their our his her "
    "par en à l'".split()
)
_AIMS = frozenset({"dans", "pour", "à", "en", "in", "into", "on", "for", "to"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_STOPS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "PRON"})
_LONGEST = 7
"""Words in a measure; longer phrases are cut at a preposition."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: its words, the noun or verb that carries it, the clause's verb."""

    text: str
    carrier: Token
    verb: Token | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What the search for a measure needs of the article; ``dated`` are the words of dates."""

    parse: Parse
    mentions: MentionLookup
    words: FigureWords
    dated: frozenset[int] = frozenset()

    def is_actor(self, token: Token) -> bool:
        """Whether the noun names an actor rather than a thing."""
        return self.mentions.of_phrase(token) is not None


def measure_of(tokens: list[Token], unit: str | None, scene: Scene) -> Measure | None:
    """What the quantity in ``tokens`` measures, None where the text does not say.

    In order: the kind of amount named behind it ("300 000 euros d'amende"), the noun that it
    follows or precedes ("une amende de 3 millions", "a 39 percent
    rise"), what it is a share of ("29 % du marché"), the subject whose amount or change the
    verb tells ("les ventes ont progressé de"), the verb itself ("investira 3 milliards").
    """
    head = _head(tokens)
    if unit is None:
        return _counted(tokens, scene)
    return (
        _kind_behind(tokens, scene)
        or _change_of_named(tokens, scene)
        or _before(tokens, scene)
        or _modified(tokens, head, scene)
        or (_share(tokens, scene) if unit == "%" else None)
        or _by_verb(tokens, head, scene)
        or _share(tokens, scene)
        or _label(tokens, scene)
    )


def _head(tokens: list[Token]) -> Token:
    """The token of the quantity that the others hang on."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head.i == token.i:
            return token
    return tokens[-1]


def _counted(tokens: list[Token], scene: Scene) -> Measure | None:
    """A counted noun with what describes it: "70 contrats 5G"."""
    noun = counted_noun(tokens, scene.words)
    if noun is None or not _is_counting(tokens, noun, scene):
        return None
    verb = _verb_above(noun)
    text = _phrase(noun, scene)
    bland = verb is None or noun.dep_ not in grammar.OBJECT
    if verb is not None and not bland and grammar.verb_lemma(verb) not in scene.words.amounts:
        text = f"{scene.parse.surface(verb)} {text}"
    return Measure(_clean(text), noun, verb)


def _is_counting(tokens: list[Token], noun: Token, scene: Scene) -> bool:
    """Whether the number tells how many there are, not which ones ("les deux pays").

    Written in words it must be the object of what an actor does ("a signé trois contrats"):
    elsewhere it is a manner of speaking. In digits it must not look like a year.
    """
    first = tokens[0]
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    digits = scene.parse.surface(tokens[0])
    if not digits[:1].isdigit():
        return before not in _DEFINITE and noun.dep_ in grammar.OBJECT
    if _YEAR.fullmatch(digits):
        return is_plural(noun)
    return True


def is_plural(noun: Token) -> bool:
    """Whether the noun is in the plural."""
    return grammar.has_morph(noun, "Number", "Plur") or noun.tag_ == "NNS"


def counted_noun(tokens: list[Token], words: FigureWords) -> Token | None:
    """The noun that a number without unit counts, adjectives before it passed over."""
    token = tokens[-1]
    for _ in range(3):
        if token.i + 1 >= len(token.doc):
            return None
        token = token.nbor(1)
        if token.pos_ == "NOUN":
            counts = token.lemma_.lower() not in words.uncounted
            return token if counts and token.lower_ not in words.uncounted else None
        if token.pos_ not in {"ADJ", "ADP"} or (
            token.pos_ == "ADP" and grammar.plain(token) not in {"de", "of"}
        ):
            return None
    return None


def _kind_behind(tokens: list[Token], scene: Scene) -> Measure | None:
    """The bare noun of measure behind an amount: "3 millions d'amende", "$5bn in fines"."""
    last = tokens[-1]
    if last.i + 2 >= last.sent.end or grammar.plain(last.nbor(1)) not in {"de", "of", "in"}:
        return None
    noun = last.nbor(2)
    if last.nbor(1).lower_ in {"du", "des"} or noun.pos_ not in {"NOUN", "ADJ"}:
        return None
    if noun.pos_ == "ADJ" and noun.i + 1 < last.sent.end:
        noun = noun.nbor(1)
    if noun.pos_ != "NOUN" or not _is_measure(noun, scene):
        return None
    return Measure(_clean(_phrase(noun, scene)), noun, _verb_above(_head(tokens)))


def _change_of_named(tokens: list[Token], scene: Scene) -> Measure | None:
    """ "en hausse de 5 %", "up 5 percent": a change of what was named before."""
    noun = _noun_before(tokens, scene)
    if noun is None or noun.lemma_.lower() not in scene.words.changes:
        return None
    if noun.i == 0 or noun.nbor(-1).lower_ not in {"en", "in"}:
        return None
    base = _named_before(noun, scene)
    if base is None:
        return None
    return Measure(_clean(f"{_phrase(base, scene)} en {noun.lower_}"), base, _verb_above(base))


def _named_before(noun: Token, scene: Scene) -> Token | None:
    """The measured thing last named in the sentence before ``noun``."""
    start = noun.sent.start
    for token in reversed(noun.doc[start : noun.i]):
        if token.pos_ == "NOUN" and _is_measure(token, scene):
            return token
    subject = grammar.subject(noun.head)
    return subject if subject is not None and subject.pos_ == "NOUN" else None


def _is_measure(token: Token, scene: Scene) -> bool:
    return token.lemma_.lower() in scene.words.measures


def _noun_before(tokens: list[Token], scene: Scene) -> Token | None:
    """The noun whose amount is given by "de", "of", "à" or ":" right before the quantity."""
    first = tokens[0]
    index = first.i - 1
    doc = first.doc
    passed_of = False
    while index >= first.sent.start:
        token = doc[index]
        plain = grammar.plain(token)
        if plain in {"de", "of", "à", "at"}:
            passed_of = True
        elif token.pos_ == "NOUN" or token.pos_ == "PROPN":
            if token.lower_ in {"ordre", "peu", "hauteur", "environ"}:
                index -= 1
                continue
            return _phrase_head(token, scene) if passed_of else None
        elif token.pos_ == "ADJ" and passed_of:
            pass
        elif not (
            token.pos_ in {"ADV", "DET", "SYM"} or plain in {"environ", "près", "plus", "moins"}
        ):
            return None
        index -= 1
    return None


def _phrase_head(token: Token, scene: Scene) -> Token:
    """The head of the noun phrase that ends with ``token`` ("part de marché" → "part")."""
    current = token
    while (
        not _is_measure(current, scene)
        and current.dep_ in {"nmod", "compound", "pobj", "amod", "appos", "flat:name"}
        and current.head.i < current.i
        and current.i - current.head.i <= 4
    ):
        above = current.head
        if above.pos_ == "ADP" and above.lower_ in _OF and above.head.i < above.i:
            above = above.head
        if above.pos_ != "NOUN":
            break
        current = above
    return current


def _before(tokens: list[Token], scene: Scene) -> Measure | None:
    noun = _noun_before(tokens, scene)
    if noun is None or scene.is_actor(noun) or noun.pos_ != "NOUN":
        return None
    text = _phrase(noun, scene, until=tokens[0].i)
    behind = _complement(tokens, scene)
    known = _is_measure(noun, scene)
    if not known and grammar.preposition(noun) in {"en", "à", "au"}:
        return None
    if behind and noun.lemma_.lower() in scene.words.changes | {"part", "share"}:
        text = f"{text} {behind}"
    return Measure(_clean(text), noun, _verb_above(noun))


def _complement(tokens: list[Token], scene: Scene) -> str:
    """ "des ventes", "of the market" right behind the quantity."""
    last = tokens[-1]
    if last.i + 2 >= last.sent.end or last.nbor(1).lower_ not in _OF:
        return ""
    for token in last.doc[last.i + 2 : min(last.i + 6, last.sent.end)]:
        if token.i in scene.dated:
            return ""
        if token.pos_ == "NOUN":
            phrase = _phrase(token, scene)
            return f"{scene.parse.surface(last.nbor(1))} {phrase}" if phrase else ""
        if token.pos_ not in {"DET", "ADJ", "NUM"}:
            return ""
    return ""


def _modified(tokens: list[Token], head: Token, scene: Scene) -> Measure | None:
    """The noun that the quantity stands before as an adjective ("39 percent growth")."""
    noun = head.head
    if head.i == noun.i or noun.pos_ != "NOUN" or noun.i <= tokens[-1].i:
        return None
    if noun.i - tokens[-1].i > 4 or head.dep_ not in {
        "nummod",
        "amod",
        "compound",
        "nmod",
        "quantmod",
    }:
        return None
    return Measure(_clean(_phrase(noun, scene)), noun, _verb_above(noun))


def _by_verb(tokens: list[Token], head: Token, scene: Scene) -> Measure | None:
    verb = _verb_above(head)
    if verb is None:
        return None
    lemma = grammar.verb_lemma(verb)
    subject = grammar.subject(verb)
    if subject is not None and subject.text == "%":
        subject = next((child for child in subject.children if child.pos_ == "NOUN"), None)
    if subject is not None and subject.i in {token.i for token in tokens}:
        return None
    thing = subject is not None and subject.pos_ == "NOUN" and not scene.is_actor(subject)
    if thing and subject is not None:
        phrase = _phrase(subject, scene)
        bare = lemma in scene.words.amounts - scene.words.rises or _is_new_amount(tokens, scene)
        text = phrase if bare else f"{phrase} {_verb_group(verb, scene)}"
        return Measure(_clean(text), subject, verb)
    if lemma in scene.words.amounts:
        return None
    object_ = next((o for o in grammar.objects(verb) if o.pos_ == "NOUN"), None)
    if (
        object_ is not None
        and object_.i not in {t.i for t in tokens}
        and not scene.is_actor(object_)
    ):
        text = _phrase(object_, scene)
        if not _is_measure(object_, scene):
            text = f"{scene.parse.surface(verb)} {text}"
        return Measure(_clean(text), verb, verb)
    return Measure(_clean(f"{scene.parse.surface(verb)} {_aim(tokens, scene)}"), verb, verb)


def _verb_group(verb: Token, scene: Scene) -> str:
    """The verb with its auxiliaries, as they stand."""
    before = [word for word in grammar.auxiliaries(verb) if word.i < verb.i]
    return " ".join(scene.parse.surface(word) for word in [*before, verb])


def _is_new_amount(tokens: list[Token], scene: Scene) -> bool:
    first = tokens[0]
    return first.i > 0 and grammar.plain(first.nbor(-1)) in scene.words.to


def _aim(tokens: list[Token], scene: Scene) -> str:
    """What the amount is spent on or taken from: "dans la recherche", "aux opérateurs"."""
    last = tokens[-1]
    if last.i + 2 >= last.sent.end or grammar.plain(last.nbor(1)) not in _AIMS:
        return ""
    for token in last.doc[last.i + 2 : min(last.i + 5, last.sent.end)]:
        if token.i in scene.dated:
            return ""
        if token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() not in scene.words.uncounted:
            return scene.parse.span_text(last.nbor(1), token)
    return ""


def _share(tokens: list[Token], scene: Scene) -> Measure | None:
    """What the quantity is a part of: "29 % du marché mondial"."""
    behind = _complement(tokens, scene)
    if not behind:
        return None
    last = tokens[-1]
    noun = next(t for t in last.doc[last.i + 2 : last.sent.end] if t.pos_ == "NOUN")
    verb = _verb_above(_head(tokens))
    return Measure(_clean(behind.split(" ", 1)[-1]), noun, verb)


def _label(tokens: list[Token], scene: Scene) -> Measure | None:
    """The measure named last before in the same sentence, as in a table ("Revenue: 3 bn, +5%")."""
    first = tokens[0]
    for token in reversed(first.doc[first.sent.start : first.i]):
        if token.pos_ in {"NOUN", "PROPN"} and _is_measure(token, scene):
            head = _phrase_head(token, scene)
            sign = " +" if scene.parse.surface(first).startswith("+") else ""
            text = _clean(_phrase(head, scene, until=first.i)) + sign
            return Measure(text, head, _verb_above(head))
    return None


def _verb_above(token: Token) -> Token | None:
    current = token
    for _ in range(10):
        if current.head.i == current.i:
            return current if current.pos_ in {"VERB", "AUX"} else None
        current = current.head
        if current.pos_ in {"VERB", "AUX"} and current.dep_ not in grammar.AUXILIARY:
            return current
    return None


def _phrase(noun: Token, scene: Scene, until: int | None = None) -> str:
    """The noun with what stands next to it and belongs to it; articles, clauses, dates left out."""
    inside = {token.i for token in noun.subtree}
    first = _first_word(noun, inside, scene)
    last = noun
    end = min(noun.sent.end, until if until is not None else noun.sent.end, noun.i + _LONGEST)
    for token in noun.doc[noun.i + 1 : end]:
        if token.i not in inside or token.pos_ in _STOPS or token.pos_ in {"NUM", "SYM", "ADV"}:
            break
        if token.i in scene.dated or _opens_other(token) or _is_named_actor(token, scene):
            break
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "X"}:
            last = token
    return scene.parse.span_text(first, last)


def _first_word(noun: Token, inside: set[int], scene: Scene) -> Token:
    """The first of the adjectives and nouns that stand before the noun as part of it."""
    first = noun
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        described = token.pos_ in {"ADJ", "NOUN", "PROPN", "X"} and token.i in inside
        if not described or token.i in scene.dated or scene.mentions.at(token) is not None:
            break
        if any(character.isdigit() or character in "%$€£" for character in token.text):
            break
        first = token
    return first


def _is_named_actor(token: Token, scene: Scene) -> bool:
    """Whether the word names the owner, which the figure keeps apart."""
    return token.pos_ in {"PROPN", "NOUN"} and scene.mentions.at(token) is not None


def _opens_other(token: Token) -> bool:
    return token.pos_ == "ADP" and token.lower_ not in _OF and grammar.plain(token) != "de"


def _clean(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,;:()«»\"'").lower()
    return plain if any(character.isalpha() for character in plain) else ""


def measure_before(token: Token, scene: Scene) -> Measure | None:
    """The measure whose amount should follow ``token``, a "de" or "of"."""
    for noun in reversed(token.doc[max(token.sent.start, token.i - 5) : token.i]):
        if noun.pos_ in _STOPS:
            return None
        if noun.pos_ == "NOUN" and _is_measure(noun, scene):
            first = _first_word(noun, {word.i for word in noun.subtree}, scene)
            text = scene.parse.span_text(first, noun.doc[token.i - 1])
            return Measure(_clean(text), noun, _verb_above(noun))
    return None
