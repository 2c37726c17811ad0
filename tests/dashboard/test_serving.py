"""Whoever comes first after a refresh under a running server finds it warm."""

from threading import Event

import pytest

from dashboard import serving


@pytest.mark.parametrize("told", [[1, 1, 2], [None, 1, 1, 2]])
def test_every_snapshot_is_warmed_once_as_it_is_published(tmp_path, monkeypatch, told):
    ended = Event()
    warmed, settled = [], []
    coming = iter(told)
    seen = []

    def current(data):
        seen.append(next(coming, None))
        if len(seen) > len(told):
            ended.set()
        return seen[-1]

    monkeypatch.setattr("dashboard.published.current", current)
    monkeypatch.setattr(serving, "warm", lambda _: warmed.append(seen[-1]))
    monkeypatch.setattr(serving, "settle", lambda: settled.append(seen[-1]))
    monkeypatch.setattr(serving, "_LOOK_S", 0)
    serving.keep_warm(tmp_path, ended)
    assert warmed == [1, 2]
    assert settled == [1], "what is loaded for good is set aside once"
