"""What each date pattern means, as a function from the day of publication to a span of days.

Every rule takes the match of its pattern and returns a :class:`Meaning`, or None where the
words are no date after all. ``RULES`` lists them under the names that dates.yaml uses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from ralliement.statements.dates import calendar
from ralliement.statements.dates.calendar import Span
from ralliement.statements.dates.meanings import Meaning, Reading, nearest

VAGUE = {
    "few": {"hour": (2, 24), "day": (2, 13), "week": (2, 8), "weekend": (2, 4), "month": (1, 11),
            "quarter": (2, 4), "semester": (2, 4), "year": (2, 9), "decade": (2, 5)},
    "pair": {"hour": (1, 3), "day": (2, 3), "week": (2, 3), "weekend": (2, 3), "month": (2, 3),
             "quarter": (2, 3), "semester": (2, 3), "year": (2, 3), "decade": (2, 3)},
}  # fmt: skip
"""A vague count stays below the next larger unit: "quelques mois" are fewer than a year."""

_ROUND = {"ten": (8, 12), "fortnight": (13, 17), "twenty": (18, 22), "thirty": (27, 33),
          "dozen": (11, 13)}  # fmt: skip
_PAST = frozenset({"past", "last"})


def _fixed(span: Span) -> Meaning:
    return Meaning(resolve=lambda _: span, fixed=True)


def _yearly(
    reading: Reading, options: Callable[[int], Span], *, unit: str | None = None
) -> Meaning | None:
    """What the text places in a year, or in the nearest that fits."""
    year = reading.number("year")
    try:
        if year is not None:
            return replace(_fixed(options(year)), unit=unit)
        options(2001)
    except ValueError:
        return None
    loose = reading.way in {"past", "future", "near"}
    resolve = nearest(options, reading.way)
    return Meaning(resolve=resolve, unit=unit, options=options, loose=loose)


def iso(reading: Reading) -> Meaning | None:
    """2019-05-08."""
    return _day_of(reading.number("year"), reading.number("month_number"), reading.number("day"))


def numeric(reading: Reading) -> Meaning | None:
    """05/08/2019 in the order of the language, unless only the other order is a date."""
    first, second, year = (reading.number(name) for name in ("first", "second", "year"))
    orders = [(second, first), (first, second)]
    if not reading.words.day_first:
        orders.reverse()
    for month, day in orders:
        found = _day_of(year, month, day)
        if found is not None:
            return found
    return None


def _day_of(year: int | None, month: int | None, day: int | None) -> Meaning | None:
    if year is None or month is None or day is None:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return _fixed((found, found))


def day(reading: Reading) -> Meaning | None:
    """ "mercredi 8 mai 2019", "May 8"."""
    number, month = reading.number("day") or 0, int(reading.value("month") or 0)
    return _yearly(reading, lambda year: (_day_in(year, month, number),) * 2)


def days(reading: Reading) -> Meaning | None:
    """ "du 5 au 7 mai", "les 8 et 9 mai"."""
    first, last = reading.number("day") or 0, reading.number("day_to") or 0
    month = int(reading.value("month") or 0)
    if first >= last:
        return None
    return _yearly(reading, lambda year: (_day_in(year, month, first), _day_in(year, month, last)))


def _day_in(year: int, month: int, number: int) -> date:
    if (month, number) == (2, 29):
        return calendar.month_span(year, 2)[1]
    return date(year, month, number)


def month(reading: Reading) -> Meaning | None:
    """ "en mars 2019", "mai dernier", "in July"."""
    number = int(reading.value("month") or 0)
    return _yearly(reading, lambda year: calendar.month_span(year, number))


def weekday(reading: Reading) -> Meaning | None:
    """ "mercredi", "lundi prochain", "on Friday"."""
    number = int(reading.value("weekday") or 0)
    way = reading.way

    def resolve(day: date) -> Span:
        found = calendar.weekday_near(day, number, way)
        return found, found

    return Meaning(resolve=resolve, weekly=way not in {"last", "next"})


def weekday_day(reading: Reading) -> Meaning | None:
    """ "jeudi 9", without a month: the nearest ninth that is a Thursday."""
    weekday_number, number = int(reading.value("weekday") or 0), reading.number("day") or 0

    def resolve(day: date) -> Span:
        around = sorted(range(-45, 46), key=lambda n: (abs(n), n > 0))
        for n in around:
            found = day + timedelta(days=n)
            if found.day == number and found.weekday() == weekday_number:
                return found, found
        near = calendar.weekday_near(day, weekday_number, "near")
        return near, near

    return Meaning(resolve=resolve)


def feast(reading: Reading) -> Meaning | None:
    """ "avant Noël", "by Christmas": days that come every year."""
    found = reading.words.value("feast", reading.text("feast") or "")
    first_month, first, last_month, last, *moving = found

    def options(year: int) -> Span:
        return date(year, first_month, first), date(year, last_month, last)

    return _yearly(reading, options, unit="moving" if moving else None)


def century(reading: Reading) -> Meaning | None:
    """ "au XIXe siècle", "the 20th century"."""
    text = reading.text("century") or ""
    number = int(text) if text.isdigit() else reading.words.values["roman"].get(text.lower(), 0)
    if not 1 <= number <= 30:
        return None
    return _fixed(calendar.year_span(number * 100 - 99, number * 100))


def part_of_year(reading: Reading) -> Meaning | None:
    """ "au premier trimestre 2019", "Q1 2019", "the first half of the year"."""
    ordinal = reading.number("ordinal") if (reading.text("ordinal") or "").isdigit() else None
    number = ordinal or int(reading.value("ordinal") or 0)
    size = reading.value("size") or reading.value("mark")
    length = 3 if size == "quarter" else 6
    if number * length > 12:
        number = 12 // length if number == 4 and not ordinal else 0
    if not number:
        return None
    first = (number - 1) * length + 1
    return _yearly(reading, lambda year: calendar.months_span(year, first, first + length - 1))


def season(reading: Reading) -> Meaning | None:
    """ "l'été 2019", "cet automne", "last winter"."""
    name = str(reading.value("season"))
    return _yearly(reading, lambda year: calendar.season_span(year, name), unit="season")


def decade(reading: Reading) -> Meaning | None:
    """ "les années 1990", "the 1990s"; "les années 80" are those of the twentieth century."""
    first = reading.number("decade") or 0
    if first < 100:
        first += 1900 if first >= 30 else 2000
    return _fixed(calendar.year_span(first, first + 9)) if first % 10 == 0 else None


def years(reading: Reading) -> Meaning | None:
    """ "2018-2019", "2014-20"."""
    first, last = reading.number("year") or 0, reading.number("year_to") or 0
    if last < 100:
        last += first // 100 * 100
    return _fixed(calendar.year_span(first, last)) if first < last else None


def year(reading: Reading) -> Meaning | None:
    """ "en 1990"; whether the number is a year at all is asked where it was found."""
    return _fixed(calendar.year_span(reading.number("year") or 0))


def adverb(reading: Reading) -> Meaning | None:
    """ "hier", "today", "récemment": days counted from publication."""
    first, last = reading.words.value("adverb", reading.text("adverb") or "")
    return Meaning(resolve=lambda day: (_plus(day, first), _plus(day, last)))


def _plus(day: date, amount: int) -> date:
    return day + timedelta(days=amount)


def period(reading: Reading) -> Meaning | None:
    """A period of history by its name: "pendant la guerre froide"."""
    first, last = reading.words.value("period", reading.text("period") or "")
    return _fixed((first, last))


def counted(reading: Reading) -> Meaning | None:
    """ "six mois", "quelques années": an amount that the words around must place."""
    unit = str(reading.value("unit"))
    return Meaning(count=amount(reading, unit), unit=unit)


def amount(reading: Reading, unit: str) -> tuple[float, float]:
    """The least and the most that a count can mean."""
    text = reading.text("count") or ""
    if text.isdigit():
        return float(text), float(text)
    number = reading.words.values["number"].get(" ".join(text.lower().split()))
    if number is not None:
        return float(number), float(number)
    vague = str(reading.words.value("vague", text))
    return _ROUND[vague] if vague in _ROUND else VAGUE[vague][unit]


def plural_unit(reading: Reading) -> Meaning | None:
    """ "within weeks", "for years"."""
    unit = str(reading.value("unit"))
    return Meaning(count=VAGUE["few"][unit], unit=unit)


def counted_way(reading: Reading) -> Meaning | None:
    """ "les six derniers mois", "the coming weeks": a stretch that touches publication."""
    unit = str(reading.value("unit"))
    most = amount(reading, unit)[1] if reading.text("count") else VAGUE["few"][unit][1]
    return _stretch(unit, most, reading.way)


def _stretch(unit: str, most: float, way: str) -> Meaning | None:
    if way in _PAST:
        return Meaning(resolve=lambda day: (calendar.shift(day, unit, -most), day), unit=unit)
    return Meaning(resolve=lambda day: (day, calendar.shift(day, unit, most)), unit=unit)


def unit_way(reading: Reading) -> Meaning | None:
    """ "la semaine dernière", "next year"; plurals are stretches ("les mois à venir")."""
    unit = str(reading.value("unit"))
    way = reading.way
    if _is_plural(reading):
        return _stretch(unit, VAGUE["few"][unit][1], way)
    if _is_rolling(reading):
        return _stretch(unit, 1, way)
    if unit == "hour":
        return None
    offset = -1 if way in _PAST else 1
    return Meaning(resolve=lambda day: calendar.unit_span(day, unit, offset), unit=unit)


def _is_plural(reading: Reading) -> bool:
    way, unit = (flat.lower() for flat in (reading.text("way") or "", reading.text("unit") or ""))
    return way.endswith(("s", "ent", "venir")) or (unit.endswith("s") and unit != "mois")


def _is_rolling(reading: Reading) -> bool:
    """ "the past week" counts back from today, "last week" is the calendar's."""
    return (reading.text("way") or "").lower() in {"past", "coming", "recent"}


