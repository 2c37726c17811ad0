"""Charts: tidy tables in, one Plotly figure out. Pure; one module a kind of chart."""
