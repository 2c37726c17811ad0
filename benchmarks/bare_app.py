"""The floor for a start: the least Dash app with dash-mantine-components and one chart."""

import sys

import dash_mantine_components as dmc
from dash import Dash, dcc
from plotly import graph_objects as go
from waitress import serve

app = Dash()
app.layout = dmc.MantineProvider(dcc.Graph(figure=go.Figure(go.Bar(x=[1, 2, 3], y=[2, 3, 1]))))

if __name__ == "__main__":
    serve(app.server, host="127.0.0.1", port=int(sys.argv[1]), _quiet=True)
