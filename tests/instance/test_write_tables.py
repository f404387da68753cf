from pathlib import Path

import pytest

from optimizer import atomic
from optimizer.errors import InputError
from optimizer.instance.files import read_instance
from optimizer.instance.write_tables import write_tables
from tests.builders import caseworker, instance


def test_a_folder_of_tables_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    write_tables(instance(), folder)
    (folder / "holidays.csv").write_text("date\n2026-01-06\n")
    write_tables(instance(name="new"), folder)
    assert read_instance(folder) == instance(name="new")
    assert [path.name for path in tmp_path.iterdir()] == ["office"]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(InputError, match=r"holds thesis\.doc, which is no table of an instance"):
        write_tables(instance(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_failure_leaves_the_old_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "office"
    write_tables(instance(), folder)

    def fail(path: Path, content: bytes) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(atomic, "write_atomically", fail)
    with pytest.raises(OSError, match="disk full"):
        write_tables(instance(name="new"), folder)
    assert read_instance(folder) == instance()
    assert [path.name for path in tmp_path.iterdir()] == ["office"]


def test_a_swap_that_fails_puts_the_old_tables_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, rename = tmp_path / "office", Path.rename
    write_tables(instance(), folder)

    def fail_on_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_on_new)
    with pytest.raises(OSError, match="no"):
        write_tables(instance(name="new"), folder)
    assert read_instance(folder) == instance()


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_tables(instance(), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert read_instance(tmp_path / "real") == instance()


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    office = instance(name="=HYPERLINK(1)", caseworkers=(caseworker(office="@x", programs=("+a", "b")),))
    write_tables(office, tmp_path / "office")
    text = (tmp_path / "office" / "caseworkers.csv").read_text() + (tmp_path / "office" / "instance.csv").read_text()
    assert ",'=HYPERLINK(1)," in text
    assert ",'@x," in text
    assert ",'+a;b," in text
