"""What a thing is called or likened to, without marks: "called it absurd", "y voit un piège"."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.quotations.cues import VerbCue
from ralliement.statements.quotations.phrases import read_phrase
from ralliement.statements.quotations.view import View

_WITHIN = 16
_NO_VERDICT = frozenset({"well", "soon", "part", "far", "long", "much", "of", "si", "prévu", "if"})


def verdict_start(view: View, cue: VerbCue) -> int | None:
    """The first token of what the subject of ``cue`` calls a thing, or None."""
    found = (
        _likened(view, cue) or _called(view, cue) or _qualified(view, cue) or _seen_in_it(view, cue)
    )
    if found is None or view.inside[found] >= 0:
        return None
    return found


def _likened(view: View, cue: VerbCue) -> int | None:
    """ "Condemned the test as a breach", "présente le texte comme un progrès": after the link."""
    if not cue.any_of(view.lexicon.words["likening"]):
        return None
    end = min(view.sentence_end(cue.verb), cue.last + _WITHIN)
    for j in range(cue.last + 1, end - 1):
        if view.is_stop(j) or view.is_finite(j) or view.low[j] == "," or view.inside[j] >= 0:
            return None
        if view.low[j] in {"as", "comme"}:
            return j + 1 if j > cue.last + 1 and _is_verdict(view, j) else None
    return None


def _is_verdict(view: View, link: int) -> bool:
    first = link + 1
    if view.low[first] in _NO_VERDICT or view.tokens[link].dep_ == "mark":
        return False
    if view.low[first : first + 2] == ["a", "result"]:
        return False
    return view.pos[first] in {"DET", "ADJ", "NOUN", "ADV", "VERB"} and not view.is_finite(first)


def _called(view: View, cue: VerbCue) -> int | None:
    """ "Called the move a mistake", "what it called a threat": the verdict, without the thing."""
    if view.lexicon.language != "en" or not cue.any_of(view.lexicon.words["calling"]):
        return None
    for child in view.tokens[cue.verb].children:
        if child.i <= cue.last or view.inside[child.i] >= 0:
            continue
        thing = next((c for c in child.children if c.dep_ == "nsubj"), None)
        small = child.dep_ in {"ccomp", "xcomp"} and child.pos_ in {"ADJ", "NOUN"}
        small = small and thing is not None and not view.is_finite(child.i - 1)
        if child.dep_ == "oprd" or small:
            first = int(thing.right_edge.i) + 1 if thing is not None else _left_of(child)
            return max(first, cue.last + 1)
    return None


def _left_of(verdict: Token) -> int:
    """Where a verdict begins: an adjective takes its adverbs, and no noun before it."""
    if verdict.pos_ != "ADJ":
        return int(verdict.left_edge.i)
    adverbs = [c.left_edge.i for c in verdict.children if c.dep_ == "advmod" and c.i < verdict.i]
    return int(min([*adverbs, verdict.i]))


def _qualified(view: View, cue: VerbCue) -> int | None:
    """ "Qualifie la loi de discriminatoire": the bare word behind the last "de"."""
    if view.lexicon.language != "fr" or not cue.any_of(view.lexicon.words["calling"]):
        return None
    end = min(view.sentence_end(cue.verb), cue.last + _WITHIN)
    found: int | None = None
    for j in range(cue.last + 1, end - 1):
        if view.is_stop(j) or view.is_finite(j) or view.inside[j] >= 0:
            break
        if view.low[j] in {",", "et"}:
            break
        if view.low[j] in {"de", "d'"} and view.pos[j + 1] in {"ADJ", "VERB", "NOUN", "ADV"}:
            found = j + 1
    return found


def _seen_in_it(view: View, cue: VerbCue) -> int | None:
    """ "Y voit un piège": what stands behind the verb, an article first."""
    if view.lexicon.language != "fr" or not cue.any_of(frozenset({"voir"})):
        return None
    if not any(view.low[j] == "y" for j in range(cue.first, cue.verb)):
        return None
    first = cue.last + 1
    phrase = read_phrase(view, first) if first < view.sentence_end(cue.verb) else None
    if phrase is None or view.pos[phrase.first] != "DET":
        return None
    return first
