"""What the typst child runs, alone: one order as JSON on its standard input, the file on its standard output.

It imports nothing of this package, limits its own memory and processor time before anything else, and sees only what
the order brings. Exit status 3: typst refused the document, with the reason on the error output.
"""

import json
import sys

MEMORY = 320 * 2**20
SECONDS = 25


def limit() -> None:
    """Cap address space and processor time, where the system knows how."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    except (ImportError, ValueError, OSError):
        pass


def main() -> int:
    """Set what the order says."""
    order = json.load(sys.stdin)
    sys.path.append(order["library"])
    import typst

    try:
        # the fonts inside typst are left alone: reading them costs 4 MB, and a document that fell back to one would change with it
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[order["fonts"]])
        made = typst.compile(
            order["source"].encode(), sys_inputs={"data": order.pop("data")}, font_paths=fonts, root=order["fonts"], **order["options"])
    except typst.TypstError as error:
        sys.stderr.write(str(error))
        return 3
    pages = made if isinstance(made, list) else [made]
    sys.stdout.buffer.write(b"".join(len(page).to_bytes(4, "big") + page for page in pages))
    return 0


if __name__ == "__main__":
    limit()
    sys.exit(main())
