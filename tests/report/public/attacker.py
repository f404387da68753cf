"""Somebody who has the page alone, and works out what it withholds.

Nothing of optimizer.report.public is used here: the attacker reads the page's data as anybody can, writes down what
they know (totals, that counts are whole and not negative, that "few" is below 11), and asks HiGHS for the least and the
most that every withheld count can be.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Name = tuple[Any, ...]
#: More than any office has of anything.
MANY = 1_000_000


def data_of(page: str) -> dict[str, Any]:
    """What a page has embedded."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


class Attacker:
    def __init__(self, page: str) -> None:
        self.sections = {section["name"]: section["data"] for section in data_of(page)["sections"]}
        self.said: dict[Name, int | str | None] = {}
        self._equations: list[tuple[dict[Name, int], float, float]] = []
        for table in self.sections["public_clients"]["tables"]:
            self._read_tree("clients", table["by"], self.sections["public_clients"]["columns"], table["rows"])
        self._read_tree("tasks", "", self.sections["public_tasks"]["columns"], self.sections["public_tasks"]["rows"])
        self._read_verdict(self.sections["public_verdict"])
        self._read_caseloads(self.sections["public_caseworkers"]["caseload"])
        if "public_contrast" in self.sections:
            self._read_contrast(self.sections["public_contrast"])

    def withheld(self) -> list[Name]:
        return [name for name, said in self.said.items() if not isinstance(said, int)]

    def interval(self, name: Name) -> tuple[float, float]:
        """The least and the most that a count can be; MANY where nothing limits it."""
        return self._extreme(name, 1), -self._extreme(name, -1)

    def hear_share(self, part: Name, whole: Name, text: str) -> None:
        """A share as the page writes it in English: of a number that is known, it limits the part."""
        total, shares = self.said[whole], [float(one) / 100 for one in re.findall(r"([\d.]+)%", text)]
        if not isinstance(total, int) or not shares:
            return
        half = 0.0005 if len(shares) == 1 and "at least" not in text else 0  # ranges are rounded outwards, others not
        low, high = shares[0], 1.0 if "at least" in text else shares[-1]
        tolerance = 1e-6
        self._equations.append(({part: 1}, total * (low - half) - tolerance, total * (high + half) + tolerance))

    def _extreme(self, name: Name, sign: int) -> float:
        names = list(self.said)
        place = {known: at for at, known in enumerate(names)}
        matrix = np.zeros((len(self._equations), len(names)))
        for row, (terms, _, _) in enumerate(self._equations):
            for term, factor in terms.items():
                matrix[row, place[term]] += factor
        limits = [_limits(self.said[known]) for known in names]
        answer = milp(
            sign * (np.arange(len(names)) == place[name]),
            integrality=np.ones(len(names)),
            bounds=Bounds([low for low, _ in limits], [high for _, high in limits]),
            constraints=LinearConstraint(
                matrix, [low for _, low, _ in self._equations], [high for _, _, high in self._equations]
            ),
        )
        assert answer.status == 0, answer.message
        return float(round(answer.fun))

    def _know(self, name: Name, said: int | str | None) -> None:
        assert self.said.setdefault(name, said) == said, f"the page says two things of {name}"

    def _sum(self, whole: Name, parts: list[Name]) -> None:
        self._equations.append(({whole: 1, **dict.fromkeys(parts, -1)}, 0, 0))

    def _at_most(self, part: Name, whole: Name) -> None:
        self._equations.append(({whole: 1, part: -1}, 0, np.inf))

    def _read_tree(self, subject: str, by: str, columns: list[str], rows: list[dict[str, Any]]) -> None:
        children: dict[Name, list[Name]] = {}
        for path, row in paths(rows, by):
            for column, said in zip(columns, row["cells"], strict=True):
                self._know((subject, path, column), said)
            self._sum((subject, path, "all"), [(subject, path, column) for column in columns if column != "all"])
            if path:
                children.setdefault(() if len(path) == 2 else path[:-1], []).append(path)
        for parent, paths_below in children.items():
            for column in columns:
                self._sum((subject, parent, column), [(subject, path, column) for path in paths_below])

    def _read_verdict(self, data: Mapping[str, Any]) -> None:
        for subject in ("clients", "tasks"):
            for column, said in data[subject].items():
                self._know((subject, (), column), said)
        for name in ("named", "others", "done"):
            self._know((name,), data["named"][name])
        self._sum(("done",), [("named",), ("others",)])
        self._sum(("done",), [("tasks", (), "in_time"), ("tasks", (), "late")])
        self._know(("without",), data["without"])
        self._sum(("without",), [("moved", "without"), ("new", "without")])
        for outcome in ("moved", "new"):
            self._know((outcome, "without"), None)
            self._at_most((outcome, "without"), ("clients", (), outcome))

    def _read_contrast(self, data: Mapping[str, Any]) -> None:
        """Of this plan it repeats what is known; of each rule it has two parts of totals that all plans share."""
        every: Name = ("tasks", (), "all")
        self._know(every, data["all"])
        for column, said in data["plan"].items():
            self._know((column,) if column in {"named", "others", "done"} else ("tasks", (), column), said)
        self._know(("due",), data["due"])
        for name in ("due later", "on_time", "missed", "undone due", "undone later", "done later", "not named"):
            self._know((name,), None)
        self._sum(every, [("due",), ("due later",)])
        self._sum(("due",), [("on_time",), ("missed",)])
        self._sum(("missed",), [("tasks", (), "late"), ("undone due",)])
        self._sum(("tasks", (), "in_time"), [("on_time",), ("done later",)])
        self._sum(("tasks", (), "undone"), [("undone due",), ("undone later",)])
        self._sum(every, [("named",), ("not named",)])
        for rule in data["rules"]:
            for measure, whole in (("on_time", ("due",)), ("named", every)):
                parts = [(rule["rule"], measure, part) for part in ("part", "rest")]
                for name in parts:
                    self._know(name, rule[measure][name[-1]])
                self._sum(whole, parts)

    def _read_caseloads(self, bands: list[dict[str, Any]]) -> None:
        surely = sum((band["low"] or 0) * band["people"] for band in bands)
        self._equations.append(({("clients", (), "all"): 1, ("without",): -1}, surely, np.inf))


def paths(rows: list[dict[str, Any]], by: str) -> Iterator[tuple[Name, dict[str, Any]]]:
    """Each row with its place in the tree: (), (by, code), (by, code, code)."""
    path: Name = (by,)
    for row in rows:
        path = (*path[: row["level"]], row["code"]) if row["level"] else (by,)
        yield (path if row["level"] else ()), row


def _limits(said: int | str | None) -> tuple[float, float]:
    if said == "few":
        return 0, 10
    return (0, MANY) if said is None else (float(said), float(said))
