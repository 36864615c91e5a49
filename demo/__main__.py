"""`python -m demo`: prepare the course and serve it on this machine only."""

from __future__ import annotations

import argparse
import errno
import os
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Threaded(ThreadingMixIn, WSGIServer):
    """One thread per request, so that two windows do not wait for each other."""

    daemon_threads = True
    request_queue_size = 64


class Quiet(WSGIRequestHandler):
    """Without a line per request."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def prepare() -> None:
    """Tables, people and course."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "demo.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from .aula.course import load

    load()


def refusal(error: Exception, port: int) -> str:
    """Why the port cannot be used, in words."""
    if isinstance(error, OverflowError):
        return f"El puerto {port} no existe: van de 1 a 65535."
    if isinstance(error, PermissionError):
        return f"Esta cuenta no tiene permiso para usar el puerto {port}."
    if getattr(error, "errno", None) == errno.EADDRINUSE:
        return f"El puerto {port} está ocupado."
    return f"No se pudo abrir el puerto {port}: {error}."


def main() -> None:
    """Parse the options and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m demo", description="Abre la caja de herramientas en esta computadora.")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--check", action="store_true", help="prepara todo y termina")
    options = parser.parse_args()
    prepare()
    if options.check:
        print("La demostración está lista.")
        return
    from .wsgi import application

    try:
        server = make_server("127.0.0.1", options.port, application, server_class=Threaded, handler_class=Quiet)
    except (OSError, OverflowError) as error:
        raise SystemExit(f"{refusal(error, options.port)} Pruebe otro: make demo PUERTO=8800") from None
    print(f"Caja de Herramientas: abra http://127.0.0.1:{options.port} en su navegador. Para terminar, Ctrl-C.", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("\nHasta pronto. Lo que respondió queda en la carpeta .aula; bórrela para empezar de cero.")


if __name__ == "__main__":
    main()
