"""Plugin app for the LMS: blanks free text when an account is retired. The block works without it."""

from __future__ import annotations

from django.apps import AppConfig

from .kit.retirement import plugin_app


class AutodiagnosticoConfig(AppConfig):
    """Registers the receiver of retirement through the platform's plugin settings."""

    name = "autodiagnostico_xblock"
    verbose_name = "Autodiagnóstico de gobierno abierto"
    default_auto_field = "django.db.models.BigAutoField"
    plugin_app = plugin_app(name)
