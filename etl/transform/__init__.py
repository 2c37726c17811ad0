"""What numbers mean: mentions in; observations, events, derived figures out. Reads no file."""
