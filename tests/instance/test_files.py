import gzip
import hashlib
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.instance.files import read_instance, write_instance
from tests.builders import instance


@pytest.mark.parametrize("name", ["i.json", "i.json.gz", "folder", "folder.v2/"])
def test_written_and_read_again(tmp_path: Path, name: str) -> None:
    write_instance(instance(), f"{tmp_path}/{name}")
    assert read_instance(tmp_path / name) == instance()
    assert [path.name for path in tmp_path.iterdir()] == [name.rstrip("/")]


def test_the_hash_is_of_the_files_bytes(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf  " + instance().json_bytes()
    (tmp_path / "i.json").write_bytes(content)
    (tmp_path / "i.json.gz").write_bytes(gzip.compress(content))
    for name in ("i.json", "i.json.gz"):
        assert read_instance(tmp_path / name).sha256 == hashlib.sha256(content).hexdigest()


def test_the_hash_of_a_folder_is_of_the_json_form(tmp_path: Path) -> None:
    write_instance(instance(), tmp_path / "folder")
    assert read_instance(tmp_path / "folder").sha256 == hashlib.sha256(instance().json_bytes()).hexdigest()


def test_the_same_instance_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.json.gz", "b.json.gz"):
        write_instance(instance(), tmp_path / name)
    assert (tmp_path / "a.json.gz").read_bytes() == (tmp_path / "b.json.gz").read_bytes()


@pytest.mark.parametrize("name", ["i.ods", "i.csv", "i.gz"])
def test_names_that_say_no_format(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="is no name for an instance"):
        write_instance(instance(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file/i.json", "file/folder"])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="can't be written"):
        write_instance(instance(), tmp_path / name)
