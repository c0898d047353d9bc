"""Issue packs: in comes a YAML file, out comes the disputed question as an IssuePack.

A pack holds the question, its 0..100 scale, the words for its subject and for each
point, and example sentences. docs/issue-packs.md says how to write one. Start reading
at loader.py; pack.py has the records, phrases.py says how a phrase meets a text.
"""

from ralliement.issues.dump import dump_pack
from ralliement.issues.loader import check_pack, list_packs, load_pack
from ralliement.issues.pack import Cue, Example, IssuePack, ScalePoint
from ralliement.issues.phrases import Words, find_phrase, split_phrase, split_tokens

__all__ = [
    "Cue",
    "Example",
    "IssuePack",
    "ScalePoint",
    "Words",
    "check_pack",
    "dump_pack",
    "find_phrase",
    "list_packs",
    "load_pack",
    "split_phrase",
    "split_tokens",
]
