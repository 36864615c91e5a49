"""Django settings of the demo: SQLite by default, `DATABASE_URL` for MariaDB or PostgreSQL, data in `AULA_DIR`."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from . import stand_ins

stand_ins.install()

FOLDER = Path(os.environ.get("AULA_DIR", ".aula")).resolve()
FOLDER.mkdir(parents=True, exist_ok=True)


def database(url: str) -> dict:
    """Django's settings for `mysql://user:password@host:port/name` or `postgres://…`; SQLite for an empty text."""
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "aula.sqlite3", "OPTIONS": {"timeout": 30}}
    parts = urlsplit(url)
    common = {
        "NAME": parts.path.strip("/"), "USER": parts.username or "", "PASSWORD": parts.password or "",
        "HOST": parts.hostname or "", "PORT": parts.port or "",
    }
    if parts.scheme.startswith("mysql"):
        import pymysql

        pymysql.version_info = (2, 2, 7, "final", 0)  # Django asks for the version of another client
        pymysql.install_as_MySQLdb()
        options = {"charset": "utf8mb4", "isolation_level": "read committed"}
        return {"ENGINE": "django.db.backends.mysql", "OPTIONS": options, **common}
    return {"ENGINE": "django.db.backends.postgresql", **common}


SECRET_KEY = "demo: nothing here is secret"
DEBUG = True
ALLOWED_HOSTS = ["*"]
SERVICE_VARIANT = "lms"
ROOT_URLCONF = "demo.urls"
WSGI_APPLICATION = "demo.wsgi.application"
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "waffle",
    "eventtracking.django.apps.EventTrackingConfig",
    "completion",
    "demo.aula",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "demo.aula.people.PersonMiddleware",
    "crum.CurrentRequestUserMiddleware",
    "waffle.middleware.WaffleMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path(__file__).parent / "templates"]}]
LANGUAGES = [("es-419", "Español"), ("es-mx", "Español (México)"), ("en", "English"), ("de", "Deutsch")]
LANGUAGE_CODE = "es-419"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EVENT_TRACKING_ENABLED = True
EVENT_TRACKING_BACKENDS = {}
EVENT_TRACKING_PROCESSORS = []
LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"django.request": {"level": "ERROR"}}}
STUDENT_FILEUPLOAD_MAX_SIZE = 4 * 1000 * 1000
