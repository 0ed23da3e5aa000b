"""Scenarios: what an organisation expects of its own policies, run against them."""
