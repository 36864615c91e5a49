"""Plugin app for the LMS: blanks free text when an account is retired. The block works without it.

The platform renames a retired account and leaves its learner state (C§12): without this app the notes and links
that somebody wrote would stay in the database. `docs/instituciones.md` says so.
"""

from __future__ import annotations

from django.apps import AppConfig


class AutodiagnosticoConfig(AppConfig):
    """Registers the receiver of retirement through the platform's plugin settings."""

    name = "autodiagnostico_xblock"
    verbose_name = "Autodiagnóstico de gobierno abierto"
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
