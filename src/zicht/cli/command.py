"""Commands and options whose help and errors speak the reader's language."""

import difflib
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import Any

import click

from zicht.cli.texts import say

Options = list[click.Parameter]


def help_option(language: str) -> click.Option:
    """`--help`."""

    def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(context.get_help())
            context.exit()

    return click.Option(
        ["--help"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=say("help", language)
    )


def language_option(language: str) -> click.Option:
    """`--language`; it was read before anything else, so that this very help is in that language."""
    choice = click.Choice(["nl", "en"])
    return click.Option(["--language"], type=choice, expose_value=False, help=say("option_language", language))


def options_in(language: str) -> Callable[..., click.Option]:
    """Makes options by their names (`--output -o`) and the key of their help text."""

    def option(names: str, text: str, **more: Any) -> click.Option:
        return click.Option(names.split(), help=say(text, language), **more)

    return option


class UnknownCommandError(click.UsageError):
    """A group has no command with this name."""

    def __init__(self, named: str, near: str | None, context: click.Context) -> None:
        super().__init__("unknown command", context)
        self.named = named
        self.near = near


class NotADayError(click.BadParameter):
    """An option does not hold a calendar day."""


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """A calendar day, as yyyy-mm-dd."""

    name = "DAY"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or an error that names the option and not what stood there."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            message = "not a day"
            raise NotADayError(message, ctx, param) from None


class Command(click.Command):
    """A command with Dutch or English headings."""

    def __init__(
        self,
        name: str,
        language: str,
        run: Callable[..., int | None],
        options: Options,
        more: str = "",
        end: str = "",
    ) -> None:
        about = say(name, language)
        super().__init__(
            name.rpartition(" ")[2],
            callback=run,
            params=[*options, language_option(language), help_option(language)],
            help=f"{about}\n\n{say(more, language)}" if more else about,
            short_help=about,
            epilog=say(end, language) if end else None,
            options_metavar=say("options_metavar", language),
            add_help_option=False,
        )
        self.language = language

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that says how it is used."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), say("usage", self.language))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All options."""
        write_options(self, ctx, formatter, self.language)


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def __init__(
        self,
        name: str,
        language: str,
        commands: Mapping[str, str],
        options: Options | None = None,
        end: str = "",
    ) -> None:
        super().__init__(
            name,
            params=[*(options or []), language_option(language), help_option(language)],
            help=say(name, language),
            epilog=say(end, language) if end else None,
            options_metavar=say("options_metavar", language),
            subcommand_metavar=say("command_metavar", language),
            add_help_option=False,
        )
        self.language = language
        self.modules = commands

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without any argument the help is the answer."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names."""
        if args[0] not in self.modules and not ctx.resilient_parsing:
            near = difflib.get_close_matches(args[0], self.modules, n=1)
            raise UnknownCommandError(args[0], near[0] if near else None, ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in order of use."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name."""
        if cmd_name not in self.modules:
            return None
        made: click.Command = import_module(self.modules[cmd_name]).command(self.language)
        return made

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that says how it is used."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), say("usage", self.language))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All options, then the commands."""
        write_options(self, ctx, formatter, self.language)
        commands = ((name, self.get_command(ctx, name)) for name in self.modules)
        rows = [(name, each.get_short_help_str(limit=90)) for name, each in commands if each]
        with formatter.section(say("commands", self.language)):
            formatter.write_dl(rows)


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: str) -> None:
    """The line that says how a command is used."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, say("usage", language))


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: str) -> None:
    """The options of a command under a heading."""
    options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
    records = [record for each in options if (record := each.get_help_record(ctx))]
    must = say("required", language)
    with formatter.section(say("options", language)):
        formatter.write_dl([(names, text.replace("[required]", f"({must})")) for names, text in records])
