#!/bin/sh
# Prints a working Python 3.11 or 3.12; a name that exists may still be a shim that fails.
for each in ${1:-python3.12 python3.11 python3 "$HOME"/.pyenv/versions/3.12*/bin/python "${PYENV_ROOT:-/nonexistent}"/versions/3.12*/bin/python "$HOME"/.pyenv/versions/3.11*/bin/python}; do
    version=$("$each" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    case "$version" in
        3.11|3.12) echo "$each"; exit 0 ;;
    esac
done
exit 0
