"""One run: make the office, read it as a planner would, solve it, check the plan as it was written."""

import multiprocessing
import os
import platform
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.scaling.progress import Course, seconds_within
from benchmarks.scaling.record import Office, Reached, Record, Seconds
from benchmarks.scaling.setting import Setting
from optimizer.bench.gaps import gap_of
from optimizer.bench.memory import PeakMemory
from optimizer.bench.sources import package_version, sources_sha256
from optimizer.checks.check import check_plan
from optimizer.collecting import collect_rarely
from optimizer.generate import generate
from optimizer.instance.calendar import working_days
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.plan.files import read_plan, write_plan
from optimizer.solvers import Outcome, solve


def run_one(setting: Setting) -> Record:
    """All numbers of one run; meant for a process that does nothing else."""
    # Now, not at the end: somebody may work on the sources meanwhile.
    sources = sources_sha256()
    with tempfile.TemporaryDirectory() as folder:
        file, plan = Path(folder, "office.json"), Path(folder, "plan.json")
        generated = _generated_elsewhere(setting, file)
        collect_rarely()  # as `caseload` does
        with PeakMemory() as memory:
            began = time.monotonic()
            instance = read_instance(file)
            read = time.monotonic() - began
            began = time.monotonic()
            index_instance(instance)
            index = time.monotonic() - began
            course = Course()
            outcome = solve(instance, setting.solve_settings(), on_progress=course.on_progress, on_plan=course.on_plan)
            solved = course.now
            course.end(outcome.checked)
        began = time.monotonic()
        violations = _violations(instance, outcome, plan)
        seconds = Seconds(
            generate=round(generated, 3),
            read=round(read, 3),
            index=round(index, 3),
            solve=solved,
            check=round(time.monotonic() - began, 3),
            setup=course.first_event,
            first_plan=course.first_plan,
        )
        office = _office(instance, file)
    return Record(
        setting=setting,
        package_version=package_version(),
        sources_sha256=sources,
        versions=outcome.plan.provenance.versions,
        python=platform.python_version(),
        cores=os.cpu_count() or 1,
        office=office,
        seconds=seconds,
        peak_mb=memory.megabytes,
        method=outcome.method,
        status=outcome.plan.status,
        stopped=outcome.stopped,
        deaths=outcome.deaths,
        notes=outcome.notes,
        violations=violations,
        objectives=_objectives(outcome, course, office.late_weights),
        series=tuple(course.events),
    )


def _generated_elsewhere(setting: Setting, file: Path) -> float:
    """Seconds to make the office, in a process of its own so that its memory is not counted."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_generate, setting, file).result()


def _generate(setting: Setting, file: Path) -> float:
    began = time.monotonic()
    instance = generate(setting.office())
    seconds = time.monotonic() - began
    write_instance(instance, file)
    return seconds


def _violations(instance: Instance, outcome: Outcome, file: Path) -> tuple[str, ...] | None:
    if outcome.checked is None:
        return None
    write_plan(outcome.checked, file)
    return tuple(str(found) for found in check_plan(instance, read_plan(file)).violations)


def _office(instance: Instance, file: Path) -> Office:
    return Office(
        sha256=instance.sha256,
        name=instance.name,
        caseworkers=len(instance.caseworkers),
        clients=len(instance.clients),
        tasks=len(instance.tasks),
        days=len(working_days(instance.horizon)),
        late_weights=sum(task.late_weight for task in instance.tasks),
        file_mb=round(file.stat().st_size / 2**20, 2),
    )


def _objectives(outcome: Outcome, course: Course, late_weights: int) -> tuple[Reached, ...]:
    rows = []
    for row in outcome.plan.objectives:
        stage = course.stages.get(row.name)
        near = [
            seconds_within(course.events, row.name, row.bound, late_weights, tolerance) for tolerance in (0.01, 0.001)
        ]
        gap = gap_of(row.name, row.value, row.bound, late_weights)
        rows.append(
            Reached(
                name=row.name,
                value=row.value,
                bound=row.bound,
                gap=None if gap is None else round(gap, 7),
                proof=stage.proof if stage else "",
                confirmed=bool(stage and stage.confirmed),
                seconds_to_1_percent=near[0],
                seconds_to_0_1_percent=near[1],
            )
        )
    return tuple(rows)
