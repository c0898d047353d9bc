"""What a quantity measures, in the text's own words."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.clauses import grammar
from ralliement.statements.figures.counted import counted
from ralliement.statements.figures.phrases import (
    OF,
    STOPS,
    Measure,
    Scene,
    clean,
    first_word,
    is_measure,
    phrase,
    phrase_head,
    verb_above,
)

_AIMS = frozenset({"dans", "pour", "à", "en", "in", "into", "on", "for", "to"})


def measure_of(tokens: list[Token], unit: str | None, scene: Scene) -> Measure | None:
    """What the quantity in ``tokens`` measures, None where the text does not say.

    In order: the kind of amount named behind it ("300 000 euros d'amende"), the noun that it
    follows or precedes ("une amende de 3 millions", "a 39 percent
    rise"), what it is a share of ("29 % du marché"), the subject whose amount or change the
    verb tells ("les ventes ont progressé de"), the verb itself ("investira 3 milliards").
    """
    head = _head(tokens)
    if unit is None:
        return counted(tokens, scene)
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
    if noun.pos_ != "NOUN" or not is_measure(noun, scene):
        return None
    return Measure(clean(phrase(noun, scene)), noun, verb_above(_head(tokens)))


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
    return Measure(clean(f"{phrase(base, scene)} en {noun.lower_}"), base, verb_above(base))


def _named_before(noun: Token, scene: Scene) -> Token | None:
    """The measured thing last named in the sentence before ``noun``."""
    start = noun.sent.start
    for token in reversed(noun.doc[start : noun.i]):
        if token.pos_ == "NOUN" and is_measure(token, scene):
            return token
    subject = grammar.subject(noun.head)
    return subject if subject is not None and subject.pos_ == "NOUN" else None


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
            return phrase_head(token, scene) if passed_of else None
        elif token.pos_ == "ADJ" and passed_of:
            pass
        elif not (
            token.pos_ in {"ADV", "DET", "SYM"} or plain in {"environ", "près", "plus", "moins"}
        ):
            return None
        index -= 1
    return None


def _before(tokens: list[Token], scene: Scene) -> Measure | None:
    noun = _noun_before(tokens, scene)
    if noun is None or scene.is_actor(noun) or noun.pos_ != "NOUN":
        return None
    text = phrase(noun, scene, until=tokens[0].i)
    behind = _complement(tokens, scene)
    known = is_measure(noun, scene)
    if not known and grammar.preposition(noun) in {"en", "à", "au"}:
        return None
    if behind and noun.lemma_.lower() in scene.words.changes | {"part", "share"}:
        text = f"{text} {behind}"
    return Measure(clean(text), noun, verb_above(noun))


def _complement(tokens: list[Token], scene: Scene) -> str:
    """ "des ventes", "of the market" right behind the quantity."""
    last = tokens[-1]
    if last.i + 2 >= last.sent.end or last.nbor(1).lower_ not in OF:
        return ""
    for token in last.doc[last.i + 2 : min(last.i + 6, last.sent.end)]:
        if token.i in scene.dated:
            return ""
        if token.pos_ == "NOUN":
            noun = phrase(token, scene)
            return f"{scene.parse.surface(last.nbor(1))} {noun}" if noun else ""
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
    return Measure(clean(phrase(noun, scene)), noun, verb_above(noun))


def _by_verb(tokens: list[Token], head: Token, scene: Scene) -> Measure | None:
    verb = verb_above(head)
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
        noun = phrase(subject, scene)
        bare = lemma in scene.words.amounts - scene.words.rises or _is_new_amount(tokens, scene)
        text = noun if bare else f"{noun} {_verb_group(verb, scene)}"
        return Measure(clean(text), subject, verb)
    if lemma in scene.words.amounts:
        return None
    object_ = next((o for o in grammar.objects(verb) if o.pos_ == "NOUN"), None)
    if (
        object_ is not None
        and object_.i not in {t.i for t in tokens}
        and not scene.is_actor(object_)
    ):
        text = phrase(object_, scene)
        if not is_measure(object_, scene):
            text = f"{scene.parse.surface(verb)} {text}"
        return Measure(clean(text), verb, verb)
    return Measure(clean(f"{scene.parse.surface(verb)} {_aim(tokens, scene)}"), verb, verb)


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
    verb = verb_above(_head(tokens))
    return Measure(clean(behind.split(" ", 1)[-1]), noun, verb)


def _label(tokens: list[Token], scene: Scene) -> Measure | None:
    """The measure named last before in the same sentence, as in a table ("Revenue: 3 bn, +5%")."""
    first = tokens[0]
    for token in reversed(first.doc[first.sent.start : first.i]):
        if token.pos_ in {"NOUN", "PROPN"} and is_measure(token, scene):
            head = phrase_head(token, scene)
            sign = " +" if scene.parse.surface(first).startswith("+") else ""
            text = clean(phrase(head, scene, until=first.i)) + sign
            return Measure(text, head, verb_above(head))
    return None


def measure_before(token: Token, scene: Scene) -> Measure | None:
    """The measure whose amount should follow ``token``, a "de" or "of"."""
    for noun in reversed(token.doc[max(token.sent.start, token.i - 5) : token.i]):
        if noun.pos_ in STOPS:
            return None
        if noun.pos_ == "NOUN" and is_measure(noun, scene):
            first = first_word(noun, {word.i for word in noun.subtree}, scene)
            text = scene.parse.span_text(first, noun.doc[token.i - 1])
            return Measure(clean(text), noun, verb_above(noun))
    return None
