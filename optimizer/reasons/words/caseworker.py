"""What fills a caseworker, in words."""

from collections.abc import Mapping

from optimizer.reasons.caseworker import CaseworkerReason
from optimizer.reasons.words.numbers import listed, of
from optimizer.reasons.words.window import sentence_of_window

#: A day with fewer minutes left than this is called full.
_FULL = 5


def sentences_of_caseworker(reason: CaseworkerReason) -> list[str]:
    """Caseload and minutes, the days that are full, and what does not fit."""
    cap = f"of {reason.cap:,}" if reason.cap is not None else "without a cap"
    share = f" ({100 * reason.minutes / reason.capacity:.1f} %)" if reason.capacity else ""
    full = [day.day.isoformat() for day in reason.days if day.capacity and day.capacity - day.minutes < _FULL]
    away = [day.day.isoformat() for day in reason.days if not day.capacity]
    lines = [
        f"Caseworker {reason.caseworker} ({', '.join(reason.languages)}; {', '.join(reason.programs)}) has "
        f"{of(reason.n_clients, 'client')}, {reason.points:,} caseload points {cap}.",
        f"{of(reason.n_tasks, 'task')} fill {reason.minutes:,} of {reason.capacity:,} minutes{share}; by language "
        f"{_shares(reason.by_language)}; by programme {_shares(reason.by_program)}.",
        f"{of(len(full), 'day')} of {len(reason.days):,} full, with fewer than {_FULL} minutes left"
        f"{f': {listed(full, 10)}' if full else ''}.",
    ]
    if away:
        lines.append(f"Away on {of(len(away), 'day')}: {listed(away, 10)}.")
    if reason.undone:
        lines.append(
            f"{of(len(reason.undone), 'task')} of their clients ({listed(reason.undone)}) stay undone, "
            f"{of(reason.undone_minutes, 'minute')}."
        )
    return [*lines, *(sentence_of_window(reason.caseworker, window) for window in reason.windows)]


def _shares(minutes: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in minutes.items()) or "none"
