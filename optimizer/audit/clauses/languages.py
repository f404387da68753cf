"""`languages.most_spread`: how far the utilisation of the language files lies apart."""

from fractions import Fraction

from optimizer.audit.ruling import Evidence, Ruling, exact, failed, in_percent, passed, unjudged
from optimizer.audit.subject import PlanSubject, Subject

CLAUSE = "languages.most_spread"


def judge(most: float, subject: Subject) -> Ruling:
    limit = f"{float(100 * exact(most)):.2f}"
    asks = f"the utilisation of the language files lies at most {limit} percentage points apart"
    if not isinstance(subject, PlanSubject):
        return unjudged(CLAUSE, asks, "a log says neither who speaks what nor how many minutes people had")
    files = subject.measures.language_files.by_language
    used = {
        language: Fraction(file.minutes, file.available_minutes)
        for language, file in files.items()
        if file.available_minutes
    }
    if len(used) < 2:
        return unjudged(CLAUSE, asks, "fewer than two language files have minutes in these days")
    ranked = sorted(used, key=lambda language: (-used[language], language))
    spread = used[ranked[0]] - used[ranked[-1]]
    because = f"{float(100 * spread):.2f} points between {ranked[0]} and {ranked[-1]}"
    if spread <= exact(most):
        return passed(CLAUSE, asks, because)
    evidence = [
        Evidence(f"language {name}", float(used[name]), f"{in_percent(used[name])} of the minutes of its speakers")
        for name in ranked
    ]
    return failed(CLAUSE, asks, because, evidence)
