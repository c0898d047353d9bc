"""Whom people mean by what they type."""

from __future__ import annotations

import pytest

from ralliement.actors.called import Called, registered


@pytest.mark.parametrize(
    ("typed", "actors"),
    [
        ("GB", ("GB",)),
        (" gb ", ("GB",)),
        ("royaume uni", ("GB",)),
        ("ROYAUME-UNI", ("GB",)),
        ("e\u0301tats-unis", ("US",)),
        ("Cote d’Ivoire", ("CI",)),
        ("Union européenne", ("EU",)),
        ("OTAN", ("nato",)),
        ("Congo", ("CD", "CG")),
        ("London", ()),
        ("nobody of that name", ()),
    ],
)
def test_the_registry_in_any_language(typed: str, actors: tuple[str, ...]) -> None:
    assert registered(typed) == actors


def test_names_given_go_before_those_of_the_registry() -> None:
    known = Called({"UK": (), "gb-team": ("Royaume-Uni",), "FR": ("Le voisin",)})
    assert known.find("uk") == ("UK",)
    assert known.find("Royaume-Uni") == ("gb-team",)
    assert known.find("GB") == ("UK",)
    assert known.find("le voisin") == known.find("Frankreich") == ("FR",)
    assert known.find("Allemagne") == ()


def test_two_of_one_name_are_both_found() -> None:
    assert Called({"a": ("Twin",), "b": ("twin",)}).find("TWIN") == ("a", "b")


def test_near_names() -> None:
    known = Called({"FR": ("France",), "FI": ("Finlande",)})
    assert known.near("Frence") == ["FR"]
    assert known.near("Fin") == ["FI"]
    assert known.near("xyz") == []
