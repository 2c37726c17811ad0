"""When a figure holds: the times that a document tells, and which of them governs a number."""
