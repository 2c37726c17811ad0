"""What a person may have meant: a slip of a letter, else what begins alike."""

import pytest

from etl.suggestions import nearest

INDICATORS = ("export_share", "exports_value", "export_products", "imports_value")
CODES = ("BGR", "BLR", "BRA", "RUS")


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("export_value", INDICATORS, "exports_value"),
        ("exprt_share", INDICATORS, "export_share"),
        ("export_shares", INDICATORS, "export_share"),
        ("import_value", INDICATORS, "imports_value"),
        ("BLX", CODES, "BLR"),
        ("RUX", CODES, "RUS"),
        ("weather", INDICATORS, ""),
        ("", INDICATORS, ""),
    ],
)
def test_the_nearest_is_the_one_with_a_slip_else_the_one_that_begins_alike(written, known, meant):
    assert nearest(written, known) == meant
