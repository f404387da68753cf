from pathlib import Path

import pytest

from optimizer.cli.keep import keep, keep_so_far
from optimizer.errors import InputError
from optimizer.plan.files import read_plan
from tests.export.plans import checked


@pytest.mark.parametrize(("name", "so_far"), [("plan.json", "plan.json"), ("plan.xlsx", "plan.xlsx.best-so-far.json")])
def test_the_best_so_far_is_on_disk_and_then_the_plan_alone(name: str, so_far: str, tmp_path: Path) -> None:
    keep_so_far(checked(), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [so_far]
    keep(checked(), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_plan_that_cannot_be_exported_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "thesis").write_text("years of work")
    with pytest.raises(InputError, match="holds thesis") as refused:
        keep(checked(), tmp_path / "plan")
    assert str(refused.value).endswith("plan.best-so-far.json: has the plan: caseload export it")
    assert read_plan(tmp_path / "plan.best-so-far.json") == checked().plan
