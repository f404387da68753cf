"""Intake: review, interview, verification and determination, one after another."""

from bisect import bisect_left
from datetime import date, timedelta

from optimizer.generate.drafts import Desk, Draft
from optimizer.generate.kinds import LEADING, determination_due


def leading_program(programs: tuple[str, ...]) -> str:
    """The programme under which a household's application is worked."""
    return next(program for program in LEADING if program in programs)


def new_application(desk: Desk, client: int) -> list[Draft]:
    """The chain from an application inside the horizon; without its second half if the papers come after the end."""
    numbers, draws = desk.parameters.calibration, desk.draws
    program = leading_program(desk.households[client].programs)
    applied = desk.day_by(desk.arrivals)
    expedited = program == "calfresh" and draws.chance(numbers.expedited)
    review = desk.draft(client, "review", program, applied)
    interview = desk.draft(client, "expedited-interview" if expedited else "interview", program, applied)
    if expedited:
        review.due = interview.due
    elif draws.chance(numbers.appointments):
        desk.appointment(interview, _later(desk, applied, numbers.appointment_within))
    interview.after = [(review, 0)]
    papers = _later(desk, applied, draws.between(numbers.papers_least, numbers.papers_most))
    if papers > desk.days[-1]:
        return [review, interview]
    verification, determination = _decision(desk, client, program, applied, papers)
    verification.after = [(interview, 1)]
    return [review, interview, verification, determination]


def application_in_progress(desk: Desk, client: int) -> list[Draft]:
    """What is left of an application made before the horizon: papers are awaited, then it is decided."""
    numbers, draws = desk.parameters.calibration, desk.draws
    program = leading_program(desk.households[client].programs)
    since = draws.between(numbers.in_progress_least, numbers.in_progress_most)
    papers = _later(desk, desk.parameters.start, draws.below(numbers.papers_least + 1))
    if papers > desk.days[-1]:
        return []
    return list(_decision(desk, client, program, desk.parameters.start - timedelta(days=since), papers))


def _decision(desk: Desk, client: int, program: str, applied: date, papers: date) -> tuple[Draft, Draft]:
    """Verification once the papers are in, then determination by the statutory day."""
    within = determination_due(desk.parameters.calibration)[program]
    verification = desk.draft(client, "verification", program, papers)
    determination = desk.draft(client, "determination", program, applied, within)
    notice = desk.draws.below(2)
    determination.after = [(verification, notice if papers < desk.days[-1] else 0)]
    return verification, determination


def _later(desk: Desk, day: date, working_days: int) -> date:
    """So many working days later; past the horizon, in calendar days that allow for weekends."""
    position = bisect_left(desk.days, day) + working_days
    if position < len(desk.days):
        return desk.days[position]
    beyond = position - len(desk.days) + 1
    return desk.days[-1] + timedelta(days=beyond + 2 * ((beyond + 4) // 5))
