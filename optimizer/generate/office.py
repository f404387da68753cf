"""An office from its parameters: staff, clients, work, then the instance."""

from optimizer.generate.caseloads import Household, caps, make_households
from optimizer.generate.drafts import Desk, Draft
from optimizer.generate.draws import Draws
from optimizer.generate.kinds import activities, task_kinds
from optimizer.generate.parameters import OfficeParameters
from optimizer.generate.refusals import refuse_unusable
from optimizer.generate.staff import Worker, make_staff
from optimizer.generate.workload import make_tasks, measure_workload
from optimizer.instance.calendar import working_days
from optimizer.instance.schema import (
    Caseworker,
    CaseworkerId,
    Client,
    ClientId,
    Instance,
    KindId,
    Predecessor,
    Rules,
    Task,
    TaskId,
)


def generate(parameters: OfficeParameters) -> Instance:
    """A synthetic district office; nothing in it stands for a real person or office.

    Raises
    ------
    InputError
        A parameter is out of range.
    """
    refuse_unusable(parameters)
    horizon = parameters.horizon()
    days = working_days(horizon)
    staff = make_staff(parameters, days)
    workload = measure_workload(parameters, staff, days)
    households = make_households(parameters, staff, workload.applications)
    desk = Desk(parameters, days, staff, households, Draws(parameters.seed, "tasks"))
    tasks = make_tasks(desk, workload)
    return Instance(
        name=parameters.office_name,
        horizon=horizon,
        rules=Rules(
            policy=parameters.policy,
            familiarisation_minutes=parameters.familiarisation_minutes,
            new_relationship_points=parameters.new_relationship_points,
        ),
        task_kinds=task_kinds(parameters.calibration),
        caseworkers=_caseworkers(parameters, staff, households),
        clients=_clients(staff, households),
        tasks=_tasks(parameters, staff, len(households), tasks),
    )


def _caseworkers(
    parameters: OfficeParameters, staff: list[Worker], households: list[Household]
) -> tuple[Caseworker, ...]:
    return tuple(
        Caseworker(
            id=CaseworkerId(worker.id),
            languages=tuple(worker.languages),
            programs=tuple(sorted(worker.programs)),
            minutes_per_day=worker.minutes_per_day,
            availability=worker.availability,
            overtime_per_day=parameters.calibration.overtime,
            max_caseload=cap,
        )
        for worker, cap in zip(staff, caps(parameters, staff, households), strict=True)
    )


def _clients(staff: list[Worker], households: list[Household]) -> tuple[Client, ...]:
    def named(position: int | None) -> CaseworkerId | None:
        return None if position is None else CaseworkerId(staff[position].id)

    return tuple(
        Client(
            id=_client_id(position, len(households)),
            language=household.language,
            programs=household.programs,
            caseworker=named(household.own),
            contacts={CaseworkerId(name): count for name, count in household.contacts.items()},
            weight=household.weight,
            caseload_points=household.points,
            pin=named(household.pin),
            barred=tuple(CaseworkerId(staff[w].id) for w in household.barred),
        )
        for position, household in enumerate(households)
    )


def _client_id(position: int, n_clients: int) -> ClientId:
    return ClientId(f"c{position + 1:0{len(str(n_clients))}d}")


def _tasks(parameters: OfficeParameters, staff: list[Worker], n_clients: int, drafts: list[Draft]) -> tuple[Task, ...]:
    """Numbered by release and client; the steps of a chain keep their order."""
    ordered = sorted(drafts, key=lambda draft: (draft.release, draft.client))
    width = len(str(len(ordered)))
    ids = {id(draft): TaskId(f"t{position + 1:0{width}d}") for position, draft in enumerate(ordered)}
    known = activities(parameters.calibration)
    return tuple(
        Task(
            id=ids[id(draft)],
            client=_client_id(draft.client, n_clients),
            kind=KindId(known[draft.activity].kind(draft.program)),
            program=draft.program,
            minutes=draft.minutes,
            release=draft.release,
            due=draft.due,
            late_weight=known[draft.activity].late_weight,
            after=tuple(Predecessor(task=ids[id(before)], days=lag) for before, lag in draft.after),
            pin=None if draft.pin is None else CaseworkerId(staff[draft.pin].id),
            fixed_day=draft.fixed_day,
        )
        for draft in ordered
    )
