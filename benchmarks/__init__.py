"""Speed against a floor measured in the same run; `python -m benchmarks` prints all of it."""
