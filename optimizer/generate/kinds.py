"""Activities, and the task kinds that they become under each programme."""

from collections.abc import Mapping
from dataclasses import dataclass

from optimizer.generate.calibration import Calibration
from optimizer.generate.staff import PROGRAMS
from optimizer.instance.schema import KindId, TaskKind

#: Programmes in the order in which one of them leads a household's application.
LEADING = ("calworks", "calfresh", "general-relief", "capi", "medi-cal")
#: Programmes with a semi-annual report.
REPORTING = frozenset({"calfresh", "calworks"})


@dataclass(frozen=True, slots=True)
class Activity:
    """What one kind of task takes, whatever the programme."""

    name: str
    minutes: int
    due_days: int
    late_weight: int

    def kind(self, program: str) -> str:
        return f"{program}-{self.name}"


def activities(numbers: Calibration) -> Mapping[str, Activity]:
    """By name."""
    step, benefit, other = numbers.weight_step, numbers.weight_benefit, numbers.weight_other
    rows = (
        Activity("review", numbers.review_minutes, numbers.intake_due, step),
        Activity("interview", numbers.interview_minutes, numbers.intake_due, step),
        Activity("expedited-interview", numbers.interview_minutes, numbers.expedited_due, numbers.weight_expedited),
        Activity("verification", numbers.verification_minutes, numbers.verification_due, step),
        Activity("determination", numbers.determination_minutes, numbers.calfresh_due, benefit),
        Activity("renewal", numbers.renewal_minutes, numbers.renewal_due, benefit),
        Activity("sar7", numbers.report_minutes, numbers.report_due, benefit),
        Activity("change", numbers.change_minutes, numbers.other_due, other),
        Activity("document", numbers.document_minutes, numbers.other_due, other),
        Activity("call", numbers.call_minutes, numbers.other_due, other),
        Activity("lobby", numbers.lobby_minutes, numbers.lobby_due, other),
    )
    return {row.name: row for row in rows}


def determination_due(numbers: Calibration) -> Mapping[str, int]:
    """Calendar days from application to determination, by programme."""
    return {
        "calfresh": numbers.calfresh_due,
        "calworks": numbers.calworks_due,
        "capi": numbers.capi_due,
        "general-relief": numbers.general_relief_due,
        "medi-cal": numbers.medi_cal_due,
    }


def task_kinds(numbers: Calibration) -> tuple[TaskKind, ...]:
    """Every activity under every programme that has it."""
    due = determination_due(numbers)
    return tuple(
        TaskKind(
            id=KindId(activity.kind(program)),
            program=program,
            minutes=activity.minutes,
            due_days=due[program] if activity.name == "determination" else activity.due_days,
            late_weight=activity.late_weight,
        )
        for program in PROGRAMS
        for activity in activities(numbers).values()
        if (activity.name != "sar7" or program in REPORTING)
        and (activity.name != "expedited-interview" or program == "calfresh")
    )
