"""The mentions of an article, resolved to actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from ralliement.actors.affiliations import find_affiliations
from ralliement.actors.descriptions import describe_sentence, owner_of
from ralliement.actors.hits import NameHit
from ralliement.actors.light import light_mentions
from ralliement.actors.named import name_drafts
from ralliement.actors.registry import Registry
from ralliement.actors.scene import Draft, Scene
from ralliement.actors.traces import find_traces
from ralliement.actors.wording import make_wording
from ralliement.language import Parse
from ralliement.records import Affiliation, Mention


@dataclass(frozen=True, slots=True)
class MentionTable:
    """What an article's words denote; look up by token.

    ``mentions`` are in text order; ``affiliations`` (in original offsets) are the ties of
    persons to bodies that the text states; ``new_actors`` are (id, label) of actors that
    the registry does not know.
    """

    mentions: tuple[Mention, ...]
    affiliations: tuple[Affiliation, ...]
    new_actors: tuple[tuple[str, str], ...]
    _by_token: Mapping[int, Mention] = field(repr=False)
    _by_head: Mapping[int, Mention] = field(repr=False)
    _owners: Mapping[int, Mention] = field(repr=False)
    _together: Mapping[int, tuple[Mention, ...]] = field(default_factory=dict, repr=False)

    def at(self, token: Token) -> Mention | None:
        """The mention whose span contains ``token``: the smallest, where they are nested."""
        return self._by_token.get(token.i)

    def of_phrase(self, token: Token) -> Mention | None:
        """The actor that the noun phrase headed by ``token`` denotes."""
        return self._by_head.get(token.i)

    def together(self, token: Token) -> tuple[Mention, ...]:
        """All whom the word at ``token`` means at once ("les deux pays"); empty for one."""
        return self._together.get(token.i, ())

    def owner(self, token: Token) -> Mention | None:
        """The actor to whom the noun ``token`` belongs by adjective, possessive or "of"."""
        return self._owners.get(token.i)


def resolve_mentions(parse: Parse, hits: Sequence[NameHit], registry: Registry) -> MentionTable:
    """Every mention in the article, resolved where the text makes it clear who is meant.

    Names first, then sentence by sentence titles, descriptions and pronouns, each looking
    at what was said before. Two equally good candidates give no mention.
    An article that was not parsed has names and plain descriptions only, and no ties.
    """
    if not parse.parsed:
        return _light_table(parse, light_mentions(parse, hits, registry))
    wording = make_wording(registry, parse.language)
    scene = Scene(parse, registry, wording, hits)
    name_drafts(scene)
    find_affiliations(scene)
    for sentence in parse.sentences:
        describe_sentence(scene, sentence)
    return _table(scene, hits)


def _light_table(parse: Parse, mentions: tuple[Mention, ...]) -> MentionTable:
    """The table of an article without heads: each mention is found by all its tokens."""
    by_token: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        for token in parse.tokens_in(mention.start, mention.end):
            by_token[token.i] = mention
    return MentionTable(mentions, (), (), by_token, by_token, {})


def _table(scene: Scene, hits: Sequence[NameHit]) -> MentionTable:
    made = {id(draft): _mention(scene, draft) for draft in scene.drafts.values()}
    groups = {head: (made[id(draft)], *_others(scene, draft))
              for head, draft in scene.drafts.items() if draft.others}  # fmt: skip
    several = [mention for group in groups.values() for mention in group[1:]]
    several += [_mention(scene, trace) for sentence in scene.parse.sentences
                for trace in find_traces(scene, sentence)]  # fmt: skip
    heads = {**scene.aliases, **scene.drafts}
    by_head = {head: made[id(draft)] for head, draft in heads.items()}
    by_token = {i: made[id(draft)] for i, draft in scene.covered.items() if id(draft) in made}
    owners: dict[int, Mention] = {}
    for token in scene.parse.doc:
        draft = owner_of(scene, token)
        if draft is not None:
            owners[token.i] = made.get(id(draft)) or _mention(scene, draft)
    new = {hit.actor: hit.surface for hit in reversed(hits) if hit.new and not hit.misspelt}
    return MentionTable(
        mentions=tuple(sorted((*made.values(), *several), key=lambda m: (m.start, -m.end))),
        affiliations=tuple(scene.affiliations),
        new_actors=tuple(sorted(new.items())),
        _by_token=by_token,
        _by_head=by_head,
        _owners=owners,
        _together=groups,
    )


def _others(scene: Scene, draft: Draft) -> Iterator[Mention]:
    for actor in draft.others:
        yield _mention(scene, replace(draft, actor=actor, others=()))


def _mention(scene: Scene, draft: Draft) -> Mention:
    return Mention(
        start=draft.start,
        end=draft.end,
        actor=draft.actor,
        acts_for=_acts_for(scene, draft),
        kind=draft.kind,
        confidence=draft.confidence,
        place=draft.place,
        misspelt=draft.misspelt,
    )


def _acts_for(scene: Scene, draft: Draft) -> str | None:
    """For whom a mention speaks: what the registry or the text says of its person or body."""
    known = scene.registry.acts_for(draft.actor, scene.interval)
    if known is None and draft.actor in scene.new_bodies:
        return draft.actor
    return known or scene.voices.get(draft.actor)
