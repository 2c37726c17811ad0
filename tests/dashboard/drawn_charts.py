"""All charts of a view, drawn."""

from dashboard.charts.explore import draw
from dashboard.charts.panels import panels


def charts(rows, pen, foot="", pinned="", economy=""):
    return [draw(panel, pen, foot) for panel in panels(rows, pen, pinned, economy)]
