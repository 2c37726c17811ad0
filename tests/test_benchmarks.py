"""The benchmarks measure what the product does now: each runs once here, and no speed is judged."""

from benchmarks import accuracy, redraw, templates


def test_a_filter_change_is_answered_with_a_chart_for_every_indicator(published):
    (measure,) = redraw.run(published.seeds, published.data, rounds=1)
    assert measure.value > 0
    assert measure.floor > 0


def test_accuracy_counts_every_annotated_figure_event_and_number(published):
    numbers, figures, events = accuracy.lines(published.data)
    assert numbers.startswith("numbers: 117 of 117")
    assert figures.startswith("figures: 20 of 20")
    assert events.startswith("events: 27 of 27")


def test_a_chart_is_built_both_ways(published):
    (measure,) = templates.run(published.seeds, published.data)
    assert measure.value > 0
    assert measure.floor > 0
