"""Progress is drawn on a terminal and nowhere else."""

import io
import sys

from dashboard.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch) -> Terminal:
    """A terminal in the place of standard error, from now to the end of the test."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    return made


def test_a_terminal_is_told_count_share_and_time_left(monkeypatch):
    drawn = terminal(monkeypatch)
    step = Progress()
    step("reading documents", 0, 1_000)
    step._bar.mininterval = 0
    step("reading documents", 250, 1_000)
    last = drawn.getvalue().rpartition("\r")[2]
    assert last.startswith("reading documents:  25%")
    assert "250 of 1000" in last
    assert "left" in last


def test_the_line_is_cleared_before_another_is_drawn(monkeypatch):
    drawn = terminal(monkeypatch)
    step = Progress()
    step("reading documents", 0, 10)
    step("publishing")
    assert drawn.getvalue().endswith("\r\033[Kpublishing ...")
    step.clear()
    assert drawn.getvalue().endswith("\r\033[K")


def test_a_pipe_is_told_nothing(monkeypatch):
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    step = Progress()
    step("publishing")
    step("reading documents", 1, 10)
    step.clear()
    assert pipe.getvalue() == ""
