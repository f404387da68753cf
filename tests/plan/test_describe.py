import json
import re
from pathlib import Path

from optimizer.instance.build import build_instance
from optimizer.instance.schema import Caseworker, Client, Task
from optimizer.plan.describe import field_comments, instance_format_page, type_in_words

PAGE = Path(__file__).parents[2] / "docs" / "instance_format.md"


def test_the_committed_page_is_the_one_the_schema_makes() -> None:
    assert PAGE.read_text(encoding="utf-8") == instance_format_page()


def test_the_example_is_an_instance() -> None:
    example = re.search(r"```json\n(.*?)```", instance_format_page(), re.DOTALL)
    assert example
    assert build_instance(json.loads(example[1])).name == "one-task"


def test_types_in_words() -> None:
    def of(model: type[Caseworker] | type[Client] | type[Task], field: str) -> str:
        return type_in_words(model.model_fields[field])

    assert of(Caseworker, "max_caseload") == "whole number 0 … 1,000,000, or null"
    assert of(Caseworker, "availability") == "object: date → whole number 0 … 1,000,000"
    assert of(Task, "minutes") == "whole number 1 … 1,000,000"
    assert of(Task, "after") == "list of objects, see below"
    assert of(Client, "barred") == "list of id"


def test_comments_of_several_lines_are_joined(tmp_path: Path) -> None:
    import optimizer.instance.schema as module  # noqa: PLC0415

    assert field_comments(module)["Predecessor", "days"].startswith("At least this many working days later")
