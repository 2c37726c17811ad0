"""The words of the grammar: each list says a word once, and no table is left that nothing reads."""

from collections import Counter
from pathlib import Path

import pytest

import etl.extract.numbers
from etl.extract.numbers.lexicon import lexicon

MODULES = Path(etl.extract.numbers.__file__).parent
FILES = sorted(path.stem for path in (MODULES / "english").glob("*.toml"))
SOURCES = [path.read_text("utf-8") for path in MODULES.glob("*.py")]


def lists(table):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", listed) for inner, listed in lists(value))
        elif isinstance(value, list):
            yield key, value


@pytest.mark.parametrize("name", FILES)
def test_no_list_repeats_a_word(name):
    counts = {key: Counter(map(str, listed)) for key, listed in lists(lexicon(name))}
    assert not {
        (key, word) for key, words in counts.items() for word, times in words.items() if times > 1
    }


@pytest.mark.parametrize("name", FILES)
def test_every_table_is_read_by_a_module_that_opens_its_file(name):
    opening = [source for source in SOURCES if f'("{name}"' in source]
    assert not {
        table for table in lexicon(name) if not any(f'"{table}"' in source for source in opening)
    }
