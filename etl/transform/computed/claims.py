"""Competing figures: who states what of the same thing, and which figure the policy prefers.

Comes in: stated figures, their sources and the policy. Goes out: a claim set for each thing that
two figures or more are stated of, and each of these as a claim. No figure is changed, left out or
averaged; what is derived is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from etl.numbered import alike, codes, distinct, joined, made_of, mapped, numbered
from etl.tables import METHOD_LABELS, QUALIFIER_LABELS, STATUS_LABELS, stable_id, typed
from etl.transform.computed.agreement import agreements
from etl.vocabulary.policy import Policy

THING = (
    "indicator", "entity", "counterpart", "subject", "breakdown", "period", "unit", "stage",
)  # fmt: skip
"""What figures of the same thing have in common."""

_KEPT = (
    "observation_id", "value", "low", "high", "qualifier", "status", "method", "confidence",
    "attributed_to", "document_id",
)  # fmt: skip
_OWN_YEAR = re.compile(r"-((?:19|20)\d\d)$")
_LABELS = {"method": METHOD_LABELS, "status": STATUS_LABELS, "hedge": QUALIFIER_LABELS}
_COLUMNS = {"hedge": "qualifier", "date": "published"}


def claim_sets(ranking: pd.DataFrame, policy: Policy) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables claim_sets and claims of figures that are `ranked`."""
    sizes = np.bincount(ranking["set"])
    claims = ranking[sizes[ranking["set"]] > 1].reset_index(drop=True)
    claims["set"] = pd.factorize(claims["set"])[0]
    preferred = claims["rank"] == 1
    first = claims[preferred].reset_index(drop=True)
    held_against = first[["value", "low", "high", "qualifier"]].iloc[claims["set"]]
    found = agreements(claims, held_against.reset_index(drop=True), policy.about)
    claims["agreement"] = found.mask(preferred, "preferred")
    sets = _sets(claims, first, policy)
    claims["claim_set_id"] = sets["claim_set_id"].to_numpy()[claims["set"]]
    return typed("claim_sets", sets), typed("claims", claims)


