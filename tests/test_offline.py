"""Nothing leaves the machine: no module can speak to another one, and a page asks for nothing."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from optimizer.report.document import Document
from optimizer.report.page import page_bytes

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "optimizer").rglob("*.py"))
#: What speaks to other machines, of the standard library and of packages that are often at hand.
FORBIDDEN = {
    "aiohttp", "asyncio", "email", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "websockets", "wsgiref", "xmlrpc",
}  # fmt: skip


def imported(source: str) -> set[str]:
    """Packages that a module imports, also inside functions."""
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.split(".")[0] for name in plain | named}


def test_no_module_can_speak_to_another_machine() -> None:
    assert len(MODULES) > 400
    found = {path.name: imported(path.read_text("utf-8")) & FORBIDDEN for path in MODULES}
    assert {name: modules for name, modules in found.items() if modules} == {}


def test_imports_inside_functions_are_found() -> None:
    assert imported("def f():\n    from urllib.request import urlopen\n    import http.client") == {"urllib", "http"}


def test_a_page_may_load_and_send_nothing() -> None:
    page = page_bytes(Document("", "public", [])).decode()
    policy = page.split('Content-Security-Policy" content="')[1].split('"')[0].replace("&#x27;", "'")
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert rules["img-src"] == rules["font-src"] == ["data:"]
    assert all(source.startswith("'sha256-") for source in rules["script-src"])


_WATCHED = """
import sys
def watch(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(watch)
TRIED
from optimizer.cli import caseload
caseload([*sys.argv[1:]], standalone_mode=True)
"""


@pytest.mark.parametrize("tried", [False, True])
def test_a_command_opens_no_connection(tried: bool, tmp_path: Path) -> None:
    """`tried` shows that the watch would see one."""
    code = _WATCHED.replace("TRIED", "import socket; socket.create_connection(('127.0.0.1', 9))" if tried else "")
    plan = ROOT / "instances/plans/c1-overtime.json.gz"
    arguments = ["report", ROOT / "instances/tiny/c1-overtime.json", plan, "--public", "-o", tmp_path / "page.html"]
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode == 0, (tmp_path / "page.html").exists()) == (not tried, not tried), done.stderr
