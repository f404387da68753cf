"""Plans written by hand."""

from datetime import date

from optimizer.instance.schema import Instance
from optimizer.plan.schema import Assignment, Plan, ScheduledTask


def plan_for(
    office: Instance, who: dict[str, str | None], done: dict[str, tuple[str, date]], policy: str = "client-based"
) -> Plan:
    """`who` serves whom, and who does which task when; a task's minutes are those of the instance."""
    minutes = {task.id: task.minutes for task in office.tasks}
    return Plan(
        instance=office.name,
        instance_sha256=office.sha256,
        policy=policy,  # type: ignore[arg-type]
        status="feasible",
        assignments=tuple(Assignment(client=client, caseworker=w) for client, w in who.items()),  # type: ignore[arg-type]
        schedule=tuple(
            ScheduledTask(task=task, caseworker=w, day=day, minutes=minutes[task])  # type: ignore[arg-type]
            for task, (w, day) in done.items()
        ),
        objectives=(),
    )
