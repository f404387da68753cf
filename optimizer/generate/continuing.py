"""Work on continuing cases: renewals, reports, and what comes in day by day."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from optimizer.generate.drafts import Desk, Draft
from optimizer.generate.draws import running_totals
from optimizer.generate.kinds import REPORTING


def renewals(desk: Desk, clients: Sequence[int], count: int) -> list[Draft]:
    """At most one renewal a client and programme; those with appointments or pins are drawn among them."""
    numbers, draws = desk.parameters.calibration, desk.draws
    first = [(client, draws.pick(desk.households[client].programs)) for client in clients]
    more = [(c, program) for c, drawn in first for program in desk.households[c].programs if program != drawn]
    chosen = (draws.shuffled(first) + draws.shuffled(more))[:count]
    made = []
    for client, program in chosen:
        draft = desk.draft(client, "renewal", program, desk.day_by(desk.early_in_month))
        if draws.chance(numbers.overdue):
            _make_overdue(desk, draft)
        elif draws.chance(numbers.renewal_appointments):
            desk.appointment(draft, draft.due)
        if draws.chance(numbers.task_pins):
            _pin_to_own(desk, draft)
        made.append(draft)
    return made


def reports(desk: Desk, clients: Sequence[int], count: int) -> list[Draft]:
    """At most one SAR 7 a client."""
    eligible = [client for client in clients if REPORTING.intersection(desk.households[client].programs)]
    made = []
    for client in desk.draws.shuffled(eligible)[:count]:
        program = next(program for program in desk.households[client].programs if program in REPORTING)
        draft = desk.draft(client, "sar7", program, desk.day_by(desk.early_in_month))
        if desk.draws.chance(desk.parameters.calibration.overdue):
            _make_overdue(desk, draft)
        made.append(draft)
    return made


def incoming(desk: Desk, clients: Sequence[int]) -> Iterator[Draft]:
    """Changes, documents, calls and visits in the proportions of their rates, without end."""
    numbers, draws = desk.parameters.calibration, desk.draws
    names = ("change", "document", "call", "lobby")
    rates = (numbers.change_rate, numbers.document_rate, numbers.call_rate, numbers.lobby_rate)
    totals = running_totals(rates)
    while True:
        client, name = draws.pick(clients), names[draws.weighted(totals)]
        draft = desk.draft(client, name, draws.pick(desk.households[client].programs), desk.any_day())
        if draws.chance(numbers.overdue):
            _make_overdue(desk, draft)
        elif name != "lobby" and draws.chance(numbers.carried_in):
            since = draws.between(1, max(desk.activities[name].due_days, 1))
            _move(draft, (desk.parameters.start - draft.release).days - since)
        yield draft


def _make_overdue(desk: Desk, draft: Draft) -> None:
    """Move it so that it fell due in the days before the horizon."""
    since = desk.draws.between(1, desk.parameters.calibration.overdue_since)
    _move(draft, (desk.parameters.start - draft.due).days - since)


def _move(draft: Draft, days: int) -> None:
    draft.release += timedelta(days=days)
    draft.due += timedelta(days=days)


def _pin_to_own(desk: Desk, draft: Draft) -> None:
    household = desk.households[draft.client]
    if household.own is not None and desk.staff[household.own].serves(household.language, household.programs):
        draft.pin = household.own
