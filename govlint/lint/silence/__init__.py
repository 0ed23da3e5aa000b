"""What silences findings: exceptions, ignores, the baseline, and the one gate that asks them."""
