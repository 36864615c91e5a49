#!/bin/sh
# A Chromium for the browser tests: installed when it can be, asked for in words when it cannot.
for each in chromium chromium-browser google-chrome; do
    command -v "$each" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Instalando Chromium para las pruebas en el navegador…"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "FALTA CHROMIUM: las pruebas en el navegador no se harán (en Debian: apt install chromium)."
[ -z "$CI" ]
