#!/bin/sh
# Renews requirements/*.txt: installs each set in an empty environment and writes down what came.
set -e
for each in teak:3.11 nuevo:3.12; do
    name=${each%%:*}
    python=$(tools/python.sh "python${each##*:} $HOME/.pyenv/versions/${each##*:}*/bin/python")
    [ -n "$python" ] || { echo "Falta Python ${each##*:} para renovar $name."; exit 1; }
    scratch=$(mktemp -d)
    "$python" -m venv "$scratch"
    "$scratch/bin/pip" install --quiet --disable-pip-version-check -r "requirements/$name.in" attrs PyYAML nh3 markdown wheel
    { echo "# Escrito por «make lock» a partir de $name.in."; "$scratch/bin/pip" freeze --all --exclude pip; } > "requirements/$name.txt"
    rm -rf "$scratch"
    echo "requirements/$name.txt renovado"
done
