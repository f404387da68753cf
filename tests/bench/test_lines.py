from pathlib import Path

import pytest

from optimizer.bench.lines import append_line, read_lines


def test_lines_come_back_in_order(tmp_path: Path) -> None:
    file = tmp_path / "new" / "results.jsonl"
    append_line(file, {"run": 1})
    append_line(file, {"run": 2})
    assert read_lines(file).rows == ({"run": 1}, {"run": 2})
    assert read_lines(file).torn == 0


def test_a_file_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_lines(tmp_path / "none.jsonl").rows == ()


@pytest.mark.parametrize("torn", [b'{"run": 2, "val', b'{"run": 2, "name": "caf\xc3', b"17"])
def test_a_torn_line_is_ignored_and_the_next_stands_alone(tmp_path: Path, torn: bytes) -> None:
    file = tmp_path / "results.jsonl"
    append_line(file, {"run": 1})
    with file.open("ab") as stream:
        stream.write(torn)
    assert (read_lines(file).rows, read_lines(file).torn) == (({"run": 1},), 1)
    append_line(file, {"run": 3})
    assert (read_lines(file).rows, read_lines(file).torn) == (({"run": 1}, {"run": 3}), 1)


def test_a_whole_line_without_its_end_counts(tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    file.write_bytes(b'{"run": 1}')
    append_line(file, {"run": 2})
    assert read_lines(file).rows == ({"run": 1}, {"run": 2})
