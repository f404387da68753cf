"""Parquet tables as other programs write them; what Caseload writes is in test_round_trip.py."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from optimizer.errors import InputError
from optimizer.instance.files import read_instance, write_instance
from tests.builders import instance


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_instance(instance(), tmp_path / "office.parquet")
    return tmp_path / "office.parquet"


def put(folder: Path, table: str, **columns: list[Any]) -> None:
    pq.write_table(pa.table(columns), folder / f"{table}.parquet")


TASK = {"id": ["t1"], "client": ["c1"], "program": ["calfresh"], "late_weight": [1], "due": [date(2026, 1, 5)]}


def test_columns_as_pandas_leaves_them(folder: Path) -> None:
    put(folder, "tasks", **TASK, minutes=[30.0], release=[datetime(2026, 1, 5)], pin=[None])
    assert read_instance(folder) == instance()


def test_faults_name_file_and_row(folder: Path) -> None:
    put(folder, "tasks", **TASK, minutes=[7.5], release=[datetime(2026, 1, 5, 9)])
    with pytest.raises(InputError) as refused:
        read_instance(folder)
    assert [str(fault).removeprefix(f"{folder}/tasks.parquet row 1: task t1: ") for fault in refused.value.faults] == [
        'release = "2026-01-05 09:00:00": must be a date without a time of day',
        "minutes = 7.5: must be a whole number",
    ]


def test_what_is_no_parquet(folder: Path) -> None:
    (folder / "tasks.parquet").write_bytes(b"id,client")
    with pytest.raises(InputError, match=r"tasks\.parquet: is no Parquet file, or a damaged one"):
        read_instance(folder)


def test_two_kinds_of_tables_in_a_folder(folder: Path) -> None:
    (folder / "clients.csv").write_text("id,language\n")
    with pytest.raises(InputError, match=r"holds both caseworkers\.parquet and clients\.csv"):
        read_instance(folder)


def test_without_pyarrow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(InputError, match="needs pyarrow: python -m pip install"):
        read_instance(folder)
