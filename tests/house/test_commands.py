"""Every command can be learnt from its own help, and stands in the README."""

import pytest
import typer.main

from factcheck.cli.main import app


def _walk(command, path=("factcheck",)):
    yield " ".join(path), command
    for name, below in getattr(command, "commands", {}).items():
        yield from _walk(below, (*path, name))


ALL = dict(_walk(typer.main.get_command(app)))
COMMANDS = {path: command for path, command in ALL.items() if not hasattr(command, "commands")}
PARAMETERS = {f"{path} {each.name}": each for path, command in ALL.items() for each in command.params}


@pytest.mark.parametrize("path", ALL)
def test_every_command_says_what_it_does(path):
    assert len(ALL[path].help or "") > 20


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_shows_an_example_of_itself(path):
    examples = COMMANDS[path].help.partition("Example")[2]

    assert path in examples or "$(" in examples


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_option_and_argument_says_what_it_is(name):
    assert PARAMETERS[name].help


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_stands_in_the_readme(path, root):
    assert path in (root / "README.md").read_text(encoding="utf-8")


def test_no_two_options_of_a_command_share_a_name():
    names = {path: [name for each in command.params for name in each.opts] for path, command in ALL.items()}

    assert {path: given for path, given in names.items() if len(given) != len(set(given))} == {}
