"""Functions compiled to machine code at their first use, kept for later uses where they can be.

Array expressions and slices assigned at once compile to far more code than loops (error texts
about shapes come along), hence the plain loops of the kernels.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

_Function = TypeVar("_Function", bound=Callable[..., Any])
_OPTIONS = {"nogil": True, "error_model": "numpy"}


def compiled(function: _Function) -> _Function:
    """The function compiled, without Python's lock; divisions by zero give what NumPy gives."""
    return _kept(function, **_OPTIONS)


def compiled_contracted(function: _Function) -> _Function:
    """``compiled`` with a product and a sum joined where the processor can do both at once."""
    return _kept(function, **_OPTIONS, fastmath={"contract"})


def _kept(function: _Function, **options: Any) -> _Function:
    """Compiled code is kept beside the source, else in the user's folder, else not at all."""
    try:
        made = numba.njit(cache=True, **options)(function)
    except RuntimeError:
        # Neither folder can be written: every process compiles for itself.
        made = numba.njit(**options)(function)
    return cast(_Function, made)
