"""Bytes of a file to raw JSON, with every way in which that can go wrong told as a fault."""

import gzip
import json
import zlib
from pathlib import Path
from typing import Any, Final, NoReturn

from optimizer.errors import refuse
from optimizer.instance.faults import Loc, named, shown

#: Unpacked bytes of a file at most: a few kilobytes of gzip can unpack to anything.
LARGEST_FILE: Final = 2**30
_GZIP_MAGIC = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS: Final = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def read_content(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a file, unpacked where its name ends in .gz."""
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
            content = file.read(largest + 1)
    except EOFError:
        refuse(str(path), "is cut off: the gzip data ends too early")
    except (gzip.BadGzipFile, zlib.error) as error:
        refuse(str(path), f"is not gzip data: {error}")
    except FileNotFoundError:
        refuse(str(path), "no such file or folder")
    except OSError as error:
        refuse(str(path), f"can't be read: {error.strerror or error}")
    if len(content) > largest:
        refuse(str(path), f"is larger than {largest:,} bytes unpacked")
    if content.startswith(_GZIP_MAGIC):
        refuse(str(path), "is gzip data: its name should end in .gz")
    return content


def decoded(content: bytes, where: str) -> str:
    """The text of a file in UTF-8, with or without a byte order mark."""
    for mark, encoding in _OTHER_ENCODINGS.items():
        if content.startswith(mark):
            refuse(where, f"is written in {encoding}; save it as UTF-8")
    try:
        return content.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        refuse(f"{where} line {line}", "is not UTF-8; save it as UTF-8", shown_bytes(content, error.start))


def shown_bytes(content: bytes, at: int) -> str:
    """The bytes around a position, unprintable ones escaped."""
    return shown(content[max(0, at - 15) : at + 5].decode("ascii", "backslashreplace"))


def parsed(text: str, where: str) -> tuple[dict[str, Any], list[tuple[dict[str, Any], str]]]:
    """The JSON object, and every (object, key) in it that was given twice; the last value stands.

    `NaN`, `Infinity` and numbers like 1e400 come out as floats that are not finite; no field takes those.
    """
    if not text.strip():
        refuse(where, "is empty")
    repeated: list[tuple[dict[str, Any], str]] = []

    def from_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            repeated.extend((found, key) for key in found if keys.count(key) > 1)
        return found

    try:
        raw = json.loads(text, object_pairs_hook=from_pairs)
    except json.JSONDecodeError as error:
        _refuse_syntax(error, where)
    except RecursionError:
        refuse(where, "is nested too deeply")
    except ValueError:  # the interpreter's limit on digits
        refuse(where, "holds a number of more than 4,300 digits; numbers are at most 1,000,000")
    if not isinstance(raw, dict):
        refuse(where, "must be a JSON object at the top", shown(raw))
    return raw, repeated


def refuse_other_kind(raw: dict[str, Any], where: str, wanted: str) -> None:
    """One message where a file is of the other format, instead of one for each of its fields."""
    kind, slash, _ = given.partition("/") if isinstance(given := raw.get("format"), str) else ("", "", "")
    other = {"caseload-plan": "plan", "caseload-instance": "instance"}.get(kind)
    if slash and other and other != wanted:
        article = {"plan": "a plan", "instance": "an instance"}
        refuse(where, f"is {article[other]} ({named(given)}); {article[wanted]} is needed here")


def locate_repeated(raw: dict[str, Any], repeated: list[tuple[dict[str, Any], str]]) -> list[tuple[Loc, Any]]:
    """Where each repeated key stands, and its last value."""
    paths: dict[int, Loc] = {}
    if repeated:
        _note_paths(raw, (), paths)
    # An object that is itself the earlier value of a repeated key is no longer in the tree: only its key is known.
    return [((*paths.get(id(owner), ()), key), owner[key]) for owner, key in repeated]


def _note_paths(value: Any, path: Loc, paths: dict[int, Loc]) -> None:
    if isinstance(value, dict):
        paths[id(value)] = path
        for key, item in value.items():
            _note_paths(item, (*path, key), paths)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _note_paths(item, (*path, index), paths)


def _refuse_syntax(error: json.JSONDecodeError, where: str) -> NoReturn:
    position, words = error.pos, f"is no JSON: {error.msg}"
    comma = _trailing_comma(error.doc, position)
    if comma is not None:  # worded differently by each version of Python
        position, words = comma, "is no JSON: a comma stands before a closing bracket"
    elif not error.doc[position:].strip() or error.msg.startswith("Unterminated string"):
        words = "is no complete JSON: the file is cut off"
    line = error.doc.count("\n", 0, position) + 1
    column = position - error.doc.rfind("\n", 0, position)
    rest = "" if words.endswith("cut off") else shown(error.doc[position : position + 30])
    refuse(f"{where} line {line} column {column}", words, rest)


def _trailing_comma(text: str, position: int) -> int | None:
    """Where a comma stands before a closing bracket, at the fault or just in front of it."""
    before = text[:position].rstrip()
    comma = position if text[position : position + 1] == "," else len(before) - 1
    closes = text[comma + 1 :].lstrip()[:1] in ("}", "]")
    return comma if comma >= 0 and text[comma] == "," and closes else None


def gzipped(content: bytes) -> bytes:
    """Packed so that the same content always gives the same bytes."""
    return gzip.compress(content, mtime=0)
