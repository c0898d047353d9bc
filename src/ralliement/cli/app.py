"""What every command shares: the program, its errors, its two streams."""

from __future__ import annotations

import functools
import io
import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar, cast

import typer
from rich.console import Console
from typer.core import TyperGroup

from ralliement.errors import RalliementError

_F = TypeVar("_F", bound=Callable[..., Any])
_R = TypeVar("_R")
_PLAIN_WIDTH = 100

_FOREIGN = "Value error, "
"""What the library that checks typed values puts before its message."""


class PlainGroup(TyperGroup):
    """Commands whose complaints about what was typed are in plain words."""

    def invoke(self, ctx: Any) -> Any:
        """The command's result. Raises: typer.BadParameter without another library's words."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix(_FOREIGN)
            raise


app = typer.Typer(
    cls=PlainGroup,
    name="ralliement",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Reads the press about a dispute between states and keeps who stands where, "
    "each cell with the sentence behind it.",
)


def main() -> None:
    """What the ``ralliement`` command runs."""
    _use_utf8()
    app()


def _use_utf8() -> None:
    # A terminal that lacks a sign shows "?" for it; a pipe or file gets UTF-8 as documented.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def guarded(command: _F) -> _F:
    """Every error that is meant for the user as one line, no traceback."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            result = command(*args, **kwargs)
            sys.stdout.flush()
            return result
        except RalliementError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(2) from error
        except KeyboardInterrupt as error:
            typer.echo("stopped; what was read so far is kept, run it again to go on", err=True)
            raise typer.Exit(130) from error
        except BrokenPipeError as error:
            # The reader (head, less) has seen enough; Python must not write at exit either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            typer.echo(f"{name}{error.strerror or error}; see to it and run this again", err=True)
            raise typer.Exit(2) from error

    return run  # type: ignore[return-value]


def print_plainly(show: Callable[[Console], _R]) -> _R:
    """Let ``show`` print on standard output: with colours on a terminal, plain otherwise."""
    options: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False}
    if sys.stdout.isatty():
        return show(Console(**options))
    width = None if "COLUMNS" in os.environ else _PLAIN_WIDTH
    plain = Console(file=io.StringIO(), width=width, **options)
    result = show(plain)
    text = cast(io.StringIO, plain.file).getvalue()
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in text.splitlines())
    return result


def messages() -> Console:
    """Where messages go: standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
