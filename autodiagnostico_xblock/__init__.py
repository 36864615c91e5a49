"""Self-diagnosis of municipal open government: diagnose, read the results, get advice."""

__version__ = "0.1.0"
