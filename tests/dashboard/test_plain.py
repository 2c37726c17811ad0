"""Plain words are short and never take one thing for another."""

from dashboard.plain import short_names


def test_a_name_is_shown_without_its_brackets():
    told = {"d1": "Office (copy of Statistics/Data)", "d2": "Press [archive] of Rome (2001)"}
    assert short_names(told) == {"d1": "Office", "d2": "Press of Rome"}


def test_names_that_only_brackets_tell_apart_keep_them():
    told = {"d1": "Press (Rome)", "d2": "Press (Paris)", "d3": "Press (Rome)", "d4": "(anon)"}
    assert short_names(told) == told
    assert short_names({"d1": "Press (Rome)", "d2": "Press (Rome)"}) == dict.fromkeys(
        ("d1", "d2"), "Press"
    )
    assert short_names({"d1": "Press (Rome)", "d2": "Press"})["d1"] == "Press (Rome)"
