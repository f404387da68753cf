"""How much work of each kind, so that it fills the office to the utilisation asked for."""

from dataclasses import dataclass
from datetime import date

from optimizer.generate.applications import application_in_progress, new_application
from optimizer.generate.continuing import incoming, renewals, reports
from optimizer.generate.drafts import Desk, Draft
from optimizer.generate.parameters import OfficeParameters
from optimizer.generate.staff import Worker


@dataclass(frozen=True, slots=True)
class Workload:
    """How much there is to do."""

    #: Minutes of all tasks together.
    minutes: int
    #: New clients, and clients whose application is in progress.
    applications: int
    in_progress: int


def measure_workload(parameters: OfficeParameters, staff: list[Worker], days: tuple[date, ...]) -> Workload:
    """Applications come at their rate, or fewer where the office is to be less busy than the rates make it."""
    capacity = sum(worker.minutes_on(day) for worker in staff for day in days)
    minutes = round(parameters.utilisation * capacity)
    share = min(1.0, minutes / _natural_minutes(parameters))
    applications = round(parameters.n_clients * parameters.calibration.application_rate * parameters.months * share)
    applications = min(applications, parameters.n_clients // 2)
    in_progress = min(round(applications * parameters.calibration.in_progress), parameters.n_clients // 4)
    return Workload(minutes, applications, in_progress)


def _natural_minutes(parameters: OfficeParameters) -> float:
    """Minutes that the clients make at the rates of the calibration."""
    numbers = parameters.calibration
    return (
        parameters.n_clients
        * parameters.months
        * (numbers.application_rate * _minutes_of_application(parameters) + _continuing_minutes(parameters))
    )


def _minutes_of_application(parameters: OfficeParameters) -> float:
    numbers = parameters.calibration
    decision = numbers.verification_minutes + numbers.determination_minutes
    return numbers.review_minutes + numbers.interview_minutes + decision * (1 + numbers.in_progress)


def _continuing_minutes(parameters: OfficeParameters) -> float:
    """A case and month; about half of the cases report."""
    numbers = parameters.calibration
    reporting = sum(share for mix, share in numbers.program_mix if "calfresh" in mix or "calworks" in mix)
    return (
        numbers.renewal_rate * numbers.renewal_minutes
        + numbers.report_rate * numbers.report_minutes * reporting
        + numbers.change_rate * numbers.change_minutes
        + numbers.document_rate * numbers.document_minutes
        + numbers.call_rate * numbers.call_minutes
        + numbers.lobby_rate * numbers.lobby_minutes
    )


def make_tasks(desk: Desk, workload: Workload) -> list[Draft]:
    """Applications first; renewals and reports at their rate; what comes in day by day fills up to the minute."""
    households = desk.households
    applicants = [c for c, household in enumerate(households) if household.new]
    continuing = [c for c, household in enumerate(households) if not household.new]
    waiting = desk.draws.shuffled(continuing)[: workload.in_progress]
    chains = [new_application(desk, client) for client in applicants]
    chains += [application_in_progress(desk, client) for client in waiting]
    left = workload.minutes - sum(draft.minutes for chain in chains for draft in chain)
    # An unlucky draw in an office with next to nothing to do: the last applications are withdrawn.
    while left < 0:
        left += sum(draft.minutes for draft in chains.pop())
    return [*(draft for chain in chains for draft in chain), *_continuing(desk, continuing, left)]


def _continuing(desk: Desk, clients: list[int], minutes: int) -> list[Draft]:
    """Exactly so many minutes of work on continuing cases, but for less than the shortest task."""
    numbers = desk.parameters.calibration
    case_months = minutes / _continuing_minutes(desk.parameters)
    reporting = sum(1 for c in clients if {"calfresh", "calworks"}.intersection(desk.households[c].programs))
    made = renewals(desk, clients, round(numbers.renewal_rate * case_months))
    made += reports(desk, clients, round(numbers.report_rate * case_months * reporting / max(len(clients), 1)))
    left = minutes - sum(draft.minutes for draft in made)
    # Rates that leave next to nothing for what comes in.
    while left < 0:
        left += made.pop().minutes
    for draft in incoming(desk, clients):
        if left < numbers.least_minutes:
            break
        draft.minutes = min(draft.minutes, left)
        left -= draft.minutes
        made.append(draft)
    return made
