"""Names of claims and sources in addresses."""

from typing import Annotated

from fastapi import Depends, Path

from factcheck.domain.refs import ClaimRef
from factcheck.errors import InvalidInput

MOST = 2**63 - 1  # what a number of the database may be


async def claim_named(ref: Annotated[str, Path(description="A claim's name, SOURCE.NUMBER, as 12.7.")]) -> ClaimRef:
    """The claim that an address names; InvalidInput where it names none."""
    try:
        return ClaimRef.parse(ref)
    except ValueError as error:
        raise InvalidInput(str(error)) from error


Ref = Annotated[ClaimRef, Depends(claim_named)]
SourceNumber = Annotated[int, Path(description="A source's number.", ge=1, le=MOST)]
