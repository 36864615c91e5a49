"""Plugin app for the LMS: blanks free text of the course's blocks when an account is retired. The blocks work without it."""

from __future__ import annotations

from django.apps import AppConfig

from autodiagnostico_xblock.kit.retirement import plugin_app


class CursoContenidoConfig(AppConfig):
    """Registers the receiver of retirement through the platform's plugin settings."""

    name = "curso_contenido"
    verbose_name = "Curso de gobierno abierto municipal"
    default_auto_field = "django.db.models.BigAutoField"
    plugin_app = plugin_app(name)
