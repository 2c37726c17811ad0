"""The countries of a sentence, and what stands for them: pairs, sides, unions, lenders."""
