"""Many organisations in one run: each root is judged by itself, here, in processes or on machines."""
