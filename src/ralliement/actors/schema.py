"""What a user's actor file may hold; the same fields as the built-in data files."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Words = list[str]
Language = Literal["all", "fr", "en", "de", "it", "es", "nl"]
ByLanguage = dict[Language, Words]
ActorKind = Literal["company", "institution", "media", "party", "ngo", "group", "person"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=False)


class State(_Entry):
    """A state: what it is called beside its standard names."""

    gender: dict[str, Literal["m", "f", "mp", "fp"]] | None = None
    kind: Literal["state"] = "state"
    names: ByLanguage = Field(default_factory=dict)
    adjectives: ByLanguage = Field(default_factory=dict)
    inhabitants: ByLanguage = Field(default_factory=dict)
    capital: ByLanguage = Field(default_factory=dict)
    seats: ByLanguage = Field(default_factory=dict)
    nicknames: ByLanguage = Field(default_factory=dict)
    parts: ByLanguage = Field(default_factory=dict)
    combining: ByLanguage = Field(default_factory=dict)
    ambiguous: ByLanguage = Field(default_factory=dict)
    preferred: ByLanguage = Field(default_factory=dict)


class Member(_Entry):
    """A state's or actor's membership of a group."""

    state: str | None = None
    actor: str | None = None
    date_from: date | None = Field(default=None, alias="from")
    date_to: date | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _has_one(self) -> Member:
        if (self.state is None) == (self.actor is None):
            raise ValueError("give either state or actor")
        return self


class Body(_Entry):
    """A company, institution, medium, party, association or group."""

    kind: ActorKind | None = None
    country: str | None = None
    acts_for: str | None = None
    names: ByLanguage
    nouns: ByLanguage = Field(default_factory=dict)
    places: ByLanguage = Field(default_factory=dict)
    ambiguous: Words = Field(default_factory=list)
    members: list[str | Member] = Field(default_factory=list)
    gender: Literal["m", "f", "mp", "fp"] | None = None


class PersonNames(_Entry):
    """A person's full names by language, and the surname alone as ``short``."""

    all: Words = Field(min_length=1)
    short: Words = Field(default_factory=list)
    fr: Words = Field(default_factory=list)
    en: Words = Field(default_factory=list)
    de: Words = Field(default_factory=list)
    it: Words = Field(default_factory=list)
    es: Words = Field(default_factory=list)
    nl: Words = Field(default_factory=list)


class Person(_Entry):
    """A person; what he or she is and was stands in ``offices``."""

    kind: Literal["person"] = "person"
    gender: Literal["m", "f"] | None = None
    country: str | None = None
    names: PersonNames
    short_ambiguous: bool = False
    ambiguous: Words = Field(default_factory=list)


class OfficeEntry(_Entry):
    """Who held which role where, from when to when."""

    person: str
    actor: str
    role: str
    date_from: date | None = Field(default=None, alias="from")
    date_to: date | None = Field(default=None, alias="to")
    to_actor: str | None = None

    @model_validator(mode="after")
    def _is_ordered(self) -> OfficeEntry:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueError(f"from {self.date_from} is after to {self.date_to}")
        return self


class ActorFile(_Entry):
    """One user's file; any of its sections may be left out."""

    states: dict[str, State] = Field(default_factory=dict)
    companies: dict[str, Body] = Field(default_factory=dict)
    institutions: dict[str, Body] = Field(default_factory=dict)
    media: dict[str, Body] = Field(default_factory=dict)
    groups: dict[str, Body] = Field(default_factory=dict)
    people: dict[str, Person] = Field(default_factory=dict)
    offices: list[OfficeEntry] = Field(default_factory=list)
