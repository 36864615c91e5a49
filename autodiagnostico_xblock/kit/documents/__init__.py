"""Generic writers of documents and pictures; values come ready to show."""
