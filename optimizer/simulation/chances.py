"""What chance does to an office, with where each number comes from."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """The defaults are those of docs/simulation.md; shares are of 1."""

    #: Coefficient of variation of real minutes around planned ones. With the spread of the planned ones, 0.6, that
    #: makes 0.92 in all; assumed, inside the 0.6 to 1.0 of the generator's range.
    spread: float = 0.6
    #: Caseworker-days lost without notice: 3.7 % of caseworkers absent in a week (BLS, local government, 2012), 2.5
    #: days of 5 each.
    absence: float = 0.0185
    #: Mean length of an absence in working days; at least 1.
    absence_days: float = 2.5
    #: Finished work that comes back; assumed.
    returns: float = 0.05
    #: Working days until it does, evenly between; the papers' 5 to 10 of the generator.
    return_least_days: int = 5
    return_most_days: int = 10
    #: A verification, OMB 0584-0064, due as one is in Santa Clara County.
    return_minutes: int = 21
    return_due_days: int = 3
    #: Where the client had met the caseworker before: the chance of a return times this, and so many days later.
    known_return_ratio: float = 1.0
    known_return_delay: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no probability, or no length of time.

        Raises
        ------
        ValueError
            With everything that is out of range.
        """
        shares = ("absence", "returns")
        wrong = [f"{name} {getattr(self, name)}: must lie in 0 … 0.9" for name in shares if not self._is_share(name)]
        wrong += [
            f"{field.name} {getattr(self, field.name)}: must not be negative"
            for field in fields(self)
            if field.name not in shares and getattr(self, field.name) < 0
        ]
        if self.absence_days < 1:
            wrong.append(f"absence_days {self.absence_days}: must be at least 1")
        if self.return_least_days < 1 or self.return_most_days < self.return_least_days:
            wrong.append("return_least_days, return_most_days: at least 1, and in order")
        if self.return_minutes < 1:
            wrong.append(f"return_minutes {self.return_minutes}: must be at least 1")
        if self.known_return_ratio * self.returns > 0.9:
            wrong.append("known_return_ratio x returns: must be at most 0.9")
        if wrong:
            raise ValueError("\n".join(wrong))

    def _is_share(self, name: str) -> bool:
        return bool(0 <= getattr(self, name) <= 0.9)

    @property
    def returns_a_task(self) -> float:
        """How many returns a task brings with it in the end: what comes back may come back again."""
        return self.returns / (1 - self.returns)
