"""The tree of commands. A command's module is imported when it is called, so that --help is quick."""

from __future__ import annotations

import importlib
from typing import Any

import click

COMMANDS = {
    "make": ("making", "make", "Make videos of an article: a link, a file, or - for standard input."),
    "render": ("making", "render", "Make a project's videos again; only what has changed is made anew."),
    "projects": ("projects", "projects", "List, show, edit and delete projects."),
    "speak": ("speaking", "speak", "Speak a project: one line, a word, another voice, one's own recording."),
    "voices": ("voices", "voices", "List the voices that can be used; install more of them."),
    "models": ("models", "models", "List the chat models that can write, or fetch one."),
    "templates": ("templates", "templates", "List the styles: captions, cards, motion and music that go together."),
    "providers": ("setup", "providers", "List everything that can be plugged in, and what is missing."),
    "doctor": ("setup", "doctor", "Check that everything that is needed is there."),
    "worker": ("working", "worker", "Do jobs that wait, until stopped."),
    "publish": ("publishing", "publish", "Publish a project's finished videos: to a target, or as a folder."),
    "posts": ("publishing", "posts", "Look at what is published, put its words right, take it back."),
    "accounts": ("publishing", "accounts", "Connect the accounts that videos are published with."),
    "rights": ("rights", "rights", "Show whose pictures and sounds a project has; say where one is from."),
    "costs": ("costs", "costs", "Show what was paid for."),
    "export": ("keeping", "export", "Save a project as files: videos, timelines and project.json."),
    "backup": ("keeping", "backup", "Save all projects in one file."),
    "restore": ("keeping", "restore", "Put a backup back."),
    "clean": ("keeping", "clean", "Free space: remove what can be made again and was not used for a while."),
    "bench": ("setup", "bench", "Measure this machine against the figures in the README."),
}


class Lazy(click.Group):
    """A group that knows its commands by name and imports one when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        found: click.Command = getattr(importlib.import_module(f"core.cli.{module}"), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if isinstance(error, click.NoSuchOption):
                raise
            raise click.UsageError(
                f"There is no command {args[0]!r}; there are: {', '.join(COMMANDS)}.", ctx
            ) from error


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
def app() -> None:
    """Articles into finished, captioned, narrated videos."""
