"""The scripts and styles of others that a page carries in itself, as their packages ship them."""

import re
from importlib.util import find_spec
from pathlib import Path

#: How a bundle that is a module ends: what it hands out, under which names.
_EXPORT = re.compile(r"export\{([^}]*)\};")


def plotly_script() -> str:
    """Plotly.js, which draws the pictures; it makes itself known as `Plotly`."""
    return _file_of("plotly", "package_data/plotly.min.js")


def datatables_script() -> str:
    """DataTables, which searches, sorts and pages long tables; a module as shipped, here known as `DataTable`."""
    bundle = _file_of("itables", "html/dt_bundle.js")
    exported = _EXPORT.search(bundle)
    handed_out = re.search(r"([\w$]+) as default", exported[1]) if exported else None
    if exported is None or handed_out is None:
        raise RuntimeError("this release of itables bundles DataTables in another way than the report knows")
    known = f"globalThis.DataTable={handed_out[1]};"
    return f"(()=>{{{bundle[: exported.start()]}{known}}})();{bundle[exported.end() :]}"


def datatables_style() -> str:
    return _file_of("itables", "html/dt_bundle.css")


def _file_of(package: str, name: str) -> str:
    """Read without importing the package: it is wanted for its files alone."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"{package} is not installed as the report needs it")
    return (Path(spec.submodule_search_locations[0]) / name).read_text(encoding="utf-8")
