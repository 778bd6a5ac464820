"""What was wrong with how a command was called, in the reader's language."""

import click
from click.exceptions import BadOptionUsage, NoSuchOption

from zicht.cli.command import NotADayError, UnknownCommandError
from zicht.cli.texts import say


def usage_text(error: click.UsageError, language: str) -> str:
    """The problem and where to find more."""
    command = error.ctx.command_path if error.ctx else "zicht"
    return f"{_problem(error, language)}\n{say('see_help', language, command=command)}"


def _problem(error: click.UsageError, language: str) -> str:
    if isinstance(error, NoSuchOption):
        near = error.possibilities[0] if error.possibilities else None
        return say("no_such_option", language, name=error.option_name, hint=_hint(near, language))
    if isinstance(error, UnknownCommandError):
        return say("no_such_command", language, name=error.named, hint=_hint(error.near, language))
    if isinstance(error, click.BadParameter):
        return _bad_parameter(error, language)
    if isinstance(error, BadOptionUsage):
        return say("needs_value", language, name=error.option_name)
    return say("too_many_arguments" if error.ctx else "usage_other", language)


def _bad_parameter(error: click.BadParameter, language: str) -> str:
    if isinstance(error, NotADayError):
        return say("bad_day", language, name=_name(error))
    if isinstance(error, click.MissingParameter):
        return say("missing_argument", language, name=_name(error))
    if error.param is not None and isinstance(error.param.type, click.Choice):
        return say("bad_choice", language, name=_name(error), choices=", ".join(error.param.type.choices))
    said = say("bad_value", language, name=_name(error))
    return f"{said} {error.param.help}" if isinstance(error.param, click.Option) and error.param.help else said


def _hint(near: str | None, language: str) -> str:
    return say("did_you_mean", language, name=near) if near else ""


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "?"
    return error.param.opts[0] if isinstance(error.param, click.Option) else (error.param.metavar or "?").strip(".[]")
