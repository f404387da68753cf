"""Harder generalised assignment problems (types C, D and E, up to 80 agents and 1,600 jobs): how small is the gap?

Made by the published recipe, for agents i = 1 … m and jobs j = 1 … n, all numbers whole:

    C   weight a in 5 … 25, cost c in 10 … 50
    D   weight a in 1 … 100, cost c = 111 - a + e with e in -10 … 10
    E   weight a = floor(1 - 10 ln u), cost c = floor(floor(1000 / a) - 10 v), u and v uniform in (0, 1]
    all capacity of each agent i: floor(0.8 · (sum of a over its jobs) / m)

Sources: types C and D, P. C. Chu and J. E. Beasley, Computers & Operations Research 24, 1997, 17-23, doi
10.1016/S0305-0548(96)00032-9; type E, M. Laguna, J. P. Kelly, J. L. González Velarde and F. Glover, European Journal
of Operational Research 82, 1995, 176-189; the sizes, M. Yagiura, T. Ibaraki and F. Glover, INFORMS Journal on
Computing 16, 2004, 133-151, doi 10.1287/ijoc.1030.0036. Rounding is that of the published problem e05100: its
capacities are rounded down (156 for 156.48), and its weights of 3 go with costs of 323 … 332, so that 1000 / a is
rounded down before and after the random part is taken off.

These are minimisation problems, ours maximises: points = (largest cost) - cost, each counting twice, for the
relationship kept and for the task. Every job has to be placed, so that the constant cancels. The gap is that of the
cost, (cost - bound) / cost: the constant would flatter any other.

    python -m benchmarks.gap_hard --types D,E --sizes 10x400 --seconds 60 --output out/gap_hard.jsonl
"""

import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from benchmarks.gap import PRIORITY, as_instance
from optimizer.bench.lines import append_line, read_lines
from optimizer.plan.schema import ObjectiveValue
from optimizer.rules import ObjectiveName
from optimizer.solvers import Outcome, SolveSettings, solve

#: Agents x jobs, as in the literature.
SIZES = (
    "5x100,10x100,20x100,5x200,10x200,20x200,10x400,20x400,40x400,"
    "15x900,30x900,60x900,20x1600,40x1600,80x1600"
)  # fmt: skip
SECONDS = 60.0
LARGEST_GAP = 0.001

Rows = list[list[int]]


@dataclass(frozen=True)
class Problem:
    """Costs and weights by agent and job; one capacity an agent."""

    name: str
    cost: Rows
    weight: Rows
    capacity: list[int]

    @property
    def constant(self) -> int:
        """What costs are taken from to get points, so that none is negative."""
        return max(map(max, self.cost))

    def as_profits(self) -> dict[str, Any]:
        """In the form of the published maximisation problems."""
        constant = self.constant
        profits = [[constant - cost for cost in row] for row in self.cost]
        return {"cost": profits, "weight": self.weight, "capacity": self.capacity}

    def cost_of(self, continuity: int) -> int:
        """The cost of a plan that places every job; of a bound on continuity, a bound on the cost.

        An odd bound is rounded up to what a plan can reach: the cost is a whole number.
        """
        return len(self.cost[0]) * self.constant - continuity // 2


