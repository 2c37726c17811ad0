"""The words around a number, by which it is known again in a document that has changed.

Comes in: the passages and numbers of a document. Goes out: what is displayed before and after a
number, as long as it takes to tell it from every other; and the numbers that stand between given
words. Blanks and line ends count as one blank: a text that is wrapped anew has the same words.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.tables import Mention, Passage

SHORTEST = 20
"""Characters around a number below which it is not known again: it could be any number."""

_LENGTHS = (40, 80, 160, 320, 640)
_LONGEST = 2_000  # characters of a sentence, on either side, that a ruling quotes
_SLACK = 4  # characters displayed for one that is kept, where blanks stand together


class Surroundings:
    """What is displayed of one document, and where its numbers stand in that."""

    def __init__(self, passages: Iterable[Passage], mentions: Iterable[Mention]) -> None:
        pieces, starts, length = [], {}, 0
        shown = {}
        for passage in passages:
            starts[passage.passage_id] = length
            shown[passage.passage_id] = passage.text
            pieces.append(passage.text)
            length += len(passage.text) + 1
        self._text = "\n".join(pieces)
        self._spans: dict[str, tuple[int, int]] = {}
        self._within: dict[str, tuple[int, int, int]] = {}
        self._written: dict[str, list[Mention]] = {}
        self._near: dict[tuple[str, str], list[Mention]] = {}
        for mention in mentions:
            span = _shown(mention, shown[mention.passage_id])
            if span:
                at, (start, end) = starts[mention.passage_id], span
                first, last = mention.sentence_start or 0, mention.sentence_end or end
                self._spans[mention.mention_id] = (at + start, at + end)
                rest = len(shown[mention.passage_id]) - end
                self._within[mention.mention_id] = (
                    min(start - first, _LONGEST), min(last - end, _LONGEST), rest,
                )  # fmt: skip
                self._written.setdefault(written(mention), []).append(mention)
                near = (written(mention), self._left(mention, SHORTEST)[-SHORTEST:])
                self._near.setdefault(near, []).append(mention)

    def around(self, mention: Mention) -> tuple[str, str]:
        """The words before and after `mention`: its sentence, 40 characters, or all it takes.

        What follows in another passage is left out if it can be: a number is told apart by the
        heading above it sooner than by what comes next, and that is where documents grow. Both are
        empty where even the longest stand around another number as well, or where the number is
        not displayed: then nothing but its characters tells which one it is.
        """
        left, right, rest = self._within.get(mention.mention_id, (0, 0, 0))
        for length in _LENGTHS:
            reach = min(length, rest) if length == _LENGTHS[0] else length
            before = self._before(mention, max(left, length))
            after = self._after(mention, max(right, reach))
            if self.between(before, written(mention), after) == [mention]:
                return before, after
        return "", ""

    def between(self, before: str, text: str, after: str) -> list[Mention]:
        """The numbers written `text` that stand between these words; none if these are too few."""
        if len(before) + len(after) < SHORTEST:
            return []
        alike = (
            self._near.get((text, before[-SHORTEST:]), ())
            if len(before) >= SHORTEST
            else self._written.get(text, ())
        )
        return [
            mention
            for mention in alike
            if self._left(mention, len(before)).endswith(before)
            and self._right(mention, len(after)).startswith(after)
        ]

    def _before(self, mention: Mention, length: int) -> str:
        """At most `length` characters before the number, from the first whole word on."""
        words = self._left(mention, length)
        cut = words[-length:]
        return cut if len(words) <= length or words[-length - 1] == " " else _tail(cut)

    def _after(self, mention: Mention, length: int) -> str:
        words = self._right(mention, length)
        cut = words[:length]
        return cut if len(words) <= length or words[length] == " " else _head(cut)

    def _left(self, mention: Mention, length: int) -> str:
        start = self._spans.get(mention.mention_id, (0, 0))[0]
        return _plain(self._text[max(0, start - _SLACK * (length + SHORTEST)) : start])

    def _right(self, mention: Mention, length: int) -> str:
        end = self._spans.get(mention.mention_id, (0, 0))[1]
        return _plain(self._text[end : end + _SLACK * (length + SHORTEST)]) if end else ""


def written(mention: Mention) -> str:
    """The number as its document writes it, on one line."""
    return _plain(mention.text)


def _shown(mention: Mention, text: str) -> tuple[int, int] | None:
    """Where the passage's text shows the number: without its hedge where that can be told."""
    if mention.phrase_start is None or mention.phrase_end is None:
        return None
    at = text.rfind(mention.text, mention.phrase_start, mention.phrase_end)
    return (at, at + len(mention.text)) if at >= 0 else (mention.phrase_start, mention.phrase_end)


def _tail(cut: str) -> str:
    return cut.partition(" ")[2] or cut


def _head(cut: str) -> str:
    return cut.rpartition(" ")[0] or cut


def _plain(text: str) -> str:
    return " ".join(text.split())
