"""What is shipped with the course, as data, and its loaders. May import `core` and the kit; the only reader of these files."""
