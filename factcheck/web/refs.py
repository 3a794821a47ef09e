"""Names of claims and sources in addresses."""

from typing import Annotated

from fastapi import Depends, Path, Query

from factcheck.domain.refs import ClaimRef

MOST = 2**63 - 1  # what a number of the database may be


NAME = (
    r"^[1-9][0-9]{0,17}\.[1-9][0-9]{0,8}$"  # as the API describes it; the longest numbers of a bigint are none of ours
)


async def claim_named(
    ref: Annotated[str, Path(description="A claim's name, SOURCE.NUMBER, as 12.7.", pattern=NAME)],
) -> ClaimRef:
    """The claim that an address names."""
    return ClaimRef.parse(ref)


Ref = Annotated[ClaimRef, Depends(claim_named)]
SourceNumber = Annotated[int, Path(description="A source's number.", ge=1, le=MOST)]
CaptureNumber = Annotated[int, Query(description="A capture's number.", ge=1, le=2**31 - 1)]
OutletNumber = Annotated[int, Path(description="An outlet's number.", ge=1, le=MOST)]
EntityNumber = Annotated[int, Path(description="An entity's number.", ge=1, le=MOST)]
