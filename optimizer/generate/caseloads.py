"""Clients: language, programmes, own caseworker, past contacts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heapify, heapreplace

from optimizer.generate.calibration import Calibration
from optimizer.generate.draws import Draws
from optimizer.generate.parameters import OfficeParameters
from optimizer.generate.staff import Worker, served_languages

Skill = tuple[str, tuple[str, ...]]


@dataclass(slots=True)
class Household:
    """A client in the making; caseworkers are positions in the staff."""

    language: str
    programs: tuple[str, ...]
    new: bool = False
    points: int = 1
    own: int | None = None
    contacts: dict[str, int] = field(default_factory=dict)
    weight: int = 1
    pin: int | None = None
    barred: tuple[int, ...] = ()

    @property
    def skill(self) -> Skill:
        return self.language, self.programs


def make_households(parameters: OfficeParameters, staff: list[Worker], n_new: int) -> list[Household]:
    """All clients, in random order."""
    draws = Draws(parameters.seed, "clients")
    numbers, n = parameters.calibration, parameters.n_clients
    languages = draws.deal(n, served_languages(parameters))
    mixes = draws.deal(n, numbers.program_mix)
    weights = _weights(parameters, draws)
    households = [
        Household(language, tuple(sorted(mix.split("+"))), weight=weight, points=2 if "calworks" in mix else 1)
        for language, mix, weight in zip(languages, mixes, weights, strict=True)
    ]
    order = draws.shuffled(range(n))
    orphans = round(n * numbers.turnover / 12 * numbers.months_orphaned)
    for position in order[:n_new]:
        households[position].new = True
    served = order[n_new + orphans :]
    able = _able_by_skill(staff, households)
    _share_out(parameters, staff, [households[position] for position in served], able, draws)
    _mismatch(parameters, [households[position] for position in served], draws)
    _remember(parameters, staff, households, able)
    _mark(parameters, households, able, draws)
    return households


def _weights(parameters: OfficeParameters, draws: Draws) -> list[int]:
    two, three = parameters.calibration.weight_two, parameters.calibration.weight_three
    return draws.deal(parameters.n_clients, ((1, 1 - two - three), (2, two), (3, three)))


def _able_by_skill(staff: list[Worker], households: list[Household]) -> dict[Skill, list[int]]:
    """Per language and programmes that occur, who may serve them."""
    skills = sorted({household.skill for household in households})
    return {skill: [w for w, worker in enumerate(staff) if worker.serves(*skill)] for skill in skills}


def _share_out(
    parameters: OfficeParameters,
    staff: list[Worker],
    households: list[Household],
    able: Mapping[Skill, list[int]],
    draws: Draws,
) -> None:
    """Rarest skills first, each client to the able caseworker with the lightest load: even, but for a drawn bias."""
    uneven = round(parameters.calibration.uneven * 1000)
    pull = [worker.strength * draws.between(1000 - uneven, 1000 + uneven) / 1000 for worker in staff]
    points = [0] * len(staff)
    groups: dict[Skill, list[Household]] = {}
    for household in households:
        groups.setdefault(household.skill, []).append(household)
    for skill in sorted(groups, key=lambda skill: (len(able[skill]), skill)):
        heap = [(points[w] / pull[w], w) for w in able[skill]]
        heapify(heap)
        for household in groups[skill]:
            w = heap[0][1]
            household.own = w
            points[w] += household.points
            heapreplace(heap, (points[w] / pull[w], w))


def _mismatch(parameters: OfficeParameters, households: list[Household], draws: Draws) -> None:
    """A few clients swap caseworkers at random, so that some are served by people who lack a skill."""
    count = round(len(households) * parameters.calibration.mismatched)
    chosen = draws.shuffled(range(len(households)))[:count]
    owners = draws.shuffled([households[position].own for position in chosen])
    for position, owner in zip(chosen, owners, strict=True):
        households[position].own = owner


def _remember(
    parameters: OfficeParameters,
    staff: list[Worker],
    households: list[Household],
    able: Mapping[Skill, list[int]],
) -> None:
    """Past contacts: most with the own caseworker, or with the one before; some with people who have left."""
    draws = Draws(parameters.seed, "contacts")
    numbers = parameters.calibration
    n_left = max(1, round(len(staff) * numbers.turnover))
    left = [f"left{n + 1:0{len(str(n_left))}d}" for n in range(n_left)]
    for household in households:
        if household.new:
            continue
        number = draws.between(1, 2 * numbers.contacts_a_year - 1)
        others = [staff[w].id for w in able[household.skill] if w != household.own] or left
        usual = _usual(household, staff, others, left, draws, numbers)
        counts: dict[str, int] = {}
        for _ in range(number):
            name = usual[0]
            if not draws.chance(numbers.own_contacts):
                name = draws.pick(usual)
            counts[name] = counts.get(name, 0) + 1
        household.contacts = dict(sorted(counts.items()))


def _usual(
    household: Household, staff: list[Worker], others: list[str], left: list[str], draws: Draws, numbers: Calibration
) -> list[str]:
    """Whom a client has met: the one seen most comes first."""
    seen = [draws.pick(others) for _ in range(draws.between(1, numbers.others_met))]
    if household.own is None:
        return [draws.pick(left), *seen]
    own = staff[household.own].id
    if draws.chance(numbers.handed_over):
        before = draws.pick(left) if draws.chance(numbers.former_left) else seen[0]
        return [before, own, *seen]
    return [own, own, *seen]


def _mark(
    parameters: OfficeParameters, households: list[Household], able: Mapping[Skill, list[int]], draws: Draws
) -> None:
    """Pins to the own caseworker, and bars that leave somebody able."""
    numbers = parameters.calibration
    for household in households:
        others = [w for w in able[household.skill] if w != household.own]
        if household.own in able[household.skill] and draws.chance(numbers.pinned):
            household.pin = household.own
        elif len(others) > 1 and draws.chance(numbers.barred):
            household.barred = (draws.pick(others),)


def caps(parameters: OfficeParameters, staff: list[Worker], households: list[Household]) -> list[int]:
    """An even split of all caseload points by strength, with headroom, rounded up."""
    points = sum(household.points for household in households)
    strength = sum(worker.strength for worker in staff)
    share = parameters.calibration.headroom * points / strength
    return [-int(-share * worker.strength // 1) for worker in staff]