def this_unit(reading: Reading) -> Meaning | None:
    """ "cette année", "this week"; "ces jours-ci" reaches a few days either way."""
    unit = str(reading.value("unit"))
    if unit == "hour":
        return None
    if _is_plural(reading):
        return None
    if unit == "weekend" and reading.tense == "past":
        return Meaning(resolve=_last_weekend, unit=unit)
    return Meaning(resolve=lambda day: calendar.unit_span(day, unit, 0), unit=unit)


def _last_weekend(day: date) -> Span:
    return calendar.unit_span(day, "weekend", 0 if day.weekday() >= 5 else -1)


def bare_unit(reading: Reading) -> Meaning | None:
    """ "la fin de l'année": the one going on; means nothing without a portion."""
    unit = str(reading.value("unit"))
    if unit in {"hour", "day"}:
        return None
    if unit == "weekend" and reading.tense == "past":
        return Meaning(resolve=_last_weekend, unit=unit, bare=True)
    return Meaning(resolve=lambda day: calendar.unit_span(day, unit, 0), unit=unit, bare=True)


def unit_end(reading: Reading) -> Meaning | None:
    """ "by year-end", "d'ici la fin d'année": the last day of the one going on."""
    unit = str(reading.value("unit"))

    def resolve(day: date) -> Span:
        last = calendar.unit_span(day, unit, 0)[1]
        return last, last

    return Meaning(resolve=resolve, unit="end")


RULES: dict[str, Callable[[Reading], Meaning | None]] = {
    rule.__name__: rule
    for rule in (
        iso, numeric, day, days, month, weekday, part_of_year, season, decade, years, year,
        adverb, period, feast, century, weekday_day, counted, plural_unit, counted_way, unit_way,
        this_unit, bare_unit, unit_end,
    )
}  # fmt: skip
