"""Passages of everyday life with countries, sums, counts and shares: no figure comes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

PASSAGES = """
The Minsk film festival opens on Friday. Its budget is 3 million rubles, a third of it from
sponsors in Russia. Guests from 42 countries will see 180 films, among them 25 Russian and 12
Polish ones. Tickets cost from 8 to 40 rubles; last year 31,000 were sold, 12 percent more than in
2022.

A supermarket in Brest sells Russian cheese for 18.90 rubles a kilo and Polish apples for 3.20.
The chain has 140 shops in Belarus and 60 in Lithuania. Its turnover grew by 14 percent to 900
million rubles in 2023. It imports 40 percent of its fruit.

My uncle drove a truck between Minsk and Moscow for 27 years. He covered 2.4 million kilometres,
wore out 6 trucks, and used to say that half of the road belonged to him. He is 71 now, lives in
Orsha with two cats and a pension of 620 rubles.

The marathon in Riga drew 38,000 runners from 103 countries; 1,200 came from Russia before 2022
and 90 last year. The winner, a Kenyan of 24, took 15,000 euros. Entry costs 75 euros, up from 60.

Belarus beat Russia 3-2 in Grodno before 2,500 spectators. The goalkeeper saved 38 of 40 shots, or
95 percent. Russia had won 12 of the last 15 games. The coach said that his team had spent 200
hours on the ice.

How to make borscht for eight: 800 g of beets, 300 g of cabbage, 2 carrots and 1.5 litres of
stock. Costs about 9 rubles in Minsk, 400 Russian rubles in Moscow. Half of the beets go in raw.
In Ukraine they add 50 grams of lard.

The airline flies from Vilnius to 60 cities. In 2023 it carried 4.1 million passengers, a quarter
of them to Germany and 3 percent to Georgia. It has 25 aircraft, 12 of them leased from Ireland,
employs 2,000 people, and lost 12 million euros.

The company from Gomel makes tractors. It employs 1,800 people, exports to 30 countries and sold
5,200 machines last year, 60 percent of them to Russia for 240 million rubles. Its debts of 80
million are owed to a bank in Minsk.

A flat in Vitebsk costs 750 dollars per square metre, in Smolensk 900. In the first quarter prices
rose by 4 percent. Some 1,200 were sold to Russians. A loan over 20 years at 9 percent needs a
deposit of 30 percent.

The museum in Kaunas spent 2.4 million euros, half of it from a Norwegian grant, on a hall of
1,500 square metres with 12 tanks and 3 aircraft, among them a Soviet T-34. Some 45,000 visitors
came, 6,000 from Latvia.

The phone company signed 140,000 customers in Belarus in its first month and 2 million in Russia.
A gigabyte costs 1.2 rubles. Its shares rose by 8 percent in Moscow, to 310 rubles. In Poland it
borrowed 90 million zlotys.

In the summer camp near Polotsk, 120 children from Russia and 240 from Belarus spent 21 days. The
camp cost 1.1 million rubles. They walked 15 kilometres a day, ate 3 tonnes of potatoes and 12,000
eggs. There were 14 injuries and a nurse aged 58.

Kazakhstan and China played chess in Astana. Ten players from each country took part. The Chinese
won 60 percent of the games, the Kazakhs 25. A grandmaster from Almaty, 17, won 5,000 dollars and
bought his mother a car for 4,000.

At the army museum, veterans of the two countries met again. Some 300 soldiers from Belarus and
150 from Russia had served at the base in Poland in 1988. A concert for 2,000 people followed;
soldiers cooked porridge in 12 field kitchens.

Gas bills will go up for families in Vilnius in January: a cubic metre will cost 62 cents, 8
percent more. An average household burns 900 cubic metres a year and pays 560 euros. Pensioners
get a discount of 20 percent.
""".strip().split("\n\n")


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: " ".join(passage.split()[:4]))
def test_everyday_life_has_no_figure(
    passage: str, figures: Callable[[str], list[Observation]]
) -> None:
    assert not figures(passage)
