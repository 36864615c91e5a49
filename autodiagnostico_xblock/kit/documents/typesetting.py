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
        made = typst.compile(
            order["source"].encode(), sys_inputs={"data": order["data"]}, font_paths=[order["fonts"]],
            ignore_system_fonts=True, root=order["fonts"], **order["options"])
    except typst.TypstError as error:
        sys.stderr.write(str(error))
        return 3
    pages = made if isinstance(made, list) else [made]
    sys.stdout.buffer.write(b"".join(len(page).to_bytes(4, "big") + page for page in pages))
    return 0


if __name__ == "__main__":
    limit()
    sys.exit(main())
