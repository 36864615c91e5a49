#!/bin/sh
# Brings axe-core, pinned, for the accessibility tests; without npm those tests say so and are left out.
set -e
version=4.14.1
folder=tests/browser/.axe
[ -f "$folder/axe.min.js" ] && exit 0
command -v npm >/dev/null || { echo "Sin npm: las pruebas de accesibilidad con axe no se harán."; exit 0; }
mkdir -p "$folder"
cd "$folder"
npm pack --silent "axe-core@$version" >/dev/null 2>&1 || { echo "No se pudo descargar axe-core: sus pruebas no se harán."; exit 0; }
tar -xzf "axe-core-$version.tgz" --strip-components=1 package/axe.min.js package/LICENSE
rm "axe-core-$version.tgz"
