"""Pure: texts and answers in, values out. Standard library and attrs only: no framework, parser, clock or files."""
