"""The importable course: outline as data → OLX files → one archive, the same bytes for the same input.

On top of the package: reads `data`, is used by the command line and by the demo. `outline` says what there is,
`settings` what the institution chooses, `files` writes OLX, `archive` packs it.
"""
