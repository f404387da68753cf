from pathlib import Path

import pytest
from pydantic import ValidationError

from optimizer.bench.offices import DataAbsent, Entry, file_of_actual, placed
from optimizer.generate import OfficeParameters, generate
from optimizer.plan.files import read_plan

DATA = Path(__file__).resolve().parents[1] / "data"
DAYS = {"events": "office.csv", "cases": "cases.csv", "start": "2026-01-05", "end": "2026-01-09"}


def entry(**source: object) -> Entry:
    return Entry.model_validate({"name": "a", **source})


def test_a_generated_office_is_the_one_of_the_generator(tmp_path: Path) -> None:
    path, found = placed(entry(generate={"size": "xs", "seed": 3, "days": 2}), tmp_path, None, tmp_path)
    assert path.exists()
    assert found.sha256 == generate(OfficeParameters(size="xs", seed=3, days=2)).sha256


def test_days_of_a_log_come_from_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, told = placed(entry(log=DAYS), tmp_path, DATA, tmp_path)
    monkeypatch.setenv("CASELOAD_DATA", str(DATA))
    _, found = placed(entry(log=DAYS), tmp_path, None, tmp_path)
    assert found.sha256 == told.sha256
    assert max(task.due for task in found.tasks) == found.horizon.end


def test_what_people_did_lies_beside_days_of_a_log(tmp_path: Path) -> None:
    path, found = placed(entry(log=DAYS), tmp_path, DATA, tmp_path)
    did = read_plan(file_of_actual(path))
    assert (did.instance_sha256, len(did.schedule)) == (found.sha256, len(found.tasks))


def test_what_people_did_does_not_fit_into_fewer_minutes(tmp_path: Path) -> None:
    path, _ = placed(entry(log={**DAYS, "capacity": "9/10"}), tmp_path, DATA, tmp_path)
    assert path.exists()
    assert not file_of_actual(path).exists()


def test_more_capacity_is_another_instance(tmp_path: Path) -> None:
    _, usual = placed(entry(log=DAYS), tmp_path, DATA, tmp_path)
    _, more = placed(entry(log={**DAYS, "capacity": "3/2"}), tmp_path, DATA, tmp_path)
    assert more.sha256 != usual.sha256


@pytest.mark.parametrize("missing", ["events", "cases"])
def test_a_log_that_is_not_there_is_named(tmp_path: Path, missing: str) -> None:
    with pytest.raises(DataAbsent, match=r"none\.csv: not there"):
        placed(entry(log={**DAYS, missing: "none.csv"}), tmp_path, DATA, tmp_path)


@pytest.mark.parametrize("capacity", ["0", "-1", "1/0", "much"])
def test_a_capacity_that_is_none_is_refused(capacity: str) -> None:
    with pytest.raises(ValidationError):
        entry(log={**DAYS, "capacity": capacity})


@pytest.mark.parametrize("name", ["", "../a", "a/b", ".a"])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(ValidationError):
        Entry.model_validate({"name": name, "generate": {}})
