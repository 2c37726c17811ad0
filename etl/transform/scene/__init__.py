"""Where each number stands, and what the reading has told before it: the text that rules ask."""
