"""One thing that a plan does wrong."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Final, Literal

from optimizer.instance.schema import CaseworkerId, ClientId, TaskId
from optimizer.rules import RULES, RuleId

#: What a plan file must get right beside the hard rules.
FormId = Literal["identity", "rows", "claims"]
CheckId = RuleId | FormId

#: What every check asks, in words.
TITLES: Final[dict[str, str]] = {
    "identity": "the plan names the instance it was made for",
    "rows": "one assignment row per client, and every id is one of the instance's",
    "claims": "the objective values, bounds and status are as the plan says",
    **{str(rule): text for rule, text in RULES.items()},
}


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule, the entities it concerns where there are any, and a sentence that names the numbers."""

    rule: CheckId
    message: str
    client: ClientId | None = None
    caseworker: CaseworkerId | None = None
    task: TaskId | None = None
    day: date | None = None

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"

    def as_dict(self) -> dict[str, str | None]:
        """JSON-able; the day as an ISO date."""
        return {**asdict(self), "day": None if self.day is None else self.day.isoformat()}
