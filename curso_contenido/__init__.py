"""The course: lessons, the map of good practices, and the importable course.

Of the diagnosis's package it uses only `autodiagnostico_xblock.kit`. What joins the two is ids.
"""
