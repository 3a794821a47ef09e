"""``factcheck member password`` and ``member token``: how members come into a desk that other machines reach."""

from datetime import datetime
from typing import Annotated

import typer

from factcheck.cli.options import FormatOption, OutputFormat, day
from factcheck.cli.screen import Screen
from factcheck.errors import InvalidInput

token_app = typer.Typer(help="Tokens, by which programs use the API in a member's name.", no_args_is_help=True)

MemberArgument = Annotated[str, typer.Argument(metavar="NAME", help="A member's name.")]
_LONGEST = 4096  # bytes of a line that may hold a password: far more than one has


def asked_password(screen: Screen, name: str) -> str:
    """A new password: asked for twice on a terminal, which does not show it, else the first line of standard input.

    Never an argument and never a variable: those stand in the lists of processes, and in histories.
    """
    if screen.stdin.isatty():
        typed: str = typer.prompt(
            f"password of {name}", hide_input=True, confirmation_prompt="the same again", err=True, prompt_suffix=": "
        )
        return typed
    line = screen.stdin.readline(_LONGEST)
    try:
        return line.rstrip(b"\r\n").decode()
    except UnicodeDecodeError as error:
        raise InvalidInput("the password is no text in UTF-8", hint="type it again") from error


def set_password(context: typer.Context, name: MemberArgument) -> None:
    """Set a member's password, by which the member comes into the desk over a network. Sessions of before it end.

    It is asked for twice and not shown; from a pipe the first line is taken. Only its hash is kept.

    \b
    Examples:
      factcheck member password huda
      pass show desk/huda | factcheck member password huda
    """
    # Deferred for start-up time.
    from factcheck.services import membership, passwords

    screen: Screen = context.obj
    with screen.database() as database:
        membership.show_member(database, name)  # before anything is asked: there may be no such member
        passwords.set_password(database, name, asked_password(screen, name))
    screen.remark(f"{name} comes in by the new password; whoever came in by the one before is out")


@token_app.command("add")
def add_token(
    context: typer.Context,
    name: MemberArgument,
    label: Annotated[str | None, typer.Option("--label", metavar="TEXT", help="What it is for.")] = None,
    expires: Annotated[
        datetime | None,
        typer.Option("--expires", formats=["%Y-%m-%d"], help="The first day on which it opens nothing (UTC)."),
    ] = None,
) -> None:
    """Make a token for a program that uses the API in the member's name and roles. It is shown this once.

    The program sends it with each request: Authorization: Bearer TOKEN.

    Example: factcheck member token add huda --label "nightly import" --expires 2027-01-01
    """
    from factcheck.services import tokens  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        made = tokens.add_token(database, name, label=label, expires_on=day(expires))
    screen.out.write(f"{made.written}\n")
    screen.remark(f"token {made.record.token_id} acts in the name of {name}; it is shown this once and kept nowhere")


@token_app.command("list")
def list_tokens(
    context: typer.Context,
    name: Annotated[str | None, typer.Option("--member", metavar="NAME", help="Only this member's.")] = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List the tokens, those that were taken back too; what they open with is kept nowhere.

    Example: factcheck member token list --member huda
    """
    # Deferred for start-up time.
    from factcheck.presenters.members import token_rows
    from factcheck.services import tokens

    screen: Screen = context.obj
    with screen.database() as database:
        found = tokens.list_tokens(database, member=name)
    screen.rows(token_rows(found), output)
    screen.remark_page(len(found), offset=0)


@token_app.command("revoke")
def revoke_token(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, max=2**63 - 1, help="Its number in the list.")],
) -> None:
    """Take a token back. It opens nothing from then on.

    Example: factcheck member token revoke 3
    """
    from factcheck.services import tokens  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        revoked = tokens.revoke_token(database, number)
    screen.remark(f"token {number} of {revoked.member} opens nothing any more")
