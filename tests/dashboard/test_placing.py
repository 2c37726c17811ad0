"""The name of a line stands at it, free of every mark, line and other name."""

from dashboard.charts.placing import Names, Plot

LINE = [(float(x), 5.0) for x in range(1, 10)]


def plot(marks, strokes=(), width=1.0):
    return Plot((0, 0), (10, 10), 336, width, marks, strokes)


def test_a_name_stands_above_the_end_of_its_line():
    place = Names(plot(LINE)).put("Press", LINE)
    assert place.at == (9.0, 5.0)
    assert place.above


def test_a_name_goes_below_where_others_have_marks_above_and_nowhere_in_a_crowd():
    over = [(x, y + 1) for x, y in LINE]
    place = Names(plot([*LINE, *over])).put("Press", LINE)
    assert not place.above
    under = [(x, y - 1) for x, y in LINE]
    assert Names(plot([*LINE, *over, *under])).put("Press", LINE) is None


def test_a_name_crosses_no_line():
    above = ((0.0, 5.8), (10.0, 5.8))
    assert not Names(plot(LINE, [above])).put("Press", LINE).above
    assert Names(plot(LINE, [above, ((0.0, 4.2), (10.0, 4.2))])).put("Press", LINE) is None


def test_two_names_never_share_a_place():
    names = Names(plot(LINE))
    made = [names.put("Statistical office", LINE) for _ in range(3)]
    assert made[0] != made[1]
    assert made[2] is None or made[2] not in made[:2]


def test_a_name_wider_than_the_narrowest_plot_has_no_place():
    assert Names(plot(LINE)).put("N" * 40, LINE) is None
    assert Names(plot(LINE)).put("N" * 30, LINE) is not None
    assert Names(plot(LINE, width=0.5)).put("N" * 30, LINE) is None
