"""What names mean, as data: a module for each sort of thing that has one."""
