"""What is wrong with approval flows as graphs: their order, their people, their clocks, what they cover and promise."""
