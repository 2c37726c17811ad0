"""Status told by what governs a clause: who asserts or expects it, and what denies it later."""

from __future__ import annotations

import pytest
from spots import status_at


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("The general claims that 900 soldiers took part.", "900", "claimed"),
        ("The ministry said that 900 soldiers took part.", "900", "actual"),
        ("Brokers guess that the tea trade with Peru will be 900 tonnes.", "900", "forecast"),
        ("The two governments want to raise the trade to 900 tonnes.", "900", "planned"),
        ("Peru wants 900 tonnes of tea.", "900", "proposed"),
        ("Under the quota Chile may import 900 tonnes.", "900", "planned"),
        ("A drought may cut the harvest by 900 tonnes.", "900", "hypothetical"),
        ("Contracted volumes are 900 tonnes this year.", "900", "planned"),
        ("The economy contracted by 9 percent.", "9", "actual"),
        ("A Lima weekly prefers 900 soldiers.", "900", "estimate"),
        ("Not 900 soldiers, as television would have it, but 12 came.", "900", "negated"),
        ("Peru is entitled to 900 tonnes a year.", "900", "planned"),
        ("In all 800 tonnes were ordered for May and 900 tonnes were taken.", "900", "actual"),
        ("In all 800 tonnes were ordered for May and 900 tonnes were taken.", "800", "planned"),
    ],
)
def test_the_word_that_governs_the_clause_decides(text: str, number: str, status: str) -> None:
    assert status_at(text, number)[0] == status


@pytest.mark.parametrize(
    "text",
    [
        "Deputies say that Peru agreed to pay 900 soles. It did not, the ministry replied.",
        "A blogger writes of 900 soldiers. Nonsense.",
        "A paper put the losses at 900 soldiers. The army denied this.",
        "Rumours of 900 soldiers are rubbish, said a lady.",
        "A site made 900 soldiers of that, which both armies dismiss.",
    ],
)
def test_what_the_next_words_deny_is_denied(text: str) -> None:
    assert status_at(text, "900")[0] == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "A paper put the losses at 900 soldiers. It did not say where.",
        "Peru paid 900 soles. The deputy denied that the road was built on credit.",
        "Peru paid 900 soles. They did not come at once.",
    ],
)
def test_the_next_words_may_deny_something_else(text: str) -> None:
    assert status_at(text, "900")[0] != "negated"
