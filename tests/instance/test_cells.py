import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.instance.cells import cell_type, from_cell, to_cell
from optimizer.instance.schema import Caseworker, Task

words = st.text(alphabet="ab;\\'=,\"+-@＝", min_size=1)


@given(words)
def test_text_comes_back(word: str) -> None:
    assert from_cell(to_cell(word), "text") == word


@given(st.lists(words, min_size=1))
def test_lists_come_back(items: list[str]) -> None:
    assert from_cell(to_cell(tuple(items)), "list") == items


@given(words)
def test_no_cell_begins_as_a_formula(word: str) -> None:
    assert not to_cell(word).startswith(("=", "+", "-", "@", "＝"))
    assert not to_cell((word, word)).startswith(("=", "+", "-", "@", "＝"))


def test_nothing_is_an_empty_cell() -> None:
    assert to_cell(None) == to_cell(()) == ""


@pytest.mark.parametrize(("cell", "value"), [("7", 7), ("-7", -7), ("007", 7), ("'7", 7)])
def test_whole_numbers(cell: str, value: int) -> None:
    assert from_cell(cell, "number") == value


@pytest.mark.parametrize("cell", ["7.0", "1_000", " 7", "+7", "٧", "1e3", "9" * 5000, "seven"])
def test_what_is_no_whole_number_stays_text(cell: str) -> None:
    assert from_cell(cell, "number") == cell


def test_types_are_those_of_the_schema() -> None:
    def of(model: type[Caseworker] | type[Task], field: str) -> str:
        return cell_type(model.model_fields[field].annotation)

    assert [of(Caseworker, "max_caseload"), of(Caseworker, "minutes_per_day"), of(Task, "minutes")] == ["number"] * 3
    assert [of(Caseworker, "languages"), of(Task, "due"), of(Task, "kind")] == ["list", "date", "text"]
