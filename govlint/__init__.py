"""govlint: policy-as-code for the governance of social media."""

__version__ = "0.1.0"
