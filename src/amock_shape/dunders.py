"""The special methods that mocks support, and which of them are asynchronous."""

from __future__ import annotations

from typing import Final

_COMPARISONS = "lt gt le ge eq ne"
_CONTAINERS = "getitem setitem delitem len contains iter next"
_CONVERSIONS = "str sizeof hash bool int float complex index fspath round trunc floor ceil"
_UNARY = "neg pos abs invert"
_CONTEXT = "enter exit"
_BINARY = "add sub mul matmul truediv floordiv mod divmod lshift rshift and xor or pow"
_NOT_BY_DEFAULT = (
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate "
    "getformat repr dir subclasses format getnewargs_ex"
)
_NO_IN_PLACE = frozenset({"divmod"})


def _dunders(words: str) -> frozenset[str]:
    return frozenset(f"__{word}__" for word in words.split())


def _arithmetic() -> frozenset[str]:
    reflected = " ".join(f"r{word}" for word in _BINARY.split())
    in_place = " ".join(f"i{word}" for word in _BINARY.split() if word not in _NO_IN_PLACE)
    return _dunders(f"{_BINARY} {reflected} {in_place}")


ASYNC_DUNDERS: Final = _dunders("aenter aexit anext")
"""Special methods whose mock is an AsyncMock."""

SYNC_DUNDERS: Final = (
    _dunders(
        f"{_COMPARISONS} {_CONTAINERS} {_CONVERSIONS} {_UNARY} {_CONTEXT} {_NOT_BY_DEFAULT} aiter"
    )
    | _arithmetic()
)
"""Special methods whose mock is synchronous; `__aiter__` is one, its iterator's `__anext__` not."""

SUPPORTED_DUNDERS: Final = SYNC_DUNDERS | ASYNC_DUNDERS
"""Every special method that can be set on a mock."""


def is_dunder(name: str) -> bool:
    """Tell whether name is written like a special method: `__x__`."""
    return name.startswith("__") and name.endswith("__") and len(name) > len("____")
