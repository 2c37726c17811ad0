"""Of very many figures, what is told is chosen among a few series of each measure."""

import small_tables as small

from etl.stored import Store
from etl.tables import to_frames
from etl.told_of_many import of_longest_series


def test_the_main_pairs_series_and_the_longest_are_looked_at_and_no_more():
    own = [small.observation("own", "things", 1, counterpart="BBB", period="2001")]
    others = [
        small.observation(
            f"o{one}-{year}", "things", 1, counterpart="CCC", subject=f"s{one:02}", period=str(year)
        )
        for one in range(20)
        for year in range(2000, 2001 + one)
    ]
    with Store() as store:
        store.show_frames(
            "these", "observations", [to_frames({"observations": own + others})["observations"]]
        )
        condition, values = of_longest_series(("DDD", "EEE"), "these.observations")
        longest = store.rows(
            f"SELECT DISTINCT subject FROM these.observations WHERE {condition} ORDER BY 1", *values
        )
        condition, values = of_longest_series(("AAA", "BBB"), "these.observations")
        kept = store.rows(
            f"SELECT observation_id FROM these.observations WHERE {condition}", *values
        )
    assert [subject for (subject,) in longest] == [f"s{one:02}" for one in range(8, 20)]
    assert ("own",) in kept, "the main pair's, however short"
