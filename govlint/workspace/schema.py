"""Documents against the schema of their kind; knows what does not fit, not what is risky."""

from collections.abc import Iterator
from functools import cache

from govlint.finding import Finding
from govlint.library.library import built_in
from govlint.library.validator import Validator, asked, is_of, is_stray, validator
from govlint.near import near
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document


@cache
def _validator(kind: str) -> Validator:
    return validator(built_in().text(f"schema-{kind}"))


def check_schema(document: Document) -> Iterator[Finding]:
    """What in a document does not fit the schema of its kind: one finding a mistake.

    What is missing from a damaged document is not reported, nor is a missing key that was only misspelt.
    """
    judge = _validator(document.kind)
    if judge.is_valid(document.value):
        return
    # Most documents fit: how to say what does not is imported only now.
    from govlint.workspace.misfit import Misfit, missing, unknown_key, wrong_value

    errors = [(tuple(error.instance_path), error) for error in judge.iter_errors(document.value)]
    stray = {pointer: asked(error).unexpected for pointer, error in errors if is_stray(error)}
    for pointer, error in errors:
        wants = asked(error)
        if is_of(error, "Required"):
            if not document.damaged and not _misspelt(wants.property, pointer, stray):
                yield missing(document, pointer, wants.property)
        elif is_stray(error):
            for key in wants.unexpected:
                yield unknown_key(document, pointer, key)
        else:
            yield wrong_value(Misfit(document, pointer, error.instance, wants))


def _misspelt(key: str, pointer: Pointer, stray: dict[Pointer, list[str]]) -> bool:
    """Whether a missing key is only misspelt; a setting with a stray key has one mistake, not two."""
    return bool(near(key, stray.get(pointer, ()))) or (key == "value" and pointer in stray)
