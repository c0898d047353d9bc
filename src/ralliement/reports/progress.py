"""A progress bar for long reads, on a terminal only."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class ReadProgress:
    """Shows how many articles are read and which came last; silent where there is no terminal.

    ``what`` is the word for them, where they are no articles.
    """

    def __init__(self, console: Console, what: str = "articles") -> None:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.completed:.0f} {task.fields[what]}, {task.fields[words]} words"),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
        )
        self._bar = Progress(
            *columns, console=console, transient=True, disable=not console.is_terminal
        )
        self._task = self._bar.add_task("", total=None, words=0, what=what)
        self._words = 0

    def __enter__(self) -> ReadProgress:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def step(self, words: int, name: str) -> None:
        """Tell that the article ``name`` of so many words is read."""
        self._words += words
        self._bar.update(self._task, advance=1, description=name, words=self._words)
