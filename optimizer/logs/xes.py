"""XES, the XML format of event logs (IEEE 1849), read as a table.

Only what a log of tasks needs is kept: the attributes of traces (prefixed with `case:`) and of events. A document
type is refused, and with it every way to define an entity.
"""

from pathlib import Path
from typing import Final
from xml.parsers import expat  # document types and entities are refused below

from optimizer.errors import Fault, InputError
from optimizer.logs.table import Table, read_bytes

_VALUES: Final = frozenset({"string", "date", "int", "float", "boolean", "id"})


class _RefusedError(Exception):
    """The document holds something that a log has no use for."""


class _Collector:
    """Handlers that gather one dictionary an event while the parser walks through the file."""

    def __init__(self) -> None:
        self.events: list[dict[str, str]] = []
        self.lines: list[int] = []
        self.saw_log = False
        self._trace: dict[str, str] = {}
        self._event: dict[str, str] = {}
        self._of_trace: list[dict[str, str]] = []
        self._path: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def parse(self, content: bytes) -> None:
        self._parser.Parse(content, True)

    def _refuse(self, *_: object) -> None:
        raise _RefusedError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if not parent:
            self.saw_log = tag == "log"
        if tag == "trace":
            self._trace, self._of_trace = {}, []
        elif tag == "event":
            self._event = {}
            self.lines.append(self._parser.CurrentLineNumber)
        elif tag in _VALUES and "key" in attributes:
            if parent == "trace":
                self._trace["case:" + attributes["key"]] = attributes.get("value", "").strip()
            elif parent == "event":
                self._event[attributes["key"]] = attributes.get("value", "").strip()

    def _end(self, _: str) -> None:
        tag = self._path.pop()
        if tag == "event":
            self._of_trace.append(self._event)
        elif tag == "trace":
            # Attributes of a trace may follow its events.
            self.events += [{**self._trace, **event} for event in self._of_trace]


def read_xes_table(path: Path) -> Table:
    """Read `.xes` or `.xes.gz` as rows with a column for every attribute met.

    Raises
    ------
    InputError
        Not readable, not XML, not a log, with a document type, or without events.
    """
    collector = _Collector()
    try:
        collector.parse(read_bytes(path))
    except _RefusedError:
        raise InputError([Fault(path.name, "", "", "", "has a document type or entities, which are refused")]) from None
    except expat.ExpatError as error:
        raise InputError([Fault(path.name, "", "", "", f"is not XML: {error}")]) from None
    if not collector.saw_log:
        raise InputError([Fault(path.name, "", "", "", "is XML, but its root is not an XES log")])
    if not collector.events:
        raise InputError([Fault(path.name, "", "", "", "has no events")])
    header = tuple(dict.fromkeys(key for event in collector.events for key in event))
    rows = [[event.get(key, "") for key in header] for event in collector.events]
    return Table(path.name, header, rows, collector.lines)
