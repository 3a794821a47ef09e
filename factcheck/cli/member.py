"""``factcheck member``: who logs verdicts, decides links and reads reports."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.member_access import asked_password, set_password, token_app
from factcheck.cli.options import FormatOption, OutputFormat
from factcheck.cli.screen import Screen
from factcheck.domain.words import MemberRole
from factcheck.errors import InvalidInput

if TYPE_CHECKING:
    from factcheck.domain.records import MemberRecord

app = typer.Typer(help="Who logs verdicts, decides links and reads reports.", no_args_is_help=True)
app.command("password")(set_password)
app.add_typer(token_app, name="token")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name that stands under verdicts and decisions.")]
RoleOption = Annotated[
    list[MemberRole] | None,
    typer.Option("--role", help="checker logs verdicts, editor decides links, analyst reads reports; repeatable."),
]
LoginOption = Annotated[
    str | None, typer.Option("--login", metavar="LOGIN", help="The member's own database login, to hold to the roles.")
]


@app.command("add")
def add_member(
    context: typer.Context,
    name: NameArgument,
    role: RoleOption = None,
    login: LoginOption = None,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for a password, to come into the desk over a network.")
    ] = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Add a member. Call people as their system user is called, and they need no --by.

    Whoever has no role may do everything; whoever has one may do what it is for. With --login a server of yours holds
    that login to it too, whatever program it uses. Names that nobody added enter when they first sign something.
    With --password the member comes into a desk that other machines reach (factcheck serve --host): the password is
    asked for twice and not shown; from a pipe its first line is taken.

    \b
    Examples:
      factcheck member add huda --role checker --role editor
      factcheck member add omar --role checker --login omar
      factcheck member add nour --role editor --password
    """
    from factcheck.services import membership  # deferred for start-up time

    screen: Screen = context.obj
    _check_server(screen, login)
    with screen.database() as database:
        asked = asked_password(screen, name) if password else None
        added = membership.add_member(database, name, roles=role or (), login=login, password=asked)
    _show(screen, added, output)
    if password and not added.roles:
        screen.warn(f"{added.name} may do everything, having no role: factcheck member edit {added.name!r} --role ...")


@app.command("edit")
def edit_member(
    context: typer.Context,
    name: NameArgument,
    role: RoleOption = None,
    no_role: Annotated[bool, typer.Option("--no-role", help="No role: may do everything.")] = False,
    login: LoginOption = None,
    no_login: Annotated[bool, typer.Option("--no-login", help="No login any more; it leaves its groups.")] = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Say anew which roles a member has, or which login. The roles given take the place of the old ones.

    Example: factcheck member edit huda --role editor
    """
    from factcheck.services import membership  # deferred for start-up time

    if (role and no_role) or (login and no_login):
        raise typer.BadParameter("give the one or the other: --role or --no-role, --login or --no-login")
    roles = [] if no_role else role or None
    screen: Screen = context.obj
    _check_server(screen, login)
    with screen.database() as database:
        edited = membership.edit_member(database, name, roles=roles, login="" if no_login else login)
    _show(screen, edited, output)


@app.command("list")
def list_members(
    context: typer.Context,
    everybody: Annotated[bool, typer.Option("--all", help="Those who have retired too.")] = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List the members with their roles.

    Example: factcheck member list --all
    """
    # Deferred for start-up time.
    from factcheck.presenters.members import member_rows
    from factcheck.services import membership

    screen: Screen = context.obj
    with screen.database() as database:
        found = membership.list_members(database, retired=everybody)
    screen.rows(member_rows(found), output)
    screen.remark_page(len(found), offset=0)


@app.command("show")
def show_member(context: typer.Context, name: NameArgument, output: FormatOption = OutputFormat.TABLE) -> None:
    """Show a member, and how many verdicts, decisions and corrections bear the name.

    Example: factcheck member show huda
    """
    # Deferred for start-up time.
    from factcheck.presenters.members import dossier_rows
    from factcheck.services import membership

    screen: Screen = context.obj
    with screen.database() as database:
        found = membership.show_member(database, name)
    screen.rows(dossier_rows(found), output)


@app.command("retire")
def retire_member(context: typer.Context, name: NameArgument) -> None:
    """Retire a member. What bears the name stays; nothing new gets it, and the login leaves its groups.

    Password, tokens and open sessions of the member's end with it.

    Example: factcheck member retire omar
    """
    from factcheck.services import membership  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        retired = membership.retire_member(database, name)
    screen.remark(f"{retired.name} has retired; what bears the name stays")


@app.command("restore")
def restore_member(context: typer.Context, name: NameArgument) -> None:
    """Take a retired member back, with the roles and the login of before. A password has to be set anew.

    Example: factcheck member restore omar
    """
    from factcheck.services import membership  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        restored = membership.restore_member(database, name)
    screen.remark(f"{restored.name} is a member again")


def _check_server(screen: Screen, login: str | None) -> None:
    if login and screen.settings.database_url is None:
        raise InvalidInput(
            f"on the embedded server everybody works as its owner: a login {login!r} would hold nobody to a role",
            hint="leave --login out, or use a server of your own: FACTCHECK_DATABASE_URL",
        )


def _show(screen: Screen, member: "MemberRecord", output: OutputFormat) -> None:
    from factcheck.presenters.members import member_rows  # deferred for start-up time

    screen.rows(member_rows([member]), output)
    if member.roles and screen.settings.database_url is None:
        screen.remark("on the embedded server everybody works as its owner: the roles hold in this program alone")
