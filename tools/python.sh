#!/bin/sh
# Prints a Python 3.12 or 3.11 that runs, or nothing; `tools/python.sh 3.11` asks for that one.
# A name on the PATH may still be a shim that fails, so each is tried.
wanted=${1:-3.12|3.11}
homes="${PYENV_ROOT:-} $HOME/.pyenv"
for each in python3.12 python3.11 python3 $(for home in $homes; do ls "$home"/versions/3.1[12].*/bin/python 2>/dev/null; done); do
    version=$("$each" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    case "|$wanted|" in
        *"|$version|"*) echo "$each"; exit 0 ;;
    esac
done
