"""Counted nouns: the phrase as written, its head last, and numbers that count nothing named."""

import pytest
from extract.marking import marked

from etl.extract.numbers.counted import counted_after


def behind(sentence):
    """The tokens of a sentence and the first one behind its mark."""
    tokens, _, until = marked(sentence)
    return tokens, until


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("«180» combat vehicles took part", "combat vehicles"),
        ("more than «250» Russian ones", "Russian ones"),
        ("«12,000» Russian and 10,200 Belarusian servicemen", "Russian servicemen"),
        ("12,000 Russian and «10,200» Belarusian servicemen", "Belarusian servicemen"),
        ("a «90,000»-seat stadium", "seat"),
        ("a «10»-member panel", "member"),
        ("a «five»-star hotel", "star"),
        ("«two» of the three countries", "countries"),
        ("«three» more people died", "people"),
        ("«two» Boeing jets crashed", "Boeing jets"),
        ("«11» Premier League games", "Premier League games"),
        ("«three» Labour MPs said", "Labour MPs"),
        ("«40» NGOs", "NGOs"),
        ("«two» police officers were shot", "police officers"),
        ("«two» sales managers left", "sales managers"),
        ("«two» arms dealers", "arms dealers"),
        ("«two» cars sells", "cars"),
        ("«40» people or more", "people"),
        ("«12» countries attended", "countries"),
        ("«12» Russian and Belarusian officers", "Russian and Belarusian officers"),
        ("«three» U.S. soldiers were killed", "U.S. soldiers"),
        ("«five» F-16 fighter jets", "F-16 fighter jets"),
        ("«20» Leopard 2 tanks", "Leopard 2 tanks"),
        ("«two» 40-tonne trucks", "40-tonne trucks"),
        ("«40» of the company's employees", "company's employees"),
        ("the «three» remaining hostages", "remaining hostages"),
        ("«four» heavily armed men", "heavily armed men"),
        ("«three» state-owned companies", "state-owned companies"),
        ("«seven» foreign tourists, including", "foreign tourists"),
        ("«two» Israelis died", "Israelis"),
        ("«three» men walked", "men"),
        ("«six» anti-aircraft missiles", "anti-aircraft missiles"),
        ("«40» women and children", "women"),
        ("the «27» European Union member states", "European Union member states"),
        ("«40» aircraft", "aircraft"),
        ("«40» aircraft carriers", "aircraft carriers"),
        ("«10» points and 5 rebounds", "points"),
        ("«300» jobs in the north", "jobs"),
        ("«40» homes were destroyed", "homes"),
        ("won it «three» times", "times"),
        ("«three» Olympic gold medals", "Olympic gold medals"),
        ("«two» young children died", "young children"),
        ("in «12» US states", "US states"),
        ("«two» tropical storms", "tropical storms"),
        ("«two» children's books", "children's books"),
        ("«two» goals from Messi", "goals"),
        ("«two» different banks", "banks"),
        ("«42,000» Golf family vehicles sold", "Golf family vehicles"),
        ("«three» of the queen's four children", "children"),
        ("«30,000» fewer cases than in May", "cases"),
        ("«50» single-mandate constituencies", "single-mandate constituencies"),
        ("«two» newly elected members", "newly elected members"),
        ("«40» seats short of", "seats"),
        ("«20» Airbus A320 jets", "Airbus A320 jets"),
        ("«six» older Embraer regional jets", "older Embraer regional jets"),
        ("wickets for «23» runs and more", "runs"),
        ("«40» plant and animal species that live", "plant and animal species"),
    ],
)
def test_the_counted_noun_is_read_as_written_with_its_head_last(sentence, counted):
    assert counted_after(*behind(sentence), 2, share=False) == counted


@pytest.mark.parametrize(
    "sentence",
    [
        "scored «40» in 2013",
        "rose to 27,349 at «27,349» yesterday",
        "«40» killed in the attack",
        "«two» of them",
        "«45» of which came in May",
        "sales fell to «40» last year",
    ],
)
def test_a_number_may_count_nothing_that_is_named(sentence):
    assert counted_after(*behind(sentence), 2, share=False) == ""


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("«one» person died", "person"),
        ("«one» senior official said", "senior official"),
        ("«one» police officer was", "police officer"),
        ("«one» man walks", "man"),
        ("«one» of the rings", "rings"),
        ("«one» of his best friends", "best friends"),
        ("«one» of the biggest banks", "biggest banks"),
        ("«one» in four", ""),
        ("«one» US soldier", "US soldier"),
        ("«one» child died", "child"),
        ("«one» Russian soldier was", "Russian soldier"),
        ("at least «one» more victim", "victim"),
    ],
)
def test_one_counts_a_singular(sentence, counted):
    assert counted_after(*behind(sentence), 1, share=False) == counted


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("«95 percent» of its national powers", "national powers"),
        ("«40 percent» of all exports", "exports"),
        ("«5%» of GDP", "GDP"),
        ("«40%» of the population lives in", "population"),
        ("«40 percent» of oil exports", "oil exports"),
        ("«5%» stake", ""),
        ("«nine months» of the year", ""),
        ("«16 percent» of this group intends to vote", "group"),
        ("«5 tonnes» of steel were", "steel"),
        ("«40%» of the company's shares", "company's shares"),
        ("«40%» of people", "people"),
        ("«40%» of all those surveyed", ""),
        ("«5%» of electricity generated in", "electricity"),
        ("«one in four» adults said", "adults"),
        ("«several thousand» former employees", "former employees"),
        ("«$5 million» houses", ""),
    ],
)
def test_a_share_counts_what_follows_of(sentence, counted):
    assert counted_after(*behind(sentence), 40, share=True) == counted
