"""The reader: paths in, one Reading for every article that can be read.

The only place that knows the whole way from a file to its records. Articles are read
in the order in which they are found, whatever the number of workers.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from ralliement.actors import (
    Registry,
    find_names,
    load_registry,
    parser_names,
    resolve_mentions,
)
from ralliement.articles import LoadOptions, load_articles
from ralliement.errors import UnreadableArticle
from ralliement.issues import IssuePack
from ralliement.language import load_pipeline, parse_article
from ralliement.records import Article, Reading
from ralliement.statements import read_statements

_AHEAD = 4
"""Batches kept waiting for each worker, so that none is idle and memory stays bounded."""
_BATCH = 8


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: how files are loaded, and the user's own actor files."""

    load: LoadOptions = field(default_factory=LoadOptions)
    actor_files: tuple[Path, ...] = ()


def read_article(article: Article, registry: Registry, issue: IssuePack) -> Reading:
    """All that one article says, with evidence for every record.

    Raises: UnknownName if the article's language has no parser.
    """
    hits = find_names(article.text, article.language, registry)
    parse = parse_article(article, parser_names(hits), load_pipeline(article.language))
    table = resolve_mentions(parse, hits, registry)
    actors = [registry.actor(a) for a in {m.actor for m in table.mentions} & registry.known_ids()]
    kinds = {actor.id: actor.kind for actor in actors}
    return read_statements(
        parse,
        table,
        kinds | {new: "person" for new, _ in table.new_actors},
        issue,
        genders={a.id: a.gender for a in actors if a.kind == "person" and a.gender},
        affiliations=table.affiliations,
        new_actors=table.new_actors,
    )


def read_paths(
    paths: Sequence[Path | str],
    issue: IssuePack,
    *,
    options: ReadOptions | None = None,
    workers: int = 1,
    known: Callable[[Article], bool] | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Iterator[Reading | UnreadableArticle]:
    """Read every article under ``paths``; what cannot be read is yielded as its error.

    ``known`` says which articles need no reading again; ``progress`` is called after
    each article with the words read and the article's id.
    Raises: NothingToRead if a path holds nothing; DataFileError for a bad actor file.
    """
    options = options or ReadOptions()
    registry = load_registry(options.actor_files)
    loaded = (item for path in paths for item in load_articles(path, options.load))
    fresh = (item for item in loaded if _is_new(item, known))
    read: Iterator[Reading | UnreadableArticle]
    if workers <= 1:
        read = (_read_or_pass(item, registry, issue) for item in fresh)
    else:
        read = _read_in_processes(fresh, issue, options, workers)
    for result in read:
        if progress is not None and isinstance(result, Reading):
            progress(len(result.article.text.split()), result.article.id)
        yield result


def _is_new(item: Article | UnreadableArticle, known: Callable[[Article], bool] | None) -> bool:
    return known is None or isinstance(item, UnreadableArticle) or not known(item)


def _read_or_pass(
    item: Article | UnreadableArticle, registry: Registry, issue: IssuePack
) -> Reading | UnreadableArticle:
    """The article's reading; a fault of the reader itself costs that article, not the run."""
    if isinstance(item, UnreadableArticle):
        return item
    try:
        return read_article(item, registry, issue)
    except Exception as fault:
        where = traceback.extract_tb(fault.__traceback__)[-1]
        message = (
            f"the reader failed on it ({type(fault).__name__}: {fault}, at "
            f"{Path(where.filename).name}:{where.lineno}); the other articles are read, please "
            "report this"
        )
        return UnreadableArticle(item.path or item.id, "reader-fault", message)


def _read_in_processes(
    items: Iterator[Article | UnreadableArticle],
    issue: IssuePack,
    options: ReadOptions,
    workers: int,
) -> Iterator[Reading | UnreadableArticle]:
    """Results in the order of ``items``, batches read by a pool of processes."""
    workers = min(workers, os.cpu_count() or 1)
    context = get_context("spawn")
    with ProcessPoolExecutor(
        workers, mp_context=context, initializer=_start_worker, initargs=(issue, options)
    ) as pool:
        batches = iter(lambda: list(islice(items, _BATCH)), [])
        waiting = [pool.submit(_read_batch, batch) for batch in islice(batches, workers * _AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            for batch in islice(batches, 1):
                waiting.append(pool.submit(_read_batch, batch))


_worker: dict[str, tuple[Registry, IssuePack]] = {}


def _start_worker(issue: IssuePack, options: ReadOptions) -> None:
    _worker["state"] = (load_registry(options.actor_files), issue)


def _read_batch(
    items: Sequence[Article | UnreadableArticle],
) -> list[Reading | UnreadableArticle]:
    registry, issue = _worker["state"]
    return [_read_or_pass(item, registry, issue) for item in items]
