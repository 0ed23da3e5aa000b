"""What falls due: reviews, exceptions, overrides, law that starts or ends, sources to look at again."""
