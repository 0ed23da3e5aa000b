"""Plain data becomes YAML that people go on to edit, and that reads back as it was."""

import re
from typing import Any

import yaml

from govlint.text.scalars import resolve
from govlint.text.spelling import in_double_quotes
from govlint.text.unsafe import UNSAFE

_WIDTH = 120
_ODD = re.compile(f"{UNSAFE.pattern}|:(?=:)|#(?=#)")
"""What cannot be printed as it is, and what could become a command where a line is folded."""


class Writer(yaml.SafeDumper):
    """Block style, short lists on one line, and quotes wherever a text would be read as something else.

    PyYAML alone goes by YAML 1.1, to which `0o17` and `1e5` are text.
    """

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand further in than the key they belong to."""
        super().increase_indent(flow, indentless=False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        """A text on one line that prints as it is, and reads back as it was."""
        self.write_indicator(in_double_quotes(text, _ODD), True)


def _text(writer: Any, text: str) -> Any:
    plain = bool(text) and isinstance(resolve(text), str) and not _ODD.search(text)
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def _list(writer: Any, values: list[Any]) -> Any:
    flat = not any(isinstance(value, (dict, list)) for value in values)
    return writer.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=flat)


# A date stays plain: govlint reads no YAML type of dates, and people write none with quotes.
Writer.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in found if not tag.endswith(":timestamp")]
    for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
Writer.add_representer(str, _text)
Writer.add_representer(list, _list)


def written(value: Any) -> str:
    """The YAML of a document, keys in the order in which they are given."""
    text: str = yaml.dump(value, Dumper=Writer, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text
