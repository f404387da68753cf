"""What can go wrong, and the exit code the command line gives it.

CaseloadError
├── InputError        a file or value is not as the format asks (3)
├── PlanRejected      a plan breaks a hard rule or claims what is not so (1)
└── ModelTooLarge     a number would leave the range in which the solver is exact (3)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NoReturn


class CaseloadError(Exception):
    """Root of all errors that a user can meet."""

    exit_code: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the input.

    `where` is the file (and line or row, where known); `entity` the kind and id, such as "task t17";
    `field` and `value` may be empty where the fault concerns the whole.
    """

    where: str
    entity: str
    field: str
    value: str
    message: str

    def __str__(self) -> str:
        parts = [self.where, self.entity, " = ".join(filter(None, (self.field, self.value)))]
        return ": ".join([*(part for part in parts if part), self.message])


class InputError(CaseloadError):
    """The input is refused; `faults` lists everything that is wrong with it, in the order found."""

    exit_code: ClassVar[int] = 3

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def refuse(where: str, message: str, value: str = "") -> NoReturn:
    """Give up on a file as a whole."""
    raise InputError([Fault(where=where, entity="", field="", value=value, message=message)])


class PlanRejected(CaseloadError):
    """A plan does not pass the checker; the message lists its violations."""

    exit_code: ClassVar[int] = 1


class ModelTooLarge(CaseloadError):
    """The numbers of an instance would leave the range in which the solver is exact (row sums below 2**31)."""

    exit_code: ClassVar[int] = 3
