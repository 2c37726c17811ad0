"""Areas as official statistics name them: `areas.toml` in, `Areas` out.

It knows which name or code stands for which entity, and which ones stand for no economy at all;
codes of ISO 3166 and of the United Nations (M49) come from Unicode CLDR. It guesses nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.core import get_global

from etl.errors import Fault
from etl.suggestions import suggestion
from etl.vocabulary.entities import Places
from etl.vocabulary.reading import Source, read_toml
from etl.vocabulary.shapes import TABLE, TEXTS


@dataclass(frozen=True)
class Areas:
    """The entities by the names that tables give them; `outside` are names of no economy."""

    entities: Collection[str] = ()
    places: Places = field(default_factory=Places)
    names: Mapping[str, str] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()

    def code(self, written: str, own: Mapping[str, str]) -> str:
        """The entity that `written` stands for, "" for none; the names of `own` come first."""
        for names in (own, self.names):
            if written in names:
                return names[written]
        if written in self.outside:
            return ""
        if written in self.entities:
            return written
        other = _other_codes().get(written, "")
        return other if other in self.entities else self.places.code(written)


def read_areas(
    folder: Path, entities: Collection[str], places: Places, faults: list[Fault]
) -> Areas:
    """The areas of `areas.toml` in `folder`; without the file, those of the entities alone."""
    path = folder / "areas.toml"
    source = read_toml(path, faults, ("areas", "outside")) if path.exists() else None
    if source is None:
        return Areas(entities, places)
    names, outside = source.content.get("areas", {}), source.content.get("outside", {})
    if not source.content:
        problem = "The file names no area."
        faults.append(Fault(source.place("[areas]"), problem, "List some, or take the file away."))
    if not TABLE.fits(names):
        problem = "A value of [areas] is no text."
        faults.append(Fault(source.place("[areas]"), problem, 'Write "name" = "CODE".'))
        names = {}
    listed: list[str] = outside.get("names", []) if isinstance(outside, dict) else [""]
    if not TEXTS.fits(listed):
        problem = "names of [outside] is no list of texts."
        faults.append(Fault(source.place("[outside]"), problem, 'Write names = ["...", "..."].'))
        listed = []
    faults.extend(_strangers(source, names, entities))
    return Areas(entities, places, names, frozenset(listed))


def _strangers(source: Source, names: Mapping[str, str], entities: Collection[str]) -> list[Fault]:
    return [
        Fault(
            source.place("[areas]", f'"{name}"'),
            f"'{code}', which '{name}' stands for, is no entity.",
            suggestion(code, entities),
        )
        for name, code in names.items()
        if entities and code not in entities
    ]


@cache
def _other_codes() -> dict[str, str]:
    """The alpha-3 code by the alpha-2 and the numeric code of each country."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    one = {code: meant[0] for code, meant in aliases.items() if len(meant) == 1}
    three = {two: code for code, two in one.items() if len(code) == 3 and code.isalpha()}
    numbers = {code: three.get(two, "") for code, two in one.items() if code.isdigit()}
    return three | numbers