def make_problem(kind: str, agents: int, jobs: int, seed: int = 1) -> Problem:
    """The same arguments give the same problem."""
    name = f"{kind.lower()}{agents:02}{jobs}-{seed}"
    draw = random.Random(name)
    pairs = [[_pair(kind, draw) for _ in range(jobs)] for _ in range(agents)]
    weight = [[a for a, _ in row] for row in pairs]
    # 4 / 5 in whole numbers: 0.8 as a float could lose a unit.
    capacity = [4 * sum(row) // (5 * agents) for row in weight]
    return Problem(name, [[c for _, c in row] for row in pairs], weight, capacity)


def _pair(kind: str, draw: random.Random) -> tuple[int, int]:
    """Weight and cost of one agent and job."""
    match kind:
        case "C":
            return draw.randint(5, 25), draw.randint(10, 50)
        case "D":
            weight = draw.randint(1, 100)
            return weight, 111 - weight + draw.randint(-10, 10)
        case "E":
            # random() is in [0, 1); the recipe wants (0, 1]
            weight = math.floor(1 - 10 * math.log(1 - draw.random()))
            return weight, math.floor(1000 // weight - 10 * (1 - draw.random()))
    raise ValueError(f"no recipe for type {kind}")


@dataclass(frozen=True)
class Result:
    """One problem solved; cost, bound and gap are None where a job was left out or nothing was proven."""

    name: str
    agents: int
    jobs: int
    method: str
    status: str
    unassigned: int | None
    late: int | None
    cost: int | None
    bound: int | None
    gap: float | None
    build_seconds: float
    solve_seconds: float
    limit: float
    threads: int
    version: str

    @property
    def ok(self) -> bool:
        return self.gap is not None and self.gap <= LARGEST_GAP


def run(problem: Problem, seconds: float = SECONDS, threads: int = 2) -> Result:
    """Build and solve one problem; `solve` checks the plan."""
    began = time.monotonic()
    office = as_instance(problem.name, problem.as_profits())
    built = time.monotonic() - began
    outcome = solve(office, SolveSettings(priority=PRIORITY, time_limit=seconds, threads=threads))
    reached = {row.name: row for row in outcome.plan.objectives}
    cost, bound = costs(problem, reached)
    return Result(
        name=problem.name,
        agents=len(problem.cost),
        jobs=len(problem.cost[0]),
        method=outcome.method,
        status=outcome.plan.status,
        unassigned=reached["unassigned"].value,
        late=reached["late"].value,
        cost=cost,
        bound=bound,
        gap=gap_of(cost, bound),
        build_seconds=round(built, 2),
        solve_seconds=round(outcome.seconds, 2),
        limit=seconds,
        threads=threads,
        version=_version(outcome),
    )


def costs(problem: Problem, reached: dict[ObjectiveName, ObjectiveValue]) -> tuple[int | None, int | None]:
    """Cost and its bound; a plan that leaves a job out has neither, for the constant would not cancel."""
    row = reached["continuity"]
    if row.value is None or reached["unassigned"].value or reached["late"].value:
        return None, None
    return problem.cost_of(row.value), None if row.bound is None else problem.cost_of(row.bound)


def gap_of(cost: int | None, bound: int | None) -> float | None:
    """(cost - bound) / cost."""
    return None if cost is None or bound is None else (cost - bound) / max(1, cost)


def _version(outcome: Outcome) -> str:
    return outcome.plan.provenance.versions.get("caseload-optimizer") or version("caseload-optimizer")


def line(result: Result) -> str:
    """One row of the table."""
    gap = "-" if result.gap is None else f"{100 * result.gap:.3f} %"
    verdict = (
        "ok" if result.ok else "ABOVE" if result.gap is not None else "NO PLAN" if result.cost is None else "NO BOUND"
    )
    return (
        f"{result.name:<12} {result.agents:>6} {result.jobs:>5}  {result.method:<12} {result.status:<9}"
        f"{_number(result.cost):>9} {_number(result.bound):>9} {gap:>9} {result.build_seconds:>6.1f}"
        f" {result.solve_seconds:>7.1f}  {verdict}"
    )


def _number(value: int | None) -> str:
    return "-" if value is None else f"{value:,}"


HEADING = (
    f"{'problem':<12} {'agents':>6} {'jobs':>5}  {'method':<12} {'status':<9}"
    f"{'cost':>9} {'bound':>9} {'gap':>9} {'build':>6} {'solve':>7}"
)


def problems(kinds: str, sizes: str, seeds: str) -> Iterator[tuple[str, int, int, int]]:
    """Type, agents, jobs and seed, small ones first."""
    # A size that is no pair is a ValueError, as a number that is none.
    pairs = [(int(agents), int(jobs)) for agents, jobs in (size.lower().split("x") for size in sizes.split(","))]
    for agents, jobs in sorted(pairs, key=lambda pair: (pair[0] * pair[1], pair)):
        for kind in kinds.upper().split(","):
            for seed in seeds.split(","):
                yield kind, agents, jobs, int(seed)


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["name"], row["limit"], row["threads"], row["version"]


@click.command()
@click.option("--types", "kinds", default="C,D,E", show_default=True)
@click.option("--sizes", default=SIZES, show_default=True, help="Agents x jobs.")
@click.option("--seeds", default="1", show_default=True, help="Another seed gives another problem.")
@click.option("--seconds", default=SECONDS, show_default=True, help="Time limit for one problem.")
@click.option("--threads", default=2, show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="One JSON line per problem; a problem that has its line there is not solved again.",
)
@click.pass_context
def main(
    ctx: click.Context, kinds: str, sizes: str, seeds: str, seconds: float, threads: int, output: Path | None
) -> None:
    """Solve all and print the gap of each; exit code 1 if one is above 0.1 % or not proven."""
    try:
        wanted = list(problems(kinds, sizes, seeds))
    except ValueError:
        raise click.UsageError(f"--sizes {sizes}, --seeds {seeds}: like 10x400,20x400 and 1,2") from None
    unknown = sorted({kind for kind, *_ in wanted} - {"C", "D", "E"})
    if unknown:
        raise click.UsageError(f"--types {','.join(unknown)}: C, D or E")
    known = {_key(row): row for row in read_lines(output).rows} if output else {}
    print(HEADING)
    failed = []
    for kind, agents, jobs, seed in wanted:
        problem = make_problem(kind, agents, jobs, seed)
        result = _known(known, problem.name, seconds, threads) or run(problem, seconds, threads)
        print(line(result), flush=True)
        if output and _key(asdict(result)) not in known:
            append_line(output, asdict(result))
        failed += [] if result.ok else [result.name]
    print(f"{len(wanted) - len(failed)} of {len(wanted)} within {100 * LARGEST_GAP:g} %")
    ctx.exit(1 if failed else 0)


def _known(known: dict[tuple[Any, ...], dict[str, Any]], name: str, seconds: float, threads: int) -> Result | None:
    row = known.get((name, seconds, threads, version("caseload-optimizer")))
    return None if row is None else Result(**row)


if __name__ == "__main__":
    main()
