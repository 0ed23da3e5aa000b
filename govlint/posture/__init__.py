"""Where an organisation stands between co-dependent and interdependent, and what it could give back."""
