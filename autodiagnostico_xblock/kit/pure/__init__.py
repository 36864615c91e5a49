"""What both cores share: refusals, and the reading of untrusted data. Standard library and attrs only, like a core."""
