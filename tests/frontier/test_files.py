"""A front in a file: what the command writes is read; what is another's, torn or contradicts itself is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from optimizer.errors import InputError
from optimizer.frontier.files import read_front
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Instance
from tests.builders import instance


@pytest.fixture
def office(tmp_path: Path) -> Instance:
    write_instance(instance(), tmp_path / "office.json")
    return read_instance(tmp_path / "office.json")


def point(first: int, second: int, bound: int | None = None, **fields: Any) -> dict[str, Any]:
    return {"first": first, "second": second, "second_bound": bound, "proven": False, "policy": "cover", **fields}


def written(tmp_path: Path, office: Instance, **fields: Any) -> Path:
    front = {
        "instance": office.name,
        "instance_sha256": office.sha256,
        "objectives": ["late", "continuity"],
        "best_first": 1,
        "best_second": 90,
        "front": [point(1, 50, 60), point(3, 80, 80)],
        "dominated": [{"first": 2, "second": 40, "policy": "cover"}],
    }
    path = tmp_path / "front.json"
    path.write_text(json.dumps({**front, **fields}))
    return path


def refused(path: Path, office: Instance) -> str:
    with pytest.raises(InputError) as raised:
        read_front(path, office)
    return str(raised.value)


def test_a_front_of_the_instance_is_read(tmp_path: Path, office: Instance) -> None:
    found = read_front(written(tmp_path, office, further="is ignored"), office)
    assert [(one.first, one.second, one.second_bound) for one in found.front] == [(1, 50, 60), (3, 80, 80)]
    assert [(one.first, one.second) for one in found.dominated] == [(2, 40)]


def test_another_instance_is_refused_with_both(tmp_path: Path, office: Instance) -> None:
    said = refused(written(tmp_path, office, instance="north", instance_sha256="f" * 64), office)
    assert "front.json: instance_sha256 = ffffffffffff… (north): is not this instance (tiny, " in said
    assert office.sha256[:12] in said


def test_a_file_that_is_no_front_says_what_makes_one(tmp_path: Path, office: Instance) -> None:
    path = tmp_path / "plan.json"
    path.write_text('{"format": "caseload-plan/1"}')
    assert "is no front: `caseload frontier INSTANCE --json > FILE` makes one" in refused(path, office)


def test_all_faults_are_told_at_once(tmp_path: Path, office: Instance) -> None:
    said = refused(written(tmp_path, office, objectives=["late", "peace"], front=[point(-1, 50)]), office)
    assert "objectives[1]" in said
    assert "front[0].first = -1: must be at least 0" in said


def test_a_point_beyond_its_bound_is_refused_on_the_side_of_the_objective(tmp_path: Path, office: Instance) -> None:
    said = refused(written(tmp_path, office, front=[point(1, 61, 60)]), office)
    assert "front[0].second = 61: is better than its proven bound 60" in said
    assert read_front(written(tmp_path, office, front=[point(1, 60, 60)]), office).front
    less = {"objectives": ["overtime", "late"]}
    assert read_front(written(tmp_path, office, front=[point(1, 61, 60)], **less), office).front
    assert "is better than" in refused(written(tmp_path, office, front=[point(1, 59, 60)], **less), office)


def test_points_out_of_order_are_refused(tmp_path: Path, office: Instance) -> None:
    said = refused(written(tmp_path, office, front=[point(3, 80), point(3, 50)]), office)
    assert "front[1].first = 3: is not worse than that of the point before it" in said
    assert "has no point" in refused(written(tmp_path, office, front=[]), office)
