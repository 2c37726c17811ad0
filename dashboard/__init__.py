"""The command `econdep` and the Dash app that shows the published tables beside their sentences."""
