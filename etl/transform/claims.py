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

from etl.tables import METHOD_LABELS, QUALIFIER_LABELS, STATUS_LABELS, stable_id, typed
from etl.transform.agreement import agreements
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
_LAST = "\uffff"
_LABELS = {"method": METHOD_LABELS, "status": STATUS_LABELS, "hedge": QUALIFIER_LABELS}
_COLUMNS = {"hedge": "qualifier", "date": "published"}


def claim_sets(
    observations: pd.DataFrame, documents: pd.DataFrame, policy: Policy
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables claim_sets and claims of the stated figures among `observations`."""
    several = stated(observations, policy)
    several = several[several.duplicated(list(THING), keep=False)]
    claims = ranked(several, documents, policy)
    preferred = claims["rank"] == 1
    first = claims[preferred].set_index("set")
    held_against = first.loc[claims["set"]].set_axis(claims.index)
    found = agreements(claims, held_against, policy.about)
    claims["agreement"] = found.mask(preferred, "preferred")
    claims["agreeing"] = claims["claimant"].where(
        (found == "agrees") & (claims["claimant"] != held_against["claimant"])
    )
    sets = _sets(claims, first, policy)
    claims["claim_set_id"] = sets["claim_set_id"].loc[claims["set"]].to_numpy()
    return (
        typed("claim_sets", sets.reset_index(drop=True)),
        typed("claims", claims.reset_index(drop=True)),
    )


def stated(observations: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The claims among `observations`, each with its stage: what its source says is so, is planned.

    A figure without a period is of an unknown time, and no claim, unless its subject says what it
    is about; one whose subject ends in its year is of that year.
    """
    stage = observations["status"].map(policy.stages)
    has = observations[["value", "low", "high"]].notna().any(axis=1)
    told = (observations["period"] != "") | (observations["subject"] != "")
    kept = stage.notna() & has & told & (observations["method"] != "derived")
    claims = observations.loc[kept, [*THING[:-1], *_KEPT]].assign(stage=stage[kept].astype("str"))
    own = claims["subject"].map({name: _own_year(name) for name in claims["subject"].unique()})
    dated = (own != "") & ((claims["period"] == "") | (claims["period"].str[:4] == own))
    claims["period"] = claims["period"].mask(dated, own)
    return claims


def ranked(claims: pd.DataFrame, documents: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """`claims` with those of one thing together, the preferred one first.

    They gain `set` (a number for each thing), `rank` (from 1), `claimant`, what is known of their
    source, and a column `by_...` for each criterion of the policy, the less the better.
    """
    claims = _with_sources(claims, documents, policy)
    claims["set"] = claims.groupby(list(THING), sort=True).ngroup()
    for name in policy.order:
        claims[f"by_{name}"] = _places(claims, name, policy)
    order = ["set", *(f"by_{name}" for name in policy.order), "observation_id"]
    claims = claims.sort_values(order, ignore_index=True)
    claims["rank"] = claims.groupby("set").cumcount() + 1
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
    claims = claims.assign(
        publisher=claims["document_id"].map(publisher),
        published=claims["document_id"].map(sources["published"]),
    )
    named = claims["attributed_to"].mask(claims["attributed_to"] == "", claims["publisher"])
    names = {name: policy.claimant(name) for name in named.unique()}
    return claims.assign(claimant=named.map(names).astype("str"))


def _told_apart(claims: pd.DataFrame) -> pd.Series[str]:
    """Who states each claim, where a source that names nobody quotes two sides as two.

    What it reports as claimed and what as estimated, or as a fact, cannot come from the same one.
    """
    unnamed = claims["attributed_to"] == ""
    sides = claims[unnamed].groupby(["set", "claimant"])["status"].transform("nunique")
    several = sides.reindex(claims.index, fill_value=1) > 1
    label = claims["status"].map(STATUS_LABELS)
    return claims["claimant"].mask(several, claims["claimant"] + " (" + label + ")")


def _places(claims: pd.DataFrame, criterion: str, policy: Policy) -> pd.Series[int]:
    """The place of each claim by one criterion, the less the better."""
    column = claims[_COLUMNS.get(criterion, criterion)]
    if criterion == "confidence":
        return (column < policy.sure).astype("int64")
    if criterion == "publisher":
        places = {name: policy.tier(name) for name in column.unique()}
    elif criterion == "date":
        dates = sorted({*column.unique()} - {""}, reverse=policy.newest_first)
        places = {date: place for place, date in enumerate([*dates, ""])}
    else:
        codes = policy.codes[criterion]
        places = dict.fromkeys(_LABELS[criterion], len(codes))
        places |= {code: place for place, code in enumerate(codes)}
    return column.map(places).astype("int64")


def _sets(claims: pd.DataFrame, first: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """A row for each set, by its number."""
    numbers = claims[["value", "low", "high"]]
    grouped = claims.assign(least=numbers.min(axis=1), most=numbers.max(axis=1)).groupby("set")
    things = zip(*(first[name].tolist() for name in THING), strict=True)
    return first[list(THING)].assign(
        claim_set_id=[stable_id("c", *thing) for thing in things],
        low=grouped["least"].min(),
        high=grouped["most"].max(),
        figures=grouped.size(),
        claimants=grouped["claimant"].nunique(),
        agreeing=grouped["agreeing"].nunique(),
        preferred=first["observation_id"],
        reason=_reasons(claims, first, policy),
    )


def _reasons(claims: pd.DataFrame, first: pd.DataFrame, policy: Policy) -> list[str]:
    """For each set what puts its preferred figure before the next that does not agree with it.

    Where all agree, what puts it before the second.
    """
    others = claims[claims["rank"] > 1]
    others = others.assign(alike=others["agreement"] == "agrees")
    rivals = others.sort_values(["set", "alike", "rank"]).groupby("set").head(1)
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
