"""What both packages share: the platform's edge, handlers, rendering, documents, reference lists, assets.

Imports neither package's rooms; only `compat` names the platform.
"""
