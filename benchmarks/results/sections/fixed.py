"""Sections without tables from the lines: the question, the method, what others found, and what is not shown."""

from benchmarks.results.lines import Lines
from benchmarks.results.section import Section
from benchmarks.results.templates import fill
from optimizer.bench.break_even.policies import POOLS


def question(_: Lines) -> Section:
    return Section(fill("question"))


def method(lines: Lines) -> Section:
    return Section(fill("method", pool=POOLS[0], runs=f"{len(lines.records):,}", checked=_checked(lines)))


def evidence(_: Lines) -> Section:
    return Section(fill("evidence"))


def limits(_: Lines) -> Section:
    return Section(fill("limits"))


def _checked(lines: Lines) -> str:
    rejected = [record.place for record in lines.records if record.status == "rejected"]
    without = [record.place for record in lines.records if record.status == "no-plan"]
    parts = [
        f"**Plans that failed the checker, left out: {'; '.join(rejected)}.**"
        if rejected
        else "No plan failed the checker.",
        f"No plan was found in time: {'; '.join(without)}." if without else "",
    ]
    return " ".join(filter(None, parts))
