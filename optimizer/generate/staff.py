"""Caseworkers: languages, programmes, minutes and absences."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from optimizer.generate.draws import Draws, quotas, running_totals
from optimizer.generate.parameters import OfficeParameters

PROGRAMS = ("calfresh", "calworks", "capi", "general-relief", "medi-cal")
#: Working days before the horizon from which leave may reach into it.
_RUN_IN = 20


@dataclass(slots=True)
class Worker:
    """A caseworker in the making."""

    id: str
    languages: list[str]
    programs: set[str]
    minutes_per_day: int
    #: Share of a full caseworker's minutes, for caseloads.
    strength: float
    availability: dict[date, int] = field(default_factory=dict)

    def serves(self, language: str, programs: Sequence[str]) -> bool:
        return language in self.languages and self.programs.issuperset(programs)

    def minutes_on(self, day: date) -> int:
        return self.availability.get(day, self.minutes_per_day)


def served_languages(parameters: OfficeParameters) -> list[tuple[str, float]]:
    """The mix of the office: languages too rare for it count to the first one."""
    mix = parameters.calibration.language_mix
    enough = parameters.calibration.smallest_file / parameters.n_caseworkers
    kept = [(language, share) for language, share in mix[1:] if share >= enough]
    rest = sum(share for _, share in mix) - sum(share for _, share in kept)
    return [(mix[0][0], rest), *sorted(kept, key=lambda item: (-item[1], item[0]))]


def make_staff(parameters: OfficeParameters, days: tuple[date, ...]) -> list[Worker]:
    """All caseworkers; the first speaker of each language holds every programme, so that nobody is left out."""
    draws = Draws(parameters.seed, "staff")
    width = len(str(parameters.n_caseworkers))
    languages = _languages(parameters, draws)
    programs = _programs(parameters, draws)
    strengths = _strengths(parameters, draws)
    full = parameters.calibration.paid_minutes * parameters.calibration.case_work
    staff = [
        Worker(f"w{n + 1:0{width}d}", languages[n], programs[n], round(full * strengths[n]), strengths[n])
        for n in range(parameters.n_caseworkers)
    ]
    for language, _ in served_languages(parameters):
        next(worker for worker in staff if language in worker.languages).programs.update(PROGRAMS)
    leave = Draws(parameters.seed, "leave")
    for worker in staff:
        worker.availability = _absences(parameters, days, worker.minutes_per_day, leave)
    return staff


def _languages(parameters: OfficeParameters, draws: Draws) -> list[list[str]]:
    """Seats of each language go to those who speak the fewest, in random order."""
    mix = served_languages(parameters)
    spoken = [[mix[0][0]] for _ in range(parameters.n_caseworkers)]
    supply = parameters.n_caseworkers * parameters.calibration.bilingual_supply * parameters.scarce_languages
    for language, share in mix[1:]:
        seats = min(max(1, int(share * supply + 0.5)), parameters.n_caseworkers)
        order = draws.shuffled(range(parameters.n_caseworkers))
        order.sort(key=lambda n: len(spoken[n]))
        for n in order[:seats]:
            spoken[n].append(language)
    return spoken


def _programs(parameters: OfficeParameters, draws: Draws) -> list[set[str]]:
    """Medi-Cal for all, CalFresh for all but the specialists, the rest by share."""
    numbers, n_workers = parameters.calibration, parameters.n_caseworkers
    specialists, _ = quotas(n_workers, (numbers.medi_cal_only, 1 - numbers.medi_cal_only))
    order = draws.shuffled(range(n_workers))
    general = order[specialists:]
    held: list[set[str]] = [{"medi-cal"} for _ in range(n_workers)]
    for n in general:
        held[n].add("calfresh")
    for program, share in (
        ("calworks", numbers.calworks_held),
        ("general-relief", numbers.general_relief_held),
        ("capi", numbers.capi_held),
    ):
        holders, _ = quotas(len(general), (share, 1 - share))
        for n in draws.shuffled(general)[:holders]:
            held[n].add(program)
    return held


def _strengths(parameters: OfficeParameters, draws: Draws) -> list[float]:
    """Productivity: caseworkers of months 1 to 3, of months 4 to 9, and the others."""
    numbers = parameters.calibration
    mix = (
        (numbers.first_productivity, numbers.turnover * 3 / 12),
        (numbers.second_productivity, numbers.turnover * 6 / 12),
        (1.0, 1 - numbers.turnover * 9 / 12),
    )
    return draws.deal(parameters.n_caseworkers, mix)


def _absences(parameters: OfficeParameters, days: tuple[date, ...], full: int, draws: Draws) -> dict[date, int]:
    """Planned leave in blocks, then unscheduled absences; training takes half a day."""
    numbers = parameters.calibration
    begin = _daily_chance_of_leave(parameters)
    lengths = numbers.leave_lengths
    by_length = running_totals([share for _, share in lengths])
    absent: dict[date, int] = {}
    position = -_RUN_IN
    while position < len(days):
        if not draws.chance(begin):
            position += 1
            continue
        length = int(lengths[draws.weighted(by_length)][0])
        training = length == 1 and draws.chance(numbers.training)
        for at in range(max(position, 0), min(position + length, len(days))):
            absent[days[at]] = full // 2 if training else 0
        position += length + 1
    for first in range(0, len(days), 5):
        if draws.chance(numbers.absence_weekly):
            begins = first + draws.below(5)
            length = int(numbers.absence_days) + draws.chance(numbers.absence_days % 1)
            absent.update(dict.fromkeys(days[begins : begins + length], 0))
    return dict(sorted(absent.items()))


def _daily_chance_of_leave(parameters: OfficeParameters) -> float:
    """So that presence comes out: a block of `length` days follows 1/chance days of work on average."""
    numbers = parameters.calibration
    planned = 1 - numbers.presence - numbers.absence_weekly * numbers.absence_days / 5
    if planned <= 0:
        return 0.0
    total = sum(share for _, share in numbers.leave_lengths)
    length = sum(int(days) * share for days, share in numbers.leave_lengths) / total
    single = sum(share for days, share in numbers.leave_lengths if int(days) == 1) / total
    lost = length - single * numbers.training / 2
    return 1 / max(lost / planned - length, 1)
