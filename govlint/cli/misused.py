"""A call that click refuses, in our two sentences: what is wrong, and what to do about it.

What click tells apart by its words alone is read off its words; tests hold them for the versions of click we allow.
"""

from collections.abc import Iterable

import click

from govlint.errors import GovlintError
from govlint.near import choice_of, path_suggestion, suggestion


def misused(error: click.ClickException) -> GovlintError:
    """What click says of a wrong call, as we say it."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        said = f"{_command(error)} needs {_called(error.param)}"
        added = f"Add it. {error.param.help}" if isinstance(error.param, click.Option) else _usage(error)
        return GovlintError(said, _can_be(error.param) or added)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_value(error, error.param)
    if isinstance(error, click.NoSuchOption):
        said = f"{_command(error)} has no option {error.option_name}"
        return GovlintError(said, suggestion(error.option_name, _options(error), _see_help(error)))
    if isinstance(error, click.BadOptionUsage):
        return _without_value(error)
    return _no_command(error) or _too_much(error) or GovlintError(error.format_message().rstrip("."), _see_help(error))


def _bad_value(error: click.BadParameter, param: click.Parameter) -> GovlintError:
    value, refused, _ = error.message.partition(" is not ")
    value, called = value.strip("'\""), _called(param)
    if refused:
        hint = suggestion(value, _choices(param)) or _can_be(param) or _see_help(error)
        return GovlintError(f"{called} cannot be {value}", hint)
    path, missing, _ = error.message.partition("'")[2].rpartition("' does not exist")
    if missing:
        return GovlintError(f"{path}: no such file or folder", path_suggestion(path, f"{called} is one that is there."))
    return GovlintError(f"{called}: {error.message.rstrip('.')}", _see_help(error))


def _without_value(error: click.BadOptionUsage) -> GovlintError:
    """An option with too little or too much behind it."""
    if "does not take" in error.message:
        return GovlintError(f"{error.option_name} takes nothing after it", "Leave out the = and what follows.")
    return GovlintError(f"{error.option_name} needs something after it", "Write it there, or leave the option out.")


def _no_command(error: click.ClickException) -> GovlintError | None:
    _, found, name = error.message.rpartition("No such command ")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if not found or context is None or not isinstance(context.command, click.Group):
        return None
    name = name.rstrip(".").strip("'\"")
    said = f"{_command(error)} has no command {name}" if context.parent else f"there is no command {name}"
    return GovlintError(said, suggestion(name, context.command.list_commands(context)))


def _too_much(error: click.ClickException) -> GovlintError | None:
    _, found, named = error.message.rstrip(")").partition("Got unexpected extra argument")
    said = f"{_command(error)} asks for less than this: {named.partition('(')[2]} is too much"
    return GovlintError(said, _usage(error)) if found else None


def _command(error: click.ClickException) -> str:
    """The command as it is typed behind `govlint`, or `govlint` itself."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return context.command_path.removeprefix("govlint ") if context else "govlint"


def _options(error: click.UsageError) -> Iterable[str]:
    params = error.ctx.command.params if error.ctx else []
    options = (param for param in params if isinstance(param, click.Option))
    return [name for option in options for name in (*option.opts, *option.secondary_opts)]


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    pieces = context.command.collect_usage_pieces(context) if context else []
    return f"Write govlint {' '.join((_command(error), *pieces[1:]))}."


def _see_help(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"`{context.command_path if context else 'govlint'} --help` shows what it takes."


def _called(param: click.Parameter) -> str:
    """An option by its longest name, an argument by the word that stands for it."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.metavar or param.name or "").upper()


def _choices(param: click.Parameter) -> tuple[str, ...]:
    return tuple(getattr(param.type, "choices", ()))


def _can_be(param: click.Parameter) -> str:
    """What a parameter takes; nothing where that is any text."""
    kind = param.type
    if isinstance(kind, click.IntRange):
        ends = ((" from ", kind.min), (" to ", kind.max))
        return "It can be a whole number" + "".join(f"{word}{end}" for word, end in ends if end is not None) + "."
    return "It can be a whole number." if kind is click.INT else choice_of(_choices(param))
