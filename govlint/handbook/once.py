"""What many pages ask of the same book, worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from govlint.language import spoken

F = TypeVar("F", bound=Callable[..., Any])


def once(make: F) -> F:
    """Work something out once for each book, language and the names it is asked with; forget it with the book."""
    kept: WeakKeyDictionary[Any, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()

    @wraps(make)
    def found(book: Any, *names: Any) -> Any:
        held, key = kept.setdefault(book, {}), (spoken(), *names)
        if key not in held:
            held[key] = make(book, *names)
        return held[key]

    return found  # type: ignore[return-value]
