"""Progress of a solve: one live line a stage on a terminal, plain lines elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.live import Live
from rich.table import Table

from optimizer.cli.output import console, gap_of, thousands
from optimizer.rules import Change, ObjectiveName
from optimizer.solvers.progress import (
    Bounded,
    Changed,
    Compiling,
    Event,
    Finished,
    Improved,
    Note,
    Ready,
    Report,
    Started,
)

_COMPILING = "compiling the search, once after installing, for up to a minute; the time limit begins afterwards"

#: Plain lines at most this often, stage ends aside.
_BETWEEN_LINES = 5.0


@dataclass
class _Line:
    value: int | None = None
    bound: int | None = None
    state: str = "…"

    @property
    def gap(self) -> str:
        return gap_of(self.value, self.bound)


@dataclass
class _Progress:
    began: float = field(default_factory=time.monotonic)
    lines: dict[ObjectiveName | Change, _Line] = field(default_factory=dict)
    compiling: bool = False

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def take_in(self, event: Event) -> ObjectiveName | Change | None:
        """Note what happened; the objective it concerns."""
        match event:
            case Compiling():
                self.compiling = True
            case Ready():
                self.compiling = False
            case Started(name):
                self.lines.setdefault(name, _Line()).state = "…"
                return name
            case Improved(name, value):
                self.lines.setdefault(name, _Line()).value = value
                return name
            case Bounded(name, bound):
                self.lines.setdefault(name, _Line()).bound = bound
                return name
            case Finished(stage):
                state = f"proven best ({stage.proof})" if stage.confirmed else "its turn is over"
                self.lines[stage.name] = _Line(stage.value, stage.bound, state)
                return stage.name
            case Changed(name, value, bound, proof):
                self.lines[name] = _Line(value, bound, f"bound by {proof}" if proof else "")
                return name
        return None

    def table(self) -> Table:
        doing = _COMPILING if self.compiling else "solving"
        table = Table(title=f"{doing}, {self.seconds:.0f} s", title_justify="left")
        for title in ("objective", "value", "bound", "gap", ""):
            table.add_column(title, justify="left" if title in ("objective", "") else "right")
        for name, line in self.lines.items():
            table.add_row(name, thousands(line.value), thousands(line.bound), line.gap, line.state)
        return table


@contextmanager
def progress_display(*, quiet: bool) -> Iterator[Report]:
    """A function to report events to; prints to standard error."""
    if quiet:
        yield lambda _: None
        return
    out = console(stderr=True)
    progress = _Progress()
    if out.is_terminal:
        with Live(get_renderable=progress.table, console=out, refresh_per_second=4, transient=True):
            yield progress.take_in
        return
    yield _plain(progress, out.print)


def _plain(progress: _Progress, write: Callable[[str], None]) -> Report:
    last = float("-inf")

    def report(event: Event) -> None:
        nonlocal last
        name = progress.take_in(event)
        if isinstance(event, Compiling):
            write(f"{progress.seconds:6.1f} s  {_COMPILING}")
        due = isinstance(event, Finished | Changed) or progress.seconds - last >= _BETWEEN_LINES
        if isinstance(event, Note) or name is None or not due:
            return
        last = progress.seconds
        line = progress.lines[name]
        numbers = f"value {thousands(line.value)}  bound {thousands(line.bound)}  gap {line.gap}"
        write(f"{progress.seconds:6.1f} s  {name:<11} {numbers}  {line.state}")

    return report
