"""Timestamps of a log, a whole column at once.

Days are those on the office's wall clock: as written, or in the zone that the user names. Order and durations come
from instants, so that a change of clocks adds or removes nothing.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import numpy.typing as npt
import pandas as pd

from optimizer.errors import Fault, InputError
from optimizer.logs.table import Table

Times = npt.NDArray[np.datetime64]

_ISO = (
    r"^(\d{4})[-/](\d\d)[-/](\d\d)"  # date
    r"(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?"  # time of day
    r"\s*(?:([Zz])|([+-]\d\d):?(\d\d)?)?$"  # zone: UTC, or an offset
)


@dataclass(frozen=True)
class TimeColumn:
    """One entry a row, NaT where the cell is empty."""

    #: Wall clock of the office.
    wall: Times
    #: The same in UTC; of a time without a zone, the wall clock.
    instant: Times
    #: Rows with a time and no zone.
    naive: npt.NDArray[np.bool_]
    present: npt.NDArray[np.bool_]


def zone_named(name: str | None) -> ZoneInfo | None:
    """The time zone of that name.

    Raises
    ------
    InputError
        There is none.
    """
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "is no time zone; give one such as Europe/Amsterdam"
        raise InputError([Fault("--zone", "", "zone", repr(name), message)]) from None


def parse_times(table: Table, column: str, zone: ZoneInfo | None) -> tuple[TimeColumn, list[Fault]]:
    """Parse a column of ISO timestamps; every cell that is none becomes a fault."""
    text = pd.Series(table.column(column), dtype="object")
    present = (text != "").to_numpy(dtype=np.bool_)
    parts = text.str.extract(_ISO)
    body = parts[0] + "-" + parts[1] + "-" + parts[2] + "T" + parts[3].fillna("00:00")
    written = pd.to_datetime(body, format="ISO8601", errors="coerce").astype("datetime64[us]")
    minutes = _offset_minutes(parts)
    bad = present & (written.isna() | (minutes.abs() >= 24 * 60)).to_numpy(dtype=np.bool_)
    faults = table.faults(
        np.flatnonzero(bad).tolist(), column, "is not a timestamp such as 2011-11-07T09:30:00+01:00", "timestamp"
    )
    naive = present & (parts[4].isna() & parts[5].isna()).to_numpy(dtype=np.bool_)
    instant = written - pd.to_timedelta(minutes, unit="min")
    if zone is not None:
        written, instant = _in_zone(written, instant, naive, zone)
    return TimeColumn(_micros(written), _micros(instant), naive, present), faults


def _offset_minutes(parts: pd.DataFrame) -> "pd.Series[float]":
    """Minutes east of UTC, 0 where no offset is written."""
    hours = parts[5].fillna("+00")
    sign = np.where(hours.str.startswith("-"), -1, 1)
    return (hours.str[1:].astype(int) * 60 + parts[6].fillna("0").astype(int)) * sign


def _in_zone(
    written: "pd.Series[pd.Timestamp]", instant: "pd.Series[pd.Timestamp]", naive: npt.NDArray[np.bool_], zone: ZoneInfo
) -> tuple["pd.Series[pd.Timestamp]", "pd.Series[pd.Timestamp]"]:
    """Wall clock and instants for the office's zone.

    A time without a zone is taken as the office's. Where the clock shows it twice the first is meant, where the
    clock skips it the next time that exists.
    """
    first = np.ones(len(written), dtype=np.bool_)
    assumed = written.dt.tz_localize(zone, ambiguous=first, nonexistent="shift_forward").dt.tz_convert("UTC")
    true_instant = instant.where(~naive, assumed.dt.tz_localize(None))
    wall = true_instant.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    return wall, true_instant


def _micros(series: "pd.Series[pd.Timestamp]") -> Times:
    return series.to_numpy(dtype="datetime64[us]")
