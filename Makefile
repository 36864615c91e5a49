# Órdenes del proyecto. `make` sin nada las explica.
PUERTO ?= 8765
PYTHON ?= $(shell tools/python.sh)
CONJUNTO = $(if $(PYTHON),$(shell $(PYTHON) -c 'import sys; print({(3, 11): "teak", (3, 12): "nuevo"}.get(sys.version_info[:2], ""))' 2>/dev/null))
ENTORNO = .venv-$(CONJUNTO)
LISTO = $(ENTORNO)/.listo
EN = $(ENTORNO)/bin/

.PHONY: ayuda demo test lint bench datos traducciones lock capturas limpiar entorno
ayuda:
	@echo "make demo      abre la caja de herramientas en http://127.0.0.1:$(PUERTO)"
	@echo "make test      revisa todo: estilo, reglas y pruebas (también en el navegador)"
	@echo "make bench     mide contra otros XBlocks    ·  make datos  compila el contenido"
	@echo "make capturas  rehace las imágenes del README  ·  make lock  renueva los candados"
	@echo "Se puede elegir Python: make test PYTHON=python3.12"

entorno: $(LISTO)

$(LISTO): requirements/teak.txt requirements/nuevo.txt setup.py
	@test -n "$(PYTHON)" || { echo "Falta Python 3.11 o 3.12. Instálelo y vuelva a intentar."; exit 1; }
	@test -n "$(CONJUNTO)" || { echo "No se pudo usar «$(PYTHON)»: hace falta Python 3.11 o 3.12. Indique otro, por ejemplo PYTHON=python3.11"; exit 1; }
	@echo "Preparando el entorno $(ENTORNO) con $(PYTHON); la primera vez tarda unos minutos…"
	@$(PYTHON) -m venv $(ENTORNO) || { echo "Falta el módulo venv de Python (en Debian: apt install python3-venv)."; exit 1; }
	@$(EN)pip install --quiet --disable-pip-version-check -r requirements/$(CONJUNTO).txt || { echo "No se pudieron descargar las bibliotecas. Revise su conexión."; exit 1; }
	@$(EN)pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . || { echo "No se pudo instalar el paquete."; exit 1; }
	@touch $(LISTO)

demo: entorno
	@$(EN)python -W ignore -m demo --port $(PUERTO)

test: entorno lint
	@tools/axe.sh
	@tools/navegador.sh
	@if command -v node >/dev/null; then node --test tests/js/*.test.js; else echo "Sin Node: no se prueban aparte los guiones (sí en el navegador)."; fi
	@$(EN)python -m pytest -q -n auto --dist loadgroup tests

lint: entorno
	@echo "Revisando estilo, tipos y reglas de la casa…"
	@$(EN)ruff check .
	@$(EN)mypy
	@$(EN)lint-imports --no-cache
	@$(EN)python tools/check_contract.py .

bench: entorno
	@$(EN)python tools/bench.py $(if $(CORTO),--short)

datos: entorno
	@$(EN)python tools/compilar.py

traducciones: entorno
	@$(EN)python tools/traducciones.py

capturas: entorno
	@$(EN)python tools/capturas.py

lock: entorno
	@tools/lock.sh

limpiar:
	@rm -rf .venv-* build dist *.egg-info .aula
