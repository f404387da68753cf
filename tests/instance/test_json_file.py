import gzip
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.instance.json_file import decoded, gzipped, locate_repeated, parsed, read_content


def test_a_byte_order_mark_is_passed_over() -> None:
    assert decoded(b"\xef\xbb\xbf{}", "f") == "{}"


def test_unpacked_size_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "zeros.json.gz"
    path.write_bytes(gzip.compress(bytes(1000)))
    assert len(read_content(path, largest=1000)) == 1000
    with pytest.raises(InputError, match="is larger than 999 bytes unpacked"):
        read_content(path, largest=999)


def test_garbage_behind_gzip_data(tmp_path: Path) -> None:
    path = tmp_path / "f.json.gz"
    path.write_bytes(gzip.compress(b"{}") + b"garbage")
    with pytest.raises(InputError, match="is not gzip data"):
        read_content(path)


def test_damaged_gzip_data(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b"{}" * 50))
    packed[12] ^= 0xFF
    path = tmp_path / "f.json.gz"
    path.write_bytes(packed)
    with pytest.raises(InputError, match="is not gzip data"):
        read_content(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read_content(tmp_path / "f.json")


def test_a_name_that_no_system_takes(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_content(tmp_path / ("f" * 5000))


def test_gzip_is_the_same_every_time() -> None:
    assert gzipped(b"{}")[4:8] == bytes(4)


def test_repeated_keys_are_located() -> None:
    raw, repeated = parsed('{"a": [{"b": 1, "b": 2, "c": 3}], "a2": {"x": 1, "x": 1, "x": 5}}', "f")
    assert locate_repeated(raw, repeated) == [(("a", 0, "b"), 2), (("a2", "x"), 5)]


def test_repeated_keys_inside_a_value_that_was_replaced() -> None:
    raw, repeated = parsed('{"a": {"b": 1, "b": 2}, "a": 3}', "f")
    assert locate_repeated(raw, repeated) == [(("b",), 2), (("a",), 3)]
