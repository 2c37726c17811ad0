"""Trends: amounts of a change, the levels reached, and numbers beside them that are neither."""

import pytest
from extract.marking import marked

from etl.extract.numbers.hedges import after, before
from etl.extract.numbers.trends import trend


def told(sentence):
    tokens, first, until = marked(sentence)
    return trend(tokens, before(tokens, first, 0)[0], after(tokens, until)[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "Sales rose «5%» in May",
        "Sales rose by «5%» in May",
        "Profit rose sharply to «$5m»",
        "Profit grew from 3 to «5 billion» rubles",
        "it rose more than «5%»",
        "up «3 points»",
        "increased its stake in the bank to «40 percent»",
        "an increase of «40»",
        "a «5%» increase",
        "added «4» points",
        "5 percent, growing to «40»",
        "a «5%» year-on-year rise",
        "«5%» higher than in May",
        "«5%» more than a year before",
        "raised its offer by «$5m»",
        "raised prices «5%»",
        "grew at an annual rate of «5%»",
        "growth of «5%»",
        "the index rose 40 points («0.3 percent»)",
        "doubled to «40»",
        "Revenue jumped last year to «$5m»",
        "the population has grown to «5 million»",
        "Exports increased nearly «5 percent»",
        "went up by «5»",
        "prices went up to «5»",
        "The deficit widened in May to «$5m»",
        "a rise in prices of about «5%»",
        "up a marginal «0.3%»",
        "added a better than expected «40,000» jobs",
        "rose to a seasonally adjusted annual rate of «5 million»",
        "the yield rose to its highest since May of «3.4%»",
        "increased its global market share «0.4 percentage points»",
        "posted a «14 percent» and 12 percent increase in sales",
        "The increase in prices was «12 percent»",
        "«40,000» jobs gained in May",
        "a «40%» sequential increase",
        "closed up $3, or 4 percent, at «$30»",
        "settled up «2 percent»",
        "«97 percent» more phones in the quarter than in 2016",
        "a jump of more than «5 percent»",
    ],
)
def test_a_rise_is_told_of_its_amount_and_of_the_level_reached(sentence):
    assert told(sentence) == "rise"


@pytest.mark.parametrize(
    "sentence",
    [
        "a decline of «2%»",
        "the sharpest drop in sales of «2%»",
        "cut «300» jobs",
        "cut the number of troops to «300»",
        "The company shed «4,000» jobs",
        "Shares fell 37 cents, or «2.1 percent», to $17",
        "Shares fell 37 cents, or 2.1 percent, to «$17»",
        "it fell 5% to «40»",
        "ended «40 points» lower",
        "closed down 0.3% at «27,349»",
        "cut rates by «25 basis points»",
        "cut rates «25 basis points»",
        "fell 2% and «3%»",
        "lost «3%» of its value",
        "down from 50 to «40»",
        "loss of «40» jobs",
        "The unemployment rate fell to «5 percent»",
        "narrowed to «$5m»",
        "was down «5%» at 40",
        "falling «5%»",
        "a «300-job» cut",
        "a «$5» drop",
        "a fall of «5»",
        "oil was off «5 percent»",
        "wiped «$3bn» off its value",
        "to trade «270» points lower",
        "slid 40 points, or 2%, to close at «2,300»",
        "lowered its forecast for annual growth this year from 4.2-4.7% to «4.0%»",
        "revised downward to «5%»",
        "reduce its direct and indirect workforce by «11%»",
        "cut 13% of its workforce, or «1,100» employees",
        "fell to -18C and «-21C»",
        "«$5 billion» below the March level",
    ],
)
def test_a_fall_is_told_of_its_amount_and_of_the_level_reached(sentence):
    assert told(sentence) == "fall"


@pytest.mark.parametrize(
    "sentence",
    [
        "Profit grew from «3» to 5 billion",
        "ate up 40 pies and set up «5» camps",
        "he added «4» people were hurt",
        "up to «40» people",
        "raised «$5m» from investors",
        "fell, while «40» people",
        "the rise led to «40» deaths",
        "in the fall, «40» schools",
        "«40» higher education institutions",
        "a net loss of «$5m»",
        "with «40» people",
        "talks with «40» in May",
        "lost «three» games",
        "down from «50»",
        "a total of «40» people",
        "aid to «40» countries",
        "Revenue was «$5 million» in the quarter",
        "the first of «40» increases",
        "«three» rate cuts",
        "up from $482.5 million, or «84 cents a share»",
        "compares with a loss of «$92 million»",
        "a loss of «4 cents» a share",
        "sold off «5 percent»",
        "jumped to a «16-month» high",
        "slowed to 9% from its peak of «10%»",
        "«6 percent» below the five-year average",
        "job cuts represent «3 percent» of the staff",
        "the price falls between «20» euros",
        "The forecast for growth was adjusted to «0.8 percent»",
        "cutting power to «one in five» homes",
        "it went down «10 minutes» after take-off",
        "lost «three» soldiers",
        "gained «seven miles» of front",
        "lost by «26» votes",
    ],
)
def test_a_number_beside_such_a_word_may_tell_no_change(sentence):
    assert told(sentence) == ""
