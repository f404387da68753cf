"""Somebody new in the office."""

from statistics import median_low

from optimizer.instance.schema import MOST, Caseworker, CaseworkerId, Instance
from optimizer.scenario.edits import Hire


def hired(instance: Instance, edit: Hire) -> Caseworker:
    """Like whom the edit names, else as is usual here; the id is the next free of `hired-1`, `hired-2` …"""
    taken = {worker.id for worker in instance.caseworkers}
    number = next(n for n in range(1, len(taken) + 2) if f"hired-{n}" not in taken)
    model = next((worker for worker in instance.caseworkers if worker.id == edit.like), None) or _usual(instance)
    theirs = {"id": f"hired-{number}", "languages": edit.languages, "programs": edit.programs, "availability": {}}
    return model.model_copy(update=theirs)


def _usual(instance: Instance) -> Caseworker:
    """Serves every office; no cap where most have none."""
    workers = instance.caseworkers
    cap = median_low(MOST + 1 if worker.max_caseload is None else worker.max_caseload for worker in workers)
    return Caseworker(
        id=CaseworkerId("usual"),
        languages=(),
        programs=(),
        minutes_per_day=median_low(worker.minutes_per_day for worker in workers),
        overtime_per_day=median_low(worker.overtime_per_day for worker in workers),
        max_caseload=None if cap > MOST else cap,
    )
