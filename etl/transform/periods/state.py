"""What a document has told of time so far, as one reads it from the top.

Comes in: passages, one after the other. Goes out: the `State`, which `periods_meaning` brings
forward. It knows no words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.tables import Basis, Passage
from etl.transform.periods.model import Carried


@dataclass(slots=True)
class State:
    """What has been told so far: `told` anchors "a year later", `carried` dates what follows.

    In `told`, a date counted from the document's own in an earlier sentence is "relative". `years`
    are those told last, also in the paragraph before.
    `latest` is the latest year told: about then a document without a date was written.
    """

    published: str
    latest: str = ""
    paragraph: int = -1
    heading: str = ""
    above: str = ""
    title: str | None = None
    below_heading: bool = False
    outer: list[tuple[float, str]] = field(default_factory=list)
    told: list[tuple[str, Basis]] = field(default_factory=list)
    said: str = ""
    asked: bool = False
    fiscal: str = ""
    years: list[str] = field(default_factory=list)
    recent: str = ""
    carried: Carried = field(default_factory=Carried)
    earlier: Carried = field(default_factory=Carried)

    def enter(self, passage: Passage) -> bool:
        """Go on to `passage`; whether it opens a paragraph."""
        if passage.paragraph == self.paragraph:
            return False
        self.paragraph = passage.paragraph
        if passage.heading != self.heading or passage.kind == "heading":
            self.heading, self.carried, self.told = passage.heading, Carried(), []
        self.earlier, self.carried, self.said, self.recent = self.carried, Carried(), "", ""
        self.told = [(period, "continued") for period, _ in self.told[-1:]]
        return True
