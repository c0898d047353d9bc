"""The reader: paths in, one Reading for every article that can be read.

The only place that knows the whole way from a file to its records. Articles are read
in the order in which they are found, whatever the number of workers.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread, current_thread, main_thread

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
    """How to read: how files are loaded, the user's own actor files, whether the trained
    coder completes the rules."""

    load: LoadOptions = field(default_factory=LoadOptions)
    actor_files: tuple[Path, ...] = ()
    trained: bool = True


def read_article(
    article: Article, registry: Registry, issue: IssuePack, *, trained: bool = True
) -> Reading:
    """All that one article says, with evidence for every record.

    Raises: UnknownName if the article's language has no reader.
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
        lands={a.id: a.country for a in actors if a.country},
        affiliations=table.affiliations,
        new_actors=table.new_actors,
        trained=trained,
    )


def read_paths(
    paths: Sequence[Path | str],
    issue: IssuePack,
    *,
    options: ReadOptions | None = None,
    workers: int = 1,
    known: Callable[[Article], bool] | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Generator[Reading | UnreadableArticle, None, None]:
    """Read every article under ``paths``; what cannot be read is yielded as its error.

    ``known`` says which articles need no reading again; ``progress`` is called after
    each article with the words read and the article's id.
    Close it if it is left before its end: with several processes, they end then.
    Raises: NothingToRead if a path holds nothing; DataFileError for a bad actor file.
    """
    options = options or ReadOptions()
    registry = load_registry(options.actor_files)
    loaded = (item for path in paths for item in load_articles(path, options.load))
    fresh = (item for item in loaded if _is_new(item, known))
    read: Generator[Reading | UnreadableArticle, None, None]
    if workers <= 1:
        read = (_read_or_pass(item, registry, issue, options) for item in fresh)
    else:
        read = _read_in_processes(fresh, issue, options, workers)
    with closing(read) as results:
        for result in results:
            if progress is not None and isinstance(result, Reading):
                progress(len(result.article.text.split()), result.article.id)
            yield result


def _is_new(item: Article | UnreadableArticle, known: Callable[[Article], bool] | None) -> bool:
    return known is None or isinstance(item, UnreadableArticle) or not known(item)


def _read_or_pass(
    item: Article | UnreadableArticle, registry: Registry, issue: IssuePack, options: ReadOptions
) -> Reading | UnreadableArticle:
    """The article's reading; a fault of the reader itself costs that article, not the run."""
    if isinstance(item, UnreadableArticle):
        return item
    try:
        return read_article(item, registry, issue, trained=options.trained)
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
) -> Generator[Reading | UnreadableArticle, None, None]:
    """Results in the order of ``items``, batches read by a pool of processes.

    The workers live as long as ``lifeline`` is open: it closes when this generator is left,
    by Ctrl-C too, and when this process dies, however it dies.
    """
    context = get_context("spawn")
    end, lifeline = context.Pipe(duplex=False)
    with (
        ProcessPoolExecutor(
            min(workers, os.cpu_count() or 1),
            mp_context=context,
            initializer=_start_worker,
            initargs=(issue, options, end),
        ) as pool,
        lifeline,
    ):
        batches = iter(lambda: list(islice(items, _BATCH)), [])
        waiting = [_submit(pool, batch) for batch in islice(batches, workers * _AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            for batch in islice(batches, 1):
                waiting.append(_submit(pool, batch))


def _submit(
    pool: ProcessPoolExecutor, batch: list[Article | UnreadableArticle]
) -> Future[list[Reading | UnreadableArticle]]:
    """Hand a batch to the pool, which starts a worker when it needs one.

    A worker inherits that Ctrl-C is ignored; else each would print a traceback of its own.
    """
    if current_thread() is not main_thread():  # only the main thread may set signals
        return pool.submit(_read_batch, batch)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return pool.submit(_read_batch, batch)
    finally:
        signal.signal(signal.SIGINT, before)


_worker: dict[str, tuple[Registry, IssuePack, ReadOptions]] = {}
"""What this process reads with, where it is a worker."""


def _start_worker(issue: IssuePack, options: ReadOptions, end: Connection) -> None:
    Thread(target=_end_with, args=(end,), daemon=True).start()
    _worker["state"] = (load_registry(options.actor_files), issue, options)


def _end_with(end: Connection) -> None:
    """End this process at once when the other end of the pipe is closed."""
    with suppress(EOFError, OSError):
        end.recv_bytes()
    os._exit(0)


def _read_batch(
    items: Sequence[Article | UnreadableArticle],
) -> list[Reading | UnreadableArticle]:
    return [_read_or_pass(item, *_worker["state"]) for item in items]
