"""Small logs, written where a test needs them."""

from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "logs"
OFFICE = DATA / "office.csv"
CASES = DATA / "cases.csv"

HEADER = "case,activity,resource,start,complete"
ROW = "c1,intake,ann,2026-01-05T09:00:00,2026-01-05T09:20:00"


def log_file(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "log.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path
