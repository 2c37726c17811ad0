"""What a table says of a number: its label, its head, and the sentence that they make."""
