"""Plugin app for the LMS: blanks the notes of lessons when an account is retired. The blocks work without it."""

from __future__ import annotations

from django.apps import AppConfig


class CursoContenidoConfig(AppConfig):
    """Registers the receiver of retirement through the platform's plugin settings."""

    name = "curso_contenido"
    verbose_name = "Curso de gobierno abierto municipal"
    default_auto_field = "django.db.models.BigAutoField"
    plugin_app = {
        "signals_config": {
            "lms.djangoapp": {
                "relative_path": "retirement",
                "receivers": [
                    {
                        "receiver_func_name": "blank_free_text",
                        "signal_path": "openedx.core.djangoapps.user_api.accounts.signals.USER_RETIRE_LMS_MISC",
                    }
                ],
            }
        }
    }
