"""Agreement between checkers, for people and for programs."""

from collections.abc import Iterable, Iterator

from factcheck.domain.agreement import Agreement, Measure
from factcheck.presenters.exports import Out


class AgreementOut(Out):
    """A figure: ``value`` is null where ``remark`` says why; ``same`` is the share on which two say the same."""

    measure: str
    scale: str | None
    claims: int
    same: float | None
    value: float | None
    checkers: str
    remark: str | None


def agreement_rows(figures: Iterable[Agreement]) -> Iterator[Out]:
    """A row a figure."""
    for figure in figures:
        of_two = figure.measure is Measure.KAPPA
        yield AgreementOut(
            measure=figure.measure,
            scale=figure.scale,
            claims=figure.claims,
            same=None if figure.same is None else round(figure.same, 3),
            value=None if figure.value is None else round(figure.value, 3),
            checkers=" / ".join(figure.checkers) if of_two else f"{len(figure.checkers)} checkers",
            remark=figure.remark,
        )
