"""Opens the zip archive that a workbook is, after a look at what it would unpack to."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from optimizer.errors import refuse

#: Unpacked bytes of a workbook at most; a large office with 45,000 clients needs about a fifth.
LARGEST_WORKBOOK: Final = 2**28
#: A part larger than this that shrinks more than so many times is no table that people wrote.
_LARGE_PART: Final = 4 * 2**20
_MOST_SHRUNK: Final = 120
#: Bytes of the texts of all cells, each once; reading them takes longer than anything else.
_LARGEST_TEXTS: Final = 2**24
#: What begins a file of another kind, and what to do about it.
_OTHER_KINDS: Final = {
    b"\xd0\xcf\x11\xe0": "is encrypted, or an .xls of old: save it as .xlsx without a password",
    b"%PDF": "is a PDF, no workbook",
    b"\x1f\x8b": "is gzip data, no workbook",
}


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive of a workbook.

    Raises
    ------
    InputError
        It is none, is encrypted, holds macros or links to other workbooks, or unpacks to more than `LARGEST_WORKBOOK`.
    """
    try:
        with path.open("rb") as file:
            _require_zip(path, file)
            with zipfile.ZipFile(file) as archive:
                _require_harmless(str(path), archive)
                yield archive
    except FileNotFoundError:
        refuse(str(path), "no such file or folder")
    except OSError as error:
        refuse(str(path), f"can't be read: {error.strerror or error}")
    except zipfile.BadZipFile as error:
        refuse(str(path), f"is no workbook, or a damaged one: {error}")


def _require_zip(path: Path, file: BinaryIO) -> None:
    begin = file.read(4)
    for mark, message in _OTHER_KINDS.items():
        if begin.startswith(mark):
            refuse(str(path), message)
    if begin != b"PK\x03\x04":
        refuse(str(path), "is no workbook: its content is of another kind than its name says")


def _require_harmless(where: str, archive: zipfile.ZipFile) -> None:
    """Sizes are what the archive says: reading goes no further than that, and then compares a checksum."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        refuse(where, "is encrypted: save it without a password")
    total = sum(part.file_size for part in parts)
    if total > LARGEST_WORKBOOK:
        refuse(where, f"unpacks to {total:,} bytes; {LARGEST_WORKBOOK:,} are the most")
    for part in parts:
        if part.file_size > max(_LARGE_PART, _MOST_SHRUNK * part.compress_size):
            refuse(
                where,
                f"unpacks to {part.file_size // max(1, part.compress_size):,} times its size: delete formatted empty "
                "rows and columns, then save",
            )
        if part.filename.lower() == "xl/sharedstrings.xml" and part.file_size > _LARGEST_TEXTS:
            refuse(where, f"holds {part.file_size:,} bytes of text; {_LARGEST_TEXTS:,} are the most")
    _require_passive(where, [part.filename.lower() for part in parts])


def _require_passive(where: str, names: Sequence[str]) -> None:
    if any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names):
        refuse(where, "holds macros: save it as a workbook without macros")
    if any(name.startswith("xl/externallinks/") for name in names):
        refuse(where, "refers to other workbooks: break the links (Data, Edit Links), then save")
