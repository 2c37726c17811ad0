"""What sources say: files in; documents, passages, mentions out. Never says what they mean."""