def stated(observations: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The claims among `observations`, each with its stage: what its source says is so, is planned.

    A figure without a period is of an unknown time, and no claim, unless its subject says what it
    is about; one whose subject ends in its year is of that year.
    """
    stage = mapped(observations["status"], lambda status: policy.stages.get(status, ""))
    has = observations[["value", "low", "high"]].notna().any(axis=1)
    untold = alike(observations["period"], "") & alike(observations["subject"], "")
    kept = has & ~alike(stage, "") & ~untold & ~alike(observations["method"], "derived")
    claims = observations.loc[kept, [*THING[:-1], *_KEPT]].assign(stage=stage[kept])
    years = {name: year for name in claims["subject"].unique() if (year := _own_year(name))}
    if years:
        own = claims.loc[claims["subject"].isin(years), "subject"].astype("str").map(years)
        claims["period"] = claims["period"].astype("str")
        period = claims["period"].loc[own.index]
        dated = (period == "") | (period.str[:4] == own)
        claims.loc[own.index[dated], "period"] = own[dated]
    return claims


def ranked(observations: pd.DataFrame, documents: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The claims among `observations`, those of one thing together, the preferred one first.

    They gain `set` (a number for each thing), `rank` (from 1), `claimant`, what is known of their
    source, and a column `by_...` for each criterion of the policy, the less the better.
    """
    claims = _with_sources(stated(observations, policy), documents, policy)
    claims["set"] = numbered(claims, THING)
    for name in policy.order:
        claims[f"by_{name}"] = _places(claims, name, policy)
    order = ["set", *(f"by_{name}" for name in policy.order)]
    preference = joined([claims[column].to_numpy() for column in order], len(claims))
    tied = np.flatnonzero(np.bincount(preference, minlength=1)[preference] > 1)
    ids = np.zeros(len(claims), dtype=np.int64)
    ids[tied], _ = codes(claims["observation_id"].iloc[tied])
    claims = claims.take(np.lexsort((ids, preference))).reset_index(drop=True)
    things = claims["set"].to_numpy()
    claims["rank"] = np.arange(len(claims)) - np.searchsorted(things, things) + 1
    claims["claimant"] = _told_apart(claims)
    return claims


def _own_year(subject: str) -> str:
    found = _OWN_YEAR.search(subject)
    return found[1] if found else ""


def _with_sources(claims: pd.DataFrame, documents: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """`claims` with the publisher and the date of their sources, and who states each."""
    sources = documents.set_index("document_id")
    publisher = sources["publisher"].mask(sources["publisher"] == "", sources["author"])
    publisher = publisher.mask(publisher == "", sources["title"])
    published = sources["published"]
    claims = claims.assign(
        publisher=mapped(claims["document_id"], publisher.to_dict().__getitem__),
        published=mapped(claims["document_id"], published.to_dict().__getitem__),
    )
    quoted, names = codes(claims["attributed_to"])
    of, publishers = codes(claims["publisher"])

    def claimant(name: int, source: int) -> str:
        return policy.claimant(names[name] or publishers[source])

    return claims.assign(claimant=made_of([quoted, of], len(claims), claimant))


def _told_apart(claims: pd.DataFrame) -> pd.Categorical[str]:
    """Who states each claim, where a source that names nobody quotes two sides as two.

    What it reports as claimed and what as estimated, or as a fact, cannot come from the same one.
    """
    unnamed = alike(claims["attributed_to"], "")
    claimant, names = codes(claims["claimant"])
    status, statuses = codes(claims["status"])
    of = joined([claims["set"].to_numpy()[unnamed], claimant[unnamed]], int(unnamed.sum()))
    side = np.zeros(len(claims), dtype=np.int64)
    side[unnamed] = np.where(distinct(of, status[unnamed])[of] > 1, status[unnamed] + 1, 0)
    behind = ["", *(f" ({STATUS_LABELS[status]})" for status in statuses)]
    return made_of([claimant, side], len(claims), lambda name, told: f"{names[name]}{behind[told]}")


def _places(claims: pd.DataFrame, criterion: str, policy: Policy) -> pd.Series[int]:
    """The place of each claim by one criterion, the less the better."""
    column = claims[_COLUMNS.get(criterion, criterion)]
    if criterion == "confidence":
        return (column < policy.sure).astype("int64")
    numbers, texts = codes(column)
    if criterion == "publisher":
        places = {name: policy.tier(name) for name in texts}
    elif criterion == "date":
        dates = sorted({*texts} - {""}, reverse=policy.newest_first)
        places = {date: place for place, date in enumerate([*dates, ""])}
    else:
        first = policy.codes[criterion]
        places = dict.fromkeys(_LABELS[criterion], len(first))
        places |= {code: place for place, code in enumerate(first)}
    of_texts = np.array([places[text] for text in texts], dtype="int64")
    return pd.Series(of_texts[numbers], index=claims.index)


def _sets(claims: pd.DataFrame, first: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """A row for each set, in the order of their numbers; `first` has its preferred claim."""
    numbers = claims[["value", "low", "high"]]
    of = claims["set"].to_numpy()
    claimant, _ = codes(claims["claimant"])
    other = claimant != claimant[claims["rank"] == 1][of]
    agreeing = other & alike(claims["agreement"], "agrees")
    things = zip(*(first[name].tolist() for name in THING), strict=True)
    return first[list(THING)].assign(
        claim_set_id=[stable_id("c", *thing) for thing in things],
        low=numbers.min(axis=1).groupby(of).min(),
        high=numbers.max(axis=1).groupby(of).max(),
        figures=np.bincount(of, minlength=len(first)),
        claimants=distinct(of, claimant, len(first)),
        agreeing=distinct(of[agreeing], claimant[agreeing], len(first)),
        preferred=first["observation_id"],
        reason=_reasons(claims, first, policy),
    )


def _reasons(claims: pd.DataFrame, first: pd.DataFrame, policy: Policy) -> list[str]:
    """For each set what puts its preferred figure before the next that does not agree with it.

    Where all agree, what puts it before the second.
    """
    others = claims[claims["rank"] > 1]
    agreeing = alike(others["agreement"], "agrees")
    rivals = others.take(np.lexsort((agreeing, others["set"]))).drop_duplicates("set")
    criteria = [f"by_{name}" for name in policy.order]
    apart = first[criteria].to_numpy() != rivals[criteria].to_numpy()
    deciding = np.where(apart.any(axis=1), apart.argmax(axis=1), -1).tolist()
    told = {name: _COLUMNS.get(name, name) for name in policy.order}
    pairs = {
        name: list(zip(first[column].tolist(), rivals[column].tolist(), strict=True))
        for name, column in told.items()
    }
    names = [policy.order[n] if n >= 0 else "" for n in deciding]
    return [
        _reason(name, *(pairs[name][row] if name else ("", ""))) for row, name in enumerate(names)
    ]


def _reason(criterion: str, better: Any, worse: Any) -> str:
    if criterion in _LABELS:
        labels: Mapping[str, str] = _LABELS[criterion]
        return f"By {criterion}: “{labels[better]}” goes before “{labels[worse]}”."
    if criterion == "confidence":
        return "By confidence: a figure that is read for sure goes before a doubtful one."
    if criterion == "publisher":
        return f"By publisher: {better} goes before {worse}."
    if criterion == "date":
        other = f"one of {worse}" if worse else "an undated one"
        return f"By date: a source of {better} goes before {other}."
    return "No criterion of the policy tells the first figures apart; the order of ids decides."
