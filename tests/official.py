"""Official tables for tests, in the layouts of their publishers, with figures of our own making."""

from collections.abc import Mapping, Sequence
from pathlib import Path

WITS_COLUMNS = "Reporter,Partner,Product categories,Indicator Type,Indicator"
KOREA = {
    ("...", "...", "Development", "GDP (current US$ Mil)"): ("1800.25", "1700.50", ""),
    ("...", "...", "Development", "Trade Balance (current US$ Mil)"): ("-12.5", "3.00", ""),
    ("...", "...", "Trade Indicator", "HH Market concentration index"): ("0.21", "0.19", ""),
    ("...", "...", "Export", "No. Of Export partners"): ("160.00", "158.00", "157.00"),
    ("World", "All Products", "Export", "Exports (in US$ Mil)"): ("3200.15", "3100.00", "900.10"),
    ("Egypt, Arab Rep.", "All Products", "Export", "Trade (US$ Mil)-Top 5 Export Partner"): (
        "640.03", "", "90.01",
    ),
    ("Egypt, Arab Rep.", "All Products", "Export", "Partner share(%)-Top 5 Export Partner"): (
        "20.00", "", "10.00",
    ),
    ("Unspecified", "All Products", "Import", "Trade (US$ Mil)-Top 5 Import Partner"): (
        "7.00", "", "",
    ),
    ("World", "Fuels", "Export", "Export(US$ Mil)"): ("44.00", "43.00", ""),
}  # fmt: skip
YEARS = ("2015", "2014", "2013")


def wits(
    reporter: str = "Korea, Rep.",
    rows: Mapping[tuple[str, ...], Sequence[str]] = KOREA,
    years: Sequence[str] = YEARS,
) -> str:
    """A trade summary as WITS writes it: years as columns, numbers padded with blanks."""
    lines = [",".join([WITS_COLUMNS, *years])]
    for labels, values in rows.items():
        cells = [f'"{cell}"' if "," in cell else cell for cell in (reporter, *labels)]
        lines.append(",".join([*cells, *(value.rjust(18) if value else "" for value in values)]))
    return "\r\n".join(lines) + "\r\n"


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """The file `name` in `folder` with `text`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
