"""Names of countries and groups read well within a sentence, whatever the vocabulary adds."""

import pytest
from small_tables import frames, indicator, observation

from etl.articles import within
from etl.wording import Wording


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Netherlands", "the Netherlands"), ("United States", "the United States"),
        ("World", "the world"), ("Union State", "the Union State"),
        ("Cook Islands", "the Cook Islands"),
        ("Central African Republic", "the Central African Republic"),
        ("Russia", "Russia"), ("Norfolk Island", "Norfolk Island"), ("NATO", "NATO"),
        ("Trinidad and Tobago", "Trinidad and Tobago"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_has_the_article_that_english_gives_it(name, said):
    assert within(name) == said


def test_a_counterpart_has_its_article_and_a_group_is_no_counterpart_of_itself():
    sold = indicator(
        "sold", counterpart_role="Going to", headline="{entity} sells to {counterpart}"
    )
    tables = frames(indicators=[sold])
    tables["entities"]["label"] = ["Netherlands", "World", "Union State"]
    wording = Wording.of(tables)

    def row(entity, counterpart):
        made = observation("o", "sold", 5, entity=entity, counterpart=counterpart)
        return {name: getattr(made, name) for name in made.__slots__}

    assert wording.whom(row("AAA", "BBB")) == "Netherlands, going to the world"
    assert wording.headline(row("AAA", "BBB")) == "The Netherlands sells to the world"
    assert wording.whom(row("BOTH", "BOTH")) == "Union State, all members together"
