"""What the policies decide: for one situation, and for all of them."""
