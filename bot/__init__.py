"""What people touch: the command line, its settings and its words."""
