"""What every command shares: the program, its errors, its two streams."""

from __future__ import annotations

import functools
import io
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from typer.core import TyperGroup

from ralliement.errors import RalliementError

# Our matrices are small: more threads only wait for each other. NumPy reads this when it loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_F = TypeVar("_F", bound=Callable[..., Any])
_R = TypeVar("_R")
_PLAIN_WIDTH = 100

_TORN = re.compile(r"(?<=«)[ \u00a0]|[ \u00a0](?=[:;?!»%])")
"""The spaces of French at which no line may break."""

_HELD = {" ": "\ue010", "\u00a0": "\ue011"}
"""What stands for them while lines are broken: Rich breaks a line at every kind of space."""

_BACK = str.maketrans({held: space for space, held in _HELD.items()})

# What Typer calls a usage error (an unknown option, a value that cannot be) has no public name.
_UsageError = cast(type[typer.BadParameter], typer.BadParameter.__base__)

_WANTED = {"int_parsing": "a whole number", "float_parsing": "a number"}
"""What a value should have been, by the name that the library which checks it has for that."""


class PlainGroup(TyperGroup):
    """Commands whose complaints about what was typed are one line, as all others are."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command and leave with its exit code; with 2 if what was typed cannot be."""
        if not options.get("standalone_mode", True):
            return super().main(*args, **options)
        try:
            code = super().main(*args, **{**options, "standalone_mode": False})
        except _UsageError as error:
            # Without any word typed, Typer has shown the help and complains with none.
            if error.format_message():
                typer.echo(complaint(error), err=True)
            code = 2
        sys.exit(code)


def complaint(error: typer.BadParameter) -> str:
    """What was typed wrongly, what is allowed, and where all of it is told, in one line."""
    told = _told_of_value(error) or error.format_message().removeprefix("Invalid value: ")
    parts = [" ".join(told.split()).rstrip(".")]
    if error.ctx is not None and told.startswith("No such command"):
        parts.append(f"known: {', '.join(getattr(error.ctx.command, 'commands', ()))}")
    command = error.ctx.command_path if error.ctx is not None else app.info.name
    return "; ".join((*parts, f"see `{command} --help`"))


def _told_of_value(error: typer.BadParameter) -> str | None:
    """The complaint about a value that another library found wrong, in our words."""
    from pydantic import ValidationError

    if not isinstance(error.__cause__, ValidationError):
        return None
    wrong = error.__cause__.errors()[0]
    wanted = _WANTED.get(wrong["type"])
    if wanted is not None:
        error.message = f"{wrong['input']!r} is not {wanted}"
    else:
        error.message = error.message.removeprefix("Value error, ")
    return error.format_message()


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


class _Whole(Console):
    """A console that leaves a mark with the word that it belongs to."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Print as a console does."""
        held = (
            _TORN.sub(lambda space: _HELD[space[0]], one) if isinstance(one, str) else one
            for one in objects
        )
        super().print(*held, **options)

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """What is shown, with its spaces back once the lines are broken."""
        for segment in super().render(renderable, options):
            yield segment._replace(text=segment.text.translate(_BACK))


def print_plainly(show: Callable[[Console], _R]) -> _R:
    """Let ``show`` print on standard output: with colours on a terminal, plain otherwise."""
    options: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False}
    if sys.stdout.isatty():
        return show(_Whole(**options))
    width = None if "COLUMNS" in os.environ else _PLAIN_WIDTH
    plain = _Whole(file=io.StringIO(), width=width, **options)
    result = show(plain)
    text = cast(io.StringIO, plain.file).getvalue()
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in text.splitlines())
    return result


def messages() -> Console:
    """Where messages go: standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
