"""What counts once: the same words of the same actor within an article, a week, a month …"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ralliement.errors import UnknownName

DUPLICATES = ("all", "article", "speaker", "day", "week", "month", "year", "range")
"""``all``: each statement counts. Otherwise an actor's statements on one concept with one
qualifier count once in each article, for each speaker, on each day, in each calendar week
(Monday to Sunday, ISO 8601), month or year, or once in the whole range."""


def without_duplicates(table: pd.DataFrame, duplicates: str) -> pd.DataFrame:
    """The first of the statements that count once, in the order of dates.

    Discourse Network Analyzer 3 offers the same but for ``speaker`` and ``day``; it takes
    May 2019 and May 2020 for one month (and so for weeks), which is not followed here.
    Raises: UnknownName if there is no such option.
    """
    if duplicates not in DUPLICATES:
        raise UnknownName("way to count duplicates", duplicates, DUPLICATES)
    if duplicates == "all":
        return table
    ordered = table.sort_values("date", kind="stable")
    keys = ordered[["actor", "concept", "agree"]].assign(_once=_once(ordered, duplicates))
    return table.loc[table.index.isin(ordered.index[~keys.duplicated()])]


def _once(table: pd.DataFrame, duplicates: str) -> Any:
    if duplicates == "range":
        return 0
    if duplicates == "article":
        return table["article"]
    if duplicates == "speaker":
        return table["speaker"].fillna("") if "speaker" in table.columns else ""
    days = table["date"].dt
    if duplicates == "week":
        calendar = days.isocalendar()
        return calendar["year"] * 100 + calendar["week"]
    if duplicates == "month":
        return days.year * 100 + days.month
    return days.year if duplicates == "year" else table["date"]
