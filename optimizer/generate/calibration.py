"""Every number an office is made of, with its mark and its source; `docs/generator.md` is written from this.

Shares are of 1. Rates are a case and month; a month has `working_days_a_month` working days.
"""

# ruff: noqa: RUF009  (the calls make dataclass fields that carry what is known about a number)
from dataclasses import dataclass

from optimizer.generate.figures import assumed, derived, sourced

Mix = tuple[tuple[str, float], ...]

_OMB = "USDA/FNS burden estimate, OMB 0584-0064 (omb.report/icr/201511-0584-006): SNAP only, an administrative estimate"
_TASKS = "default due date of a task in CalSAWS, Santa Clara County (stgenssa.sccgov.org, CalSAWS Imaging and Tasks)"
_BLS = "US Bureau of Labor Statistics, absences from work, table 46"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One district office that serves applicants and continuing cases."""

    # fmt: off
    # Clients
    language_mix: Mix = assumed(
        (("en", 0.58), ("es", 0.32), ("hy", 0.03), ("zh", 0.025), ("ko", 0.01), ("vi", 0.01), ("ru", 0.008),
         ("fa", 0.007), ("km", 0.005), ("tl", 0.005)),
        "mix", "Clients", "languages of the clients; every caseworker speaks the first",
        "the ten languages are those Los Angeles County's DPSS translates into; their shares are assumed")
    program_mix: Mix = assumed(
        (("medi-cal", 0.45), ("medi-cal+calfresh", 0.38), ("calworks+calfresh+medi-cal", 0.07),
         ("general-relief+calfresh", 0.07), ("capi", 0.03)),
        "mix", "Clients", "programmes that the clients hold together")
    application_rate: float = assumed(
        0.055, "a case and month", "Clients", "new applications: clients whom nobody met yet", "sweep 0.03 to 0.08",
        most=0.5)
    in_progress: float = assumed(
        0.40, "ratio", "Clients", "applications already interviewed before the horizon, for each new application",
        most=2)
    months_orphaned: float = assumed(
        4.0, "months", "Clients", "how long a client waits for a new caseworker after theirs left", most=24)
    handed_over: float = assumed(
        0.10, "share", "Clients", "clients whose caseworker took them over lately, so that another knows them better")
    mismatched: float = assumed(
        0.02, "share", "Clients", "clients who swapped caseworkers without regard to skills")
    former_left: float = assumed(
        0.5, "share", "Clients", "clients taken over lately whose former caseworker has left the office")
    others_met: int = assumed(
        3, "caseworkers", "Clients", "other caseworkers a client has met, at most", least=1, most=50)
    contacts_a_year: int = derived(
        10, "contacts", "Clients", "past contacts that are on record for a client, on average",
        "0.87 tasks a case and month x 12 months, rounded")
    own_contacts: float = assumed(
        0.65, "share", "Clients", "past contacts that were with the own caseworker",
        "the named doctor's share was 51.7 % in a practice with personal lists (BJGP 2019, e356)")
    weight_two: float = assumed(0.08, "share", "Clients", "clients for whom continuity counts twice")
    weight_three: float = assumed(0.02, "share", "Clients", "clients for whom continuity counts three times")
    pinned: float = assumed(0.003, "share", "Clients", "clients who must stay with their caseworker")
    barred: float = assumed(0.005, "share", "Clients", "clients who must not be served by one of the caseworkers")

    # Caseworkers
    paid_minutes: int = assumed(480, "minutes", "Caseworkers", "paid minutes a day", least=60, most=1440)
    case_work: float = assumed(
        0.70, "share", "Caseworkers", "share of present time that goes to tasks",
        "63 to 76 % in workload studies of 29 child-welfare jurisdictions (CWLA)", least=0.05)
    presence: float = assumed(
        0.85, "share", "Caseworkers", "working days present, after leave, sickness and training",
        "sweep 0.80 to 0.88", least=0.5)
    absence_weekly: float = sourced(
        0.037, "share", "Caseworkers", "caseworkers with an unscheduled absence in a week",
        f"{_BLS}: local government, 2012, as quoted by topicsexpress.com; vacation is not counted")
    absence_days: float = derived(
        2.5, "days", "Caseworkers", "length of an unscheduled absence",
        f"1.4 % of time lost / 2.8 % of workers absent in a week x 5 days ({_BLS}: all full-time workers, 2017)")
    turnover: float = assumed(
        0.15, "a year", "Caseworkers", "caseworkers who leave in a year", "6 to 65 % in child welfare (casey.org)",
        most=1)
    first_productivity: float = assumed(
        0.50, "share", "Caseworkers", "minutes of a new caseworker in months 1 to 3", least=0.1)
    second_productivity: float = assumed(
        0.80, "share", "Caseworkers", "minutes of a new caseworker in months 4 to 9", least=0.1)
    leave_lengths: Mix = assumed(
        (("1", 0.4), ("2", 0.2), ("3", 0.1), ("5", 0.2), ("10", 0.1)),
        "mix", "Caseworkers", "lengths of planned leave in working days")
    training: float = assumed(
        0.5, "share", "Caseworkers", "planned leaves of one day that are half a day of training")
    smallest_file: float = assumed(
        0.1, "share", "Caseworkers", "a language whose clients fill less of a caseworker is not served", least=0.01)
    bilingual_supply: float = derived(
        1.25, "ratio", "Caseworkers", "caseworkers who speak a language, against the share of clients who need it",
        "Spanish: 40 % of caseworkers (assumed) / 32 % of clients (assumed)")
    medi_cal_only: float = assumed(0.10, "share", "Caseworkers", "caseworkers who hold Medi-Cal alone")
    calworks_held: float = assumed(0.50, "share", "Caseworkers", "caseworkers who hold CalWORKs")
    general_relief_held: float = assumed(0.45, "share", "Caseworkers", "caseworkers who hold General Relief")
    capi_held: float = assumed(0.30, "share", "Caseworkers", "caseworkers who hold CAPI")
    uneven: float = assumed(
        0.15, "share", "Caseworkers", "how far today's caseloads lie above or below an even split", most=0.9)
    headroom: float = assumed(
        1.15, "ratio", "Caseworkers", "cap on a caseload, against an even split of all clients", least=0.5, most=100)
    overtime: int = assumed(0, "minutes", "Caseworkers", "overtime allowed a day", most=600)

    # Task minutes
    review_minutes: int = sourced(19, "minutes", "Minutes", "review of an application", _OMB)
    interview_minutes: int = sourced(30, "minutes", "Minutes", "interview", _OMB)
    verification_minutes: int = sourced(21, "minutes", "Minutes", "verification of what an applicant handed in", _OMB)
    determination_minutes: int = assumed(15, "minutes", "Minutes", "determination and notice", "10 to 25", least=1)
    renewal_minutes: int = assumed(
        70, "minutes", "Minutes", "yearly renewal", "19 + 30 + 21, as an application; 45 to 90", least=1)
    report_minutes: int = assumed(18, "minutes", "Minutes", "semi-annual report (SAR 7)", "10 to 30", least=1)
    change_minutes: int = assumed(20, "minutes", "Minutes", "reported change", "± 50 %", least=1)
    document_minutes: int = assumed(12, "minutes", "Minutes", "imaged document", "± 50 %", least=1)
    call_minutes: int = assumed(10, "minutes", "Minutes", "call", "± 50 %", least=1)
    lobby_minutes: int = assumed(10, "minutes", "Minutes", "visit to the lobby", "± 50 %", least=1)
    spread: float = assumed(
        0.6, "ratio", "Minutes", "coefficient of variation of the lognormal minutes", "0.6 to 1.0", most=3)
    least_minutes: int = assumed(5, "minutes", "Minutes", "no task is shorter", least=1, most=60)
    most_minutes: int = assumed(150, "minutes", "Minutes", "no task is longer", least=60, most=480)

    # Rates
    renewal_rate: float = derived(
        1 / 12, "a case and month", "Rates", "renewals", "once in 12 months (certification of at most 12 months)")
    report_rate: float = derived(
        1 / 12, "a case and month", "Rates", "SAR 7 of a CalFresh or CalWORKs case",
        "once in 12 months: month six of twelve")
    change_rate: float = assumed(0.12, "a case and month", "Rates", "reported changes", "x 0.5 to 2", most=100)
    document_rate: float = assumed(0.15, "a case and month", "Rates", "imaged documents", "x 0.5 to 2", most=100)
    call_rate: float = assumed(0.15, "a case and month", "Rates", "calls", "x 0.5 to 2", most=100)
    lobby_rate: float = assumed(0.10, "a case and month", "Rates", "visits to the lobby", "x 0.5 to 2", most=100)
    expedited: float = assumed(0.35, "share", "Rates", "CalFresh applications that are expedited", "0.20 to 0.50")
    appointments: float = assumed(0.25, "share", "Rates", "interviews that are appointments on a fixed day")
    renewal_appointments: float = assumed(0.10, "share", "Rates", "renewals that are appointments on a fixed day")
    task_pins: float = assumed(0.005, "share", "Rates", "renewals that must be done by the own caseworker")
    overdue: float = assumed(0.02, "share", "Rates", "continuing work that is overdue when the horizon starts")
    carried_in: float = assumed(
        0.10, "share", "Rates", "changes, documents and calls that were open, not overdue, when the horizon starts")

    # Dates
    working_days_a_month: float = assumed(20.8, "days", "Dates", "working days in a month", least=15, most=31)
    expedited_due: int = sourced(
        3, "days", "Dates", "expedited CalFresh interview", "W&I Code 18914(b), 3 calendar days")
    intake_due: int = sourced(20, "days", "Dates", "review and interview of an application", _TASKS)
    verification_due: int = sourced(3, "days", "Dates", "verification", _TASKS)
    calfresh_due: int = sourced(30, "days", "Dates", "determination, CalFresh", "W&I Code 18911")
    calworks_due: int = sourced(45, "days", "Dates", "determination, CalWORKs", "EAS 40-126 (Santa Clara handbook)")
    medi_cal_due: int = sourced(45, "days", "Dates", "determination, Medi-Cal",
        "42 CFR 435.912, which has exceptions; 90 days where disability must be established are not modelled")
    general_relief_due: int = assumed(30, "days", "Dates", "determination, General Relief", "30 to verify")
    capi_due: int = assumed(45, "days", "Dates", "determination, CAPI and other")
    renewal_due: int = sourced(3, "days", "Dates", "renewal (RE)", _TASKS)
    report_due: int = sourced(3, "days", "Dates", "SAR 7", _TASKS)
    lobby_due: int = sourced(1, "days", "Dates", "lobby visit", _TASKS)
    other_due: int = sourced(10, "days", "Dates", "changes, documents and calls (manual tasks of other types)", _TASKS)
    early_month: float = assumed(
        2.0, "ratio", "Dates", "renewals and SAR 7 on a day of the 1st to 15th, against a later day",
        "the SAR 7 is due on the 5th and late after the 11th", least=0.1, most=100)
    appointment_within: int = assumed(
        4, "days", "Dates", "working days from application to the latest appointment", most=60)
    papers_least: int = assumed(
        5, "days", "Dates", "working days from application to its papers, at least", "10 calendar days to hand them in",
        most=60)
    papers_most: int = assumed(10, "days", "Dates", "working days from application to its papers, at most", most=60)
    in_progress_least: int = assumed(
        3, "days", "Dates", "calendar days before the horizon of an application in progress, at least", most=60)
    in_progress_most: int = assumed(
        14, "days", "Dates", "calendar days before the horizon of an application in progress, at most", most=60)
    overdue_since: int = assumed(
        10, "days", "Dates", "calendar days since overdue work fell due, at most", least=1, most=400)
    monday: float = assumed(1.5, "ratio", "Dates", "applications on a Monday, against another day", least=0.1, most=100)

    # Late weights
    weight_expedited: int = assumed(5, "points", "Late weights", "expedited interview")
    weight_benefit: int = assumed(3, "points", "Late weights", "determination, renewal, SAR 7: benefits are at stake")
    weight_step: int = assumed(2, "points", "Late weights", "review, interview, verification: a step on the way")
    weight_other: int = assumed(1, "points", "Late weights", "changes, documents, calls, visits")
    # fmt: on
