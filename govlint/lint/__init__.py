"""Rules over a workspace become findings; knows rules, not how they are printed."""
