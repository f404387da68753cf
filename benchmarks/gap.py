"""The 60 generalised assignment problems of OR-Library, each solved and held against its published optimum.

A job is a client with one task, an agent a caseworker with one day; weights are efforts and profits the points of
relationships. Each point counts twice, for the relationship kept and for the task, so that the best continuity is
twice the published optimum. (Cattrysse and Van Wassenhove, European Journal of Operational Research 60, 1992,
doi 10.1016/0377-2217(92)90077-M.)

    python -m benchmarks.gap --data ../shared/data
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from optimizer.instance.build import build_instance
from optimizer.instance.schema import Instance
from optimizer.rules import ObjectiveName
from optimizer.solvers import SolveSettings, solve

PRIORITY: tuple[ObjectiveName, ...] = ("unassigned", "late", "continuity")
SECONDS = 10.0
DAY = "2026-01-05"


def data_folder() -> Path:
    """Where the published problems are: CASELOAD_DATA, else beside the repository."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("CASELOAD_DATA", beside))


def problem_files(data: Path) -> list[Path]:
    """By size class and number: gap1-0 … gap12-4."""
    return sorted((data / "gap").glob("gap*.json"), key=lambda path: [int(n) for n in re.findall(r"\d+", path.stem)])


def as_instance(name: str, problem: dict[str, Any]) -> Instance:
    """The problem in the terms of an office; profits may be 0, points too."""
    agents, jobs = range(len(problem["capacity"])), range(len(problem["cost"][0]))
    return build_instance(
        {
            "format": "caseload-instance/1",
            "name": name,
            "horizon": {"start": DAY, "end": DAY},
            "rules": {"policy": "client-based", "new_relationship_points": 0},
            "caseworkers": [
                {"id": f"agent{a}", "languages": ["en"], "programs": ["any"], "minutes_per_day": problem["capacity"][a]}
                for a in agents
            ],
            "clients": [{"id": f"job{j}", "language": "en"} for j in jobs],
            "tasks": [
                {
                    "id": f"task{j}", "client": f"job{j}", "program": "any", "minutes": 1,
                    "release": DAY, "due": DAY, "late_weight": 1,
                }
                for j in jobs
            ],
            "relationships": [
                {"client": f"job{j}", "caseworker": f"agent{a}", "points": problem["cost"][a][j]}
                for j in jobs for a in agents
            ],
            "efforts": [
                {"task": f"task{j}", "caseworker": f"agent{a}", "minutes": problem["weight"][a][j]}
                for j in jobs for a in agents
            ],
        },
        where=name,
    )  # fmt: skip


@dataclass(frozen=True)
class Result:
    """One problem solved; `ok` if the optimum was found and proven."""

    name: str
    agents: int
    jobs: int
    method: str
    status: str
    unassigned: int
    late: int
    continuity: int
    published: int
    bound: int | None
    seconds: float

    @property
    def ok(self) -> bool:
        found = (self.status, self.unassigned, self.late, self.continuity)
        return found == ("optimal", 0, 0, 2 * self.published)


def run(path: Path, seconds: float = SECONDS, threads: int = 2) -> Result:
    """Solve one problem file."""
    problem = json.loads(path.read_text(encoding="utf-8"))
    office = as_instance(path.stem, problem)
    outcome = solve(office, SolveSettings(priority=PRIORITY, time_limit=seconds, threads=threads))
    reached = {row.name: row for row in outcome.plan.objectives}
    return Result(
        name=path.stem,
        agents=len(office.caseworkers),
        jobs=len(office.clients),
        method=outcome.plan.provenance.solver,
        status=outcome.plan.status,
        unassigned=_known(reached["unassigned"].value),
        late=_known(reached["late"].value),
        continuity=_known(reached["continuity"].value),
        published=problem["max_sense"]["best_known"],
        bound=reached["continuity"].bound,
        seconds=round(outcome.seconds, 2),
    )


def _known(value: int | None) -> int:
    assert value is not None, "every checked plan has values"
    return value


def results(data: Path, seconds: float, threads: int) -> Iterator[Result]:
    for path in problem_files(data):
        yield run(path, seconds, threads)


def line(result: Result) -> str:
    """One row of the table."""
    verdict = "ok" if result.ok else "DIFFERS"
    return (
        f"{result.name:<8} {result.agents:>6} {result.jobs:>5}  {result.method:<20} {result.status:<9}"
        f"{result.continuity:>8,} {result.bound or 0:>8,} {2 * result.published:>8,} {result.seconds:>7.2f}  {verdict}"
    )


HEADING = (
    f"{'problem':<8} {'agents':>6} {'jobs':>5}  {'method':<20} {'status':<9}"
    f"{'value':>8} {'bound':>8} {'optimum':>8} {'seconds':>7}"
)


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder that holds gap/ [default: $CASELOAD_DATA].")
@click.option("--json-lines", type=click.Path(path_type=Path), help="Write one JSON object per problem here.")
@click.option("--seconds", default=SECONDS, show_default=True, help="Time limit for one problem.")
@click.option("--threads", default=2, show_default=True)
@click.pass_context
def main(ctx: click.Context, data: Path | None, json_lines: Path | None, seconds: float, threads: int) -> None:
    """Solve all 60 and hold each against twice its published optimum; exit code 1 if any differs or is unproven."""
    folder = data or data_folder()
    if not problem_files(folder):
        raise click.UsageError(f"{folder / 'gap'} holds no problems")
    print(HEADING)
    solved = []
    for result in results(folder, seconds, threads):
        print(line(result), flush=True)
        solved.append(result)
    if json_lines:
        json_lines.write_text("".join(json.dumps({**asdict(one), "ok": one.ok}) + "\n" for one in solved))
    failed = [one.name for one in solved if not one.ok]
    slowest = max(one.seconds for one in solved)
    print(f"{len(solved) - len(failed)} of {len(solved)} proven at the published optimum; slowest {slowest:.2f} s")
    ctx.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
