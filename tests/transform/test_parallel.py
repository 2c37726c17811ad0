"""Countries that a sentence tells in parallel: each number has the one at its own place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "In 2019 exports from Serbia to Malta were worth 3 billion euros and from Croatia to "
            "Malta 2 billion euros.",
            [("SRB", "MLT"), ("HRV", "MLT")],
        ),
        (
            "In 2019 imports of Estonia from Malta reached 3 million euros, from Cyprus 2 million "
            "euros.",
            [("EST", "MLT"), ("EST", "CYP")],
        ),
        (
            "In 2020 the EBRD lent Moldova 300 million euros, and Romania 100 million euros.",
            [("MDA", "EBRD"), ("ROU", "EBRD")],
        ),
        (
            "In 2020 Norway lent Serbia 30 million euros and Albania 10 million euros.",
            [("SRB", "NOR"), ("ALB", "NOR")],
        ),
        (
            "In 2019 Serbia sold goods worth 3 billion euros to Malta, while Croatia sold "
            "goods worth 2 billion euros to Cyprus.",
            [("SRB", "MLT"), ("HRV", "CYP")],
        ),
        (
            "Serbia exported goods worth 3 billion euros to Malta in 2019; Croatia, 2 billion "
            "euros.",
            [("SRB", "MLT"), ("HRV", "MLT")],
        ),
    ],
)
def test_a_country_has_the_role_of_the_one_that_stands_as_it_does(
    text: str, sides: list[tuple[str, str]], figures: Figures
) -> None:
    assert [(o.entity, o.counterpart) for o in figures(text)] == sides


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("Estonia's exports to Malta exceeded those to Cyprus ($5 million) in 2019.", "CYP"),
        ("Estonia's imports from Malta were below those from Cyprus ($5 million) in 2019.", "CYP"),
        ("In 2019 Estonia's exports to Malta reached $5 million.", "MLT"),
    ],
)
def test_those_to_another_are_the_exports_to_it(text: str, partner: str, figures: Figures) -> None:
    assert [(o.entity, o.counterpart) for o in figures(text)] == [("EST", partner)]
