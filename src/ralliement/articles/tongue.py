"""Which language an article is written in, and whether anybody here reads it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from ralliement.articles.options import PARSED
from ralliement.articles.words import words

_CANDIDATES = (
    ("fr", "en", "de", "it", "es", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "sv", "da", "no", "fi")
    + (
        "et",
        "lv",
        "lt",
        "sl",
        "hr",
        "bg",
        "el",
        "tr",
        "ru",
        "uk",
        "ar",
        "fa",
        "he",
        "hi",
        "zh",
        "ja",
    )
    + ("ko", "vi", "id", "ca")
)
"""The press that one may meet; dialects and small languages only confuse short texts."""

_SAMPLE_CHARACTERS = 500
_SURE_WORDS = 30
_SURE_CHARACTERS = 60
"""A text of this size without spaces is in a script that has none."""
_TELLING_WORDS = 4
_FUNCTION_WORD_SHARE = 0.12
_NAMES: Mapping[str, str] = Locale("en").languages


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_CANDIDATES)
    return identifier


def find_language(text: str, declared: str | None, readable: frozenset[str]) -> str:
    """The ISO 639-1 code of the text's language.

    What the metadata declare is believed unless a text of some length is plainly in another
    language: pages in a site's second language often declare the first. Without a
    declaration, a text too short to tell is taken to be in a readable language: one with a
    parser, unless its short words are those of another.
    """
    code = short_code(declared)
    sample = _sample(text)
    spaces = sample.count(" ")
    sure = spaces >= _SURE_WORDS or len(sample) - 20 * spaces >= _SURE_CHARACTERS
    if code and not sure:
        return code
    plain = _by_function_words(sample) if sure else None
    if plain:
        return plain
    ranked: list[str] = [name for name, _ in _identifier().rank(sample)]
    if sure:
        return ranked[0]
    considered = ranked[:3] if sample.count(" ") >= _TELLING_WORDS else ranked
    likely = [name for name in considered if name in readable]
    counts = _function_words(sample)
    likely.sort(key=lambda name: (-counts.get(name, 0), name not in PARSED))
    return likely[0] if likely else ranked[0]


def _by_function_words(sample: str) -> str | None:
    """The language whose short words fill the text while all others' hardly occur in it."""
    counts = sorted((count, language) for language, count in _function_words(sample).items())
    (second, _), (first, language) = counts[-2:]
    plain = first >= _FUNCTION_WORD_SHARE * len(_words_of(sample)) and first >= 3 * second
    return language if plain else None


def _function_words(sample: str) -> dict[str, int]:
    """How often each language's short words occur."""
    tokens = _words_of(sample)
    return {
        language: sum(token in known for token in tokens)
        for language, known in words().function_words.items()
    }


def _words_of(sample: str) -> list[str]:
    return sample.lower().replace("'", " ").split()


def _sample(text: str) -> str:
    """A stretch from inside the text: titles are full of names."""
    if len(text) <= _SAMPLE_CHARACTERS:
        return text
    start = min(len(text) - _SAMPLE_CHARACTERS, len(text) // 5)
    return text[start : start + _SAMPLE_CHARACTERS]


def short_code(declared: str | None) -> str | None:
    """``fr`` for "fr-FR", "FR", "fra" or "French"; None for what is no language."""
    if not declared:
        return None
    head = declared.strip().replace("_", "-").split("-")[0].lower()
    by_name = {name.lower(): code for code, name in _NAMES.items()}
    by_three = {"fra": "fr", "fre": "fr", "eng": "en", "deu": "de", "ger": "de", "ita": "it"}
    by_three |= {
        "nld": "nl",
        "dut": "nl",
        "spa": "es",
        "français": "fr",
        "francais": "fr",
        "anglais": "en",
        "anglaise": "en",
    }
    code = by_name.get(head) or by_three.get(head) or head
    return code if len(code) == 2 and code.isalpha() else None


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    return _NAMES.get(code, code)
