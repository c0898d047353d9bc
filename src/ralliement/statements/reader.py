"""Everything that is read from one article once its actors are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ralliement.issues import IssuePack
from ralliement.language import Parse
from ralliement.records import Affiliation, Mention, Reading
from ralliement.statements.addressees import add_addressees
from ralliement.statements.agenda import find_agenda
from ralliement.statements.coder import code_statements
from ralliement.statements.dates import find_dates
from ralliement.statements.figures import find_figures
from ralliement.statements.findings import Findings
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.network import light_statements
from ralliement.statements.quotations import (
    find_quotations,
    to_record,
    with_speakers_in_view,
)


def read_statements(
    parse: Parse,
    mentions: MentionLookup,
    kinds: Mapping[str, str],
    pack: IssuePack,
    *,
    genders: Mapping[str, str],
    lands: Mapping[str, str],
    affiliations: tuple[Affiliation, ...] = (),
    new_actors: tuple[tuple[str, str], ...] = (),
    trained: bool = True,
) -> Reading:
    """All records of the article.

    ``kinds`` gives the kind of each actor mentioned, ``genders`` the gender of persons,
    ``lands`` to which state or union an actor belongs.
    An article without a parse has mentions and statements only.
    """
    if not parse.parsed:
        findings = Findings(parse, mentions, (), (), kinds)
        return Reading(
            article=parse.article,
            mentions=_in_original(parse, mentions.mentions),
            statements=light_statements(findings, pack),
        )
    findings = gather(parse, mentions, kinds, genders, lands)
    statements = code_statements(findings, pack, trained=trained)
    return Reading(
        article=parse.article,
        mentions=_in_original(parse, mentions.mentions),
        quotations=tuple(to_record(found, parse) for found in findings.quotations),
        statements=add_addressees(statements, findings) if trained else statements,
        agenda=find_agenda(findings),
        figures=find_figures(findings),
        affiliations=affiliations,
        new_actors=new_actors,
    )


def gather(
    parse: Parse,
    mentions: MentionLookup,
    kinds: Mapping[str, str],
    genders: Mapping[str, str],
    lands: Mapping[str, str],
) -> Findings:
    """What is found in a parsed article before its statements are coded."""
    quotations = with_speakers_in_view(
        parse, mentions.mentions, find_quotations(parse, mentions), genders, kinds
    )
    return Findings(parse, mentions, quotations, find_dates(parse), kinds, lands)


def _in_original(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    moved = []
    for mention in mentions:
        start, end = parse.original(mention.start, mention.end)
        moved.append(replace(mention, start=start, end=end))
    return tuple(moved)
