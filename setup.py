"""Packaging. Loose lower bounds: this goes into the platform's own environment, where nothing may be pinned."""

import re
from pathlib import Path

from setuptools import find_packages, setup

ROOT = Path(__file__).parent
VERSION = re.search(r'__version__ = "(.+)"', (ROOT / "autodiagnostico_xblock" / "__init__.py").read_text("utf-8"))[1]
DATA = ["*.json", "*.html", "*.svg", "*.png", "*.css", "*.js", "*.po", "*.mo", "*.md", "*.yaml", "*.txt", "*.typ", "*.ttf"]

setup(
    name="caja-gobierno-abierto",
    version=VERSION,
    description="Caja de Herramientas de Gobierno Abierto Municipal: XBlocks para Open edX",
    long_description=(ROOT / "README.md").read_text("utf-8"),
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    license_files=["LICENSE", "LICENSE-CONTENT.md", "DATA-LICENSES.md"],
    python_requires=">=3.11",
    packages=find_packages(include=["autodiagnostico_xblock", "autodiagnostico_xblock.*", "curso_contenido", "curso_contenido.*"]),
    package_data={"": [f"{prefix}{each}" for each in DATA for prefix in ("", "*/", "*/*/", "*/*/*/")]},
    install_requires=[
        "attrs>=23.1",
        "Django>=4.2,<6",
        "edx-opaque-keys>=2.5",
        "lxml",
        "Markdown>=3.4",
        "nh3>=0.2.15",
        "PyYAML>=6.0",
        "web-fragments>=2.1",
        "WebOb>=1.8.3",
        "XBlock>=5.2,<7",
    ],
    extras_require={"documentos": ["typst>=0.15,<0.16", "python-docx>=1.1", "XlsxWriter>=3.1"]},
    entry_points={
        "xblock.v1": [
            "autodiagnostico = autodiagnostico_xblock.autodiagnostico:AutodiagnosticoXBlock",
            "leccion_gam = curso_contenido.leccion:LeccionXBlock",
            "mapa_practicas = curso_contenido.mapa:MapaPracticasXBlock",
        ],
        "lms.djangoapp": [
            "autodiagnostico_xblock = autodiagnostico_xblock.apps:AutodiagnosticoConfig",
            "curso_contenido = curso_contenido.apps:CursoContenidoConfig",
        ],
    },
    keywords="Open edX, XBlock, gobierno abierto, municipios, México",
    classifiers=[
        "Development Status :: 4 - Beta",
        "Environment :: Web Environment",
        "Framework :: Django :: 4.2",
        "Framework :: Django :: 5.2",
        "Intended Audience :: Education",
        "Natural Language :: Spanish",
        "Operating System :: OS Independent",
        "Programming Language :: Python :: 3 :: Only",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Topic :: Education",
    ],
)
