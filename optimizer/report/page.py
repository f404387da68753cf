"""A document as one file of HTML that carries everything it needs and may load nothing else."""

import base64
import hashlib
import html
import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from string import Template
from typing import Any, Final, Literal

from optimizer.report.document import Document
from optimizer.report.libraries import datatables_script, datatables_style, plotly_script

Language = Literal["en", "es"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "es")
_ASSETS: Final = files("optimizer.report") / "assets"
#: What the page may do: run the scripts whose hashes follow, and nothing that comes from outside or from its data.
_POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; font-src data:; "
    "style-src 'unsafe-inline'; script-src {hashes}"
)


def page_bytes(document: Document, language: Language | None = None) -> bytes:
    """The page in UTF-8; the same bytes for the same document.

    It opens in `language`; if None, in the reader's, where the page speaks it, else in English. A lone surrogate, which
    UTF-8 can't have, becomes a question mark.
    """
    scripts = [_inert(text) for text in (plotly_script(), datatables_script(), own_script())]
    page = Template((_ASSETS / "page.html").read_text(encoding="utf-8")).substitute(
        language=language or "en",
        fixed=language or "",
        title=html.escape(document.title or words(language or "en")["page"]["title"]),
        policy=html.escape(_POLICY.format(hashes=" ".join(map(_hash, scripts)))),
        style=datatables_style() + (_ASSETS / "style.css").read_text(encoding="utf-8"),
        words=_json({name: words(name) for name in LANGUAGES}),
        data=_json(asdict(document)),
        scripts="\n".join(f"<script>{text}</script>" for text in scripts),
    )
    return page.encode("utf-8", "replace")


def words(language: Language) -> Any:
    """The catalogue of a language: everything that a page says."""
    return json.loads((_ASSETS / "words" / f"{language}.json").read_text(encoding="utf-8"))


def own_script() -> str:
    """All that draws a page, as one script: what sections use goes before them."""
    return '"use strict";(()=>{\n' + "\n".join(_parts()) + "\nopenPage();\n})();"


def _parts() -> Iterator[str]:
    for folder in ("core", "sections"):
        for part in sorted((_ASSETS / folder).iterdir(), key=lambda part: part.name):
            if part.name.endswith(".js"):
                yield part.read_text(encoding="utf-8")


def _inert(script: str) -> str:
    """The same script with nothing in it that HTML would take for its end, or for the beginning of a comment."""
    return script.replace("</script", "<\\/script").replace("<!--", "\\x3C!--")


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _json(value: Any) -> str:
    """JSON in which no character can begin markup, also where the value holds markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
