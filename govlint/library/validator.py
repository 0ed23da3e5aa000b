"""JSON documents against JSON Schemas: the one door to jsonschema-rs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def _no_mail() -> Iterator[None]:
    """A stand-in for `email.utils`, where nobody has imported it.

    jsonschema-rs reads the date of its own build as it is imported. The function for that would bring in sockets,
    addresses and random numbers: a tenth of the time of a check, for a date that nobody looks at.
    """
    if "email.utils" in sys.modules:
        yield
        return
    stand_in = ModuleType("email.utils")
    stand_in.parsedate_to_datetime = str  # type: ignore[attr-defined]
    sys.modules["email.utils"] = stand_in
    try:
        yield
    finally:
        del sys.modules["email.utils"]


with _no_mail():
    from jsonschema_rs import Draft202012Validator as Validator
    from jsonschema_rs import ValidationError as Mistake

__all__ = ["Mistake", "Validator", "asked", "is_of", "is_stray", "validator"]


def validator(schema: str | dict[str, Any]) -> Validator:
    """Judges by a schema of ours, given as JSON text or as data. Formats count; what a schema refers to is never
    fetched."""
    return Validator(schema, validate_formats=True, retriever=_refuse)


def _refuse(uri: str) -> Any:
    """Our schemas refer to nothing outside."""
    raise ValueError(f"the library points to {uri}")


def asked(mistake: Mistake) -> Any:
    """What the schema asks and is not met: its attributes are those of the keyword."""
    return mistake.kind


def is_of(mistake: Mistake, keyword: str) -> bool:
    """Whether it is this keyword of the schema, such as `Required`, that is not met."""
    return type(mistake.kind).__name__.endswith(keyword)


def is_stray(mistake: Mistake) -> bool:
    """Whether keys are there that nobody knows."""
    return is_of(mistake, "AdditionalProperties")
