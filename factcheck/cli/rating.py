"""``factcheck rating``: the scales that verdicts are given on."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from factcheck.cli.options import ByOption, FormatOption, OutputFormat, signer
from factcheck.cli.screen import Screen
from factcheck.domain.words import RatingClass

app = typer.Typer(help="The ratings that verdicts are given, and their scales.", no_args_is_help=True)
scale_app = typer.Typer(help="The scales that ratings stand on.", no_args_is_help=True)
app.add_typer(scale_app, name="scale")

_GREATEST = 1_000_000  # a value of a scale is small; this keeps numbers that nobody means out of every export


def _number(written: str) -> Decimal:
    try:
        number = Decimal(written)
    except InvalidOperation as error:
        raise typer.BadParameter(f"{written!r} is no number") from error
    if not number.is_finite() or abs(number) > _GREATEST:
        raise typer.BadParameter(f"{written!r} is no value of a scale")
    return number


CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="A rating's code, as mostly-true.")]
ScaleArgument = Annotated[str, typer.Argument(metavar="CODE", help="A scale's code, as truth5.")]
EnglishOption = Annotated[str, typer.Option("--label-en", metavar="WORDS", help="What English readers see.")]
ArabicOption = Annotated[str, typer.Option("--label-ar", metavar="WORDS", help="What Arabic readers see.")]
RetiredOption = Annotated[bool, typer.Option("--retired", help="Retired ones too, with who added and retired them.")]


@app.command("list")
def list_ratings(
    context: typer.Context,
    scale: Annotated[str | None, typer.Option("--scale", metavar="CODE", help="Only this scale's.")] = None,
    retired: RetiredOption = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List the ratings that a verdict may carry, scale by scale, the best first.

    Example: factcheck rating list --scale truth5
    """
    # Deferred for start-up time.
    from factcheck.presenters.ratings import rating_rows
    from factcheck.services import ratings

    screen: Screen = context.obj
    with screen.database() as database:
        found = ratings.list_ratings(database, scale=scale, retired=retired)
    screen.rows(rating_rows(found, history=retired), output)
    screen.remark_page(len(found), offset=0)


@app.command("add")
def add_rating(
    context: typer.Context,
    code: CodeArgument,
    scale: Annotated[str, typer.Option("--scale", metavar="CODE", help="The scale it stands on.")],
    normalised_class: Annotated[RatingClass, typer.Option("--class", help="What it comes down to on any scale.")],
    label_en: EnglishOption,
    label_ar: ArabicOption,
    value: Annotated[
        Decimal | None,
        typer.Option("--value", parser=_number, metavar="NUMBER", help="Between worst and best; none: no grade."),
    ] = None,
    position: Annotated[
        int | None, typer.Option("--position", min=1, max=10_000, help="Place in the list; by value, if not given.")
    ] = None,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Add a rating to a scale. It is never edited: retire it and add another.

    Example: factcheck rating add satire --scale desk --class false --label-en Satire --label-ar "سخرية"
    """
    # Deferred for start-up time.
    from factcheck.domain.ratings import NewRating
    from factcheck.presenters.ratings import rating_rows
    from factcheck.services import ratings

    new = NewRating(
        scale=scale,
        code=code,
        label={"ar": label_ar, "en": label_en},
        numeric_value=value,
        normalised_class=normalised_class,
        position=position,
        added_by=signer(by),
    )
    screen: Screen = context.obj
    with screen.database() as database:
        added = ratings.add_rating(database, new)
    screen.rows(rating_rows([added]), output)


@app.command("retire")
def retire_rating(context: typer.Context, code: CodeArgument, by: ByOption = None) -> None:
    """Retire a rating. Verdicts that carry it keep it; no new one gets it.

    Example: factcheck rating retire half-true
    """
    from factcheck.services import ratings  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        retired = ratings.retire_rating(database, code, by=signer(by))
    screen.remark(f"{retired.code} on {retired.scale} is retired; old verdicts keep it")


@app.command("restore")
def restore_rating(context: typer.Context, code: CodeArgument, by: ByOption = None) -> None:
    """Give a retired rating again.

    Example: factcheck rating restore half-true
    """
    from factcheck.services import ratings  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        restored = ratings.restore_rating(database, code, by=signer(by))
    screen.remark(f"{restored.code} on {restored.scale} is given again")


@scale_app.command("list")
def list_scales(
    context: typer.Context, retired: RetiredOption = False, output: FormatOption = OutputFormat.TABLE
) -> None:
    """List the rating scales, with their ends and how many ratings each gives.

    Example: factcheck rating scale list
    """
    # Deferred for start-up time.
    from factcheck.presenters.ratings import scale_rows
    from factcheck.services import ratings

    screen: Screen = context.obj
    with screen.database() as database:
        found = ratings.list_scales(database, retired=retired)
    screen.rows(scale_rows(found, history=retired), output)
    screen.remark_page(len(found), offset=0)


@scale_app.command("add")
def add_scale(
    context: typer.Context,
    code: ScaleArgument,
    best: Annotated[Decimal, typer.Option("--best", parser=_number, metavar="NUMBER", help="Value of the best end.")],
    worst: Annotated[Decimal, typer.Option("--worst", parser=_number, metavar="NUMBER", help="Of the worst end.")],
    label_en: EnglishOption,
    label_ar: ArabicOption,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Add a scale of your own, beside those that are there. Then give it ratings.

    Example: factcheck rating scale add stars --best 4 --worst 1 --label-en "Four stars" --label-ar "أربع نجوم"
    """
    # Deferred for start-up time.
    from factcheck.domain.ratings import NewScale
    from factcheck.presenters.ratings import scale_rows
    from factcheck.services import ratings

    label = {"ar": label_ar, "en": label_en}
    new = NewScale(code=code, label=label, best=best, worst=worst, added_by=signer(by))
    screen: Screen = context.obj
    with screen.database() as database:
        added = ratings.add_scale(database, new)
    screen.rows(scale_rows([added]), output)
    screen.remark(f"now its ratings: factcheck rating add CODE --scale {code} ...")


@scale_app.command("retire")
def retire_scale(context: typer.Context, code: ScaleArgument, by: ByOption = None) -> None:
    """Retire a scale. Verdicts keep its ratings; no new one gets them.

    Example: factcheck rating scale retire review3
    """
    from factcheck.services import ratings  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        retired = ratings.retire_scale(database, code, by=signer(by))
    screen.remark(f"the scale {retired.code} is retired; old verdicts keep its ratings")


@scale_app.command("restore")
def restore_scale(context: typer.Context, code: ScaleArgument, by: ByOption = None) -> None:
    """Give the ratings of a retired scale again, but for those that were retired by themselves.

    Example: factcheck rating scale restore review3
    """
    from factcheck.services import ratings  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        restored = ratings.restore_scale(database, code, by=signer(by))
    screen.remark(f"the scale {restored.code} is in use again")
