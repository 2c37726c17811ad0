"""Hedges: which words hedge a number, where its phrase begins and ends, and what is no hedge."""

import pytest
from extract.marking import marked

from etl.extract.numbers.hedges import after, before, bounds


def hedged(sentence, **how):
    tokens, first, until = marked(sentence)
    begin, before_it = before(tokens, first, 0, **how)
    end, behind_it = after(tokens, until)
    return tokens.written(begin, end), before_it or behind_it or "exact"


@pytest.mark.parametrize(
    ("sentence", "phrase", "qualifier"),
    [
        ("an estimated more than «40» people", "an estimated more than 40", "more_than"),
        ("at least about «40»", "at least about 40", "at_least"),
        ("almost exactly «40»", "almost exactly 40", "approx"),
        ("well over «40»", "well over 40", "more_than"),
        ("could take up to «5» years", "up to 5", "up_to"),
        ("no more than «40»", "no more than 40", "up_to"),
        ("not more than «40»", "not more than 40", "up_to"),
        ("no fewer than «40»", "no fewer than 40", "at_least"),
        ("not much more than «40»", "not much more than 40", "approx"),
        ("just under «40»", "just under 40", "less_than"),
        ("a little more than «40»", "a little more than 40", "more_than"),
        ("nearly a «40 percent» rise", "nearly a 40 percent", "approx"),
        ("at least another «40» people", "at least another 40", "at_least"),
        ("as many as «40»", "as many as 40", "up_to"),
        ("c. «40»", "c. 40", "approx"),
        ("a sub-«$50» phone", "sub-$50", "less_than"),
        ("up to another «40»", "up to another 40", "up_to"),
        ("as much as a record «40»", "as much as a record 40", "up_to"),
        ("a maximum «five years» in jail", "a maximum five years", "up_to"),
        ("capped at «40»", "capped at 40", "up_to"),
        ("just short of «40»", "just short of 40", "less_than"),
        ("nothing less than «40»", "nothing less than 40", "at_least"),
        ("about «40»", "about 40", "approx"),
        ("not over «40»", "not over 40", "up_to"),
        ("trading near «40»", "near 40", "approx"),
        ("barely «40»", "barely 40", "approx"),
        ("slightly more than a «5 percent» share", "slightly more than a 5 percent", "more_than"),
        ("by as much as «5»", "as much as 5", "up_to"),
        ("still under «5»", "still under 5", "less_than"),
        ("does not expect sales to exceed «5»", "exceed 5", "up_to"),
        ("sales are unlikely to rise above «5»", "above 5", "up_to"),
        ("nobody wants sales to fall below «5»", "below 5", "at_least"),
        ("reports in the media about «40» men", "40", "exact"),
        ("did not come, but sales are to exceed «5»", "exceed 5", "more_than"),
    ],
)
def test_hedges_before_a_number_stack_and_reach_over_words_that_tell_no_size(
    sentence, phrase, qualifier
):
    assert hedged(sentence) == (phrase, qualifier)


@pytest.mark.parametrize(
    ("sentence", "phrase", "qualifier"),
    [
        ("«40» or so", "40 or so", "approx"),
        ("«40» people or more", "40", "at_least"),
        ("«$5m»+ of it", "$5m+", "at_least"),
        ("«40»-odd people", "40-odd", "approx"),
        ("«20 euros» or so", "20 euros or so", "approx"),
        ("«40» people at most.", "40", "up_to"),
        ("«40», give or take", "40, give or take", "approx"),
        ("«40», at least ", "40, at least", "at_least"),
        ("above the «$60» mark", "above the $60", "more_than"),
        ("could top «1,000»", "top 1,000", "more_than"),
    ],
)
def test_hedges_behind_a_number_or_its_noun_are_told(sentence, phrase, qualifier):
    assert hedged(sentence) == (phrase, qualifier)


@pytest.mark.parametrize(
    "sentence",
    [
        "talked about «40» people",
        "went up to «5»",
        "arrears that had run up to «5»",
        "a bill running up to «5»",
        "over a «10-year» period",
        "a total of «40»",
        "vitamin C. «40» people",
        "«40» or so he said",
        "fell «0.1%», or less than a point",
        "beat estimates of «40»",
        "over the «40» people",
        "somewhere between «40»",
        "a staggering «40»",
        "near «40» villages",
        "the record of «40»",
        "more than the «40»",
        "some of the «40»",
        "well over a «40%» rise",
        "less than a week after «40» came",
        "more than doubled to «40»",
        "5 times «2+3» is",
    ],
)
def test_words_that_hedge_only_sometimes_are_left_where_they_do_not(sentence):
    assert hedged(sentence)[1] == "exact"


def test_over_hedges_a_duration_only_where_a_length_is_told():
    assert hedged("it rose over «two years»", duration=True)[1] == "exact"
    assert hedged("she waited over «two years»", duration=True)[1] == "more_than"


def test_a_hedge_is_not_looked_for_in_another_number():
    tokens, first, _ = marked("about «40»")
    assert before(tokens, first, first) == (first, None)


def test_bounds_say_what_the_hedge_allows():
    assert bounds(5, "exact") == (5, 5)
    assert bounds(5, "approx") == (None, None)
    assert bounds(5, "at_least") == (5, None)
    assert bounds(5, "up_to") == (None, 5)
