"""One opening of the block: who, with what state, in which language; and the texts and addresses that its pages share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

import attrs
from django.utils.safestring import SafeString

from autodiagnostico_xblock.kit.page import short_id

from ..core.lesson import Lesson
from ..core.standing import Progress, progress
from ..core.state import Reading, Work
from ..data import texts as packaged
from . import authoring, labels
from .markdown import Rendered, rendered
from .markdown_marks import Names

# permanent names of the course's units that links lead to; a lesson's own name is its id
DIAGNOSIS, MAP, GLOSSARY = "autodiagnostico", "mapa", "glosario"
ADDRESSES = {"leccion": "", "indicador": DIAGNOSIS, "practica": MAP}
DEFAULT_TITLE = "Lección"


@attrs.frozen
class Settings:
    """What the course team chose. `most`: attempts, 0 without a limit; `pass_mark` in [0, 1].

    `download`: name of a file of the course with the module to read offline; "" for none.
    """

    title: str
    linked: bool
    most: int
    policy: str
    pass_mark: Fraction
    is_own: bool = False
    download: str = ""


@attrs.frozen(eq=False, slots=False)
class Visit:
    """`late`: the closing date has passed; `hidden`: the course hides results for now; `keeps`: answers are stored."""

    block: Any
    material: authoring.Material
    settings: Settings
    reading: Reading
    work: Work
    attempts: int
    earned: Fraction
    language: str
    late: bool
    hidden: bool
    keeps: bool = True
    is_preview: bool = False

    @cached_property
    def uid(self) -> str:
        """Short id of the block."""
        return short_id(self.block)

    @property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """Every fixed text, by part."""
        return labels.all_labels(self.language)

    @property
    def lesson(self) -> Lesson:
        """The text; only asked for when there is one."""
        if self.material.lesson is None:
            raise ValueError("there is nothing to show")
        return self.material.lesson

    @property
    def title(self) -> str:
        """The course team's title, else the text's own."""
        own = self.settings.title.strip()
        return own if own and own != DEFAULT_TITLE else self.lesson.title

    def url(self, handler: str, query: str = "") -> str:
        """Address of one of our handlers."""
        return str(self.block.runtime.handler_url(self.block, handler, query=query).rstrip("?"))

    @cached_property
    def body(self) -> Rendered:
        """The rendered text; empty for contents without one."""
        return rendered_body(self.material, self.uid, self.language, self.settings.linked)

    @cached_property
    def html(self) -> SafeString:
        """The text with the addresses of its figures."""
        return self.with_figures(lambda name: str(self.block.runtime.local_resource_url(self.block, f"public/figuras/{name}.svg")))

    def with_figures(self, address: Any) -> SafeString:
        """The text with `address(name)` for each figure."""
        if not self.body.has_figures:
            return self.body.html
        # the renderer gave names of figures that exist, in our own closed alphabet
        return SafeString(re.sub(r'src="figura:([a-z0-9-]+)"', lambda found: f'src="{address(found[1])}"', self.body.html))

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """Ids of the sections of the text."""
        return tuple(each for each, _ in self.body.sections)

    @cached_property
    def progress(self) -> Progress:
        """How far the learner is."""
        return progress(self.material.bank, self.work, self.reading, self.sections, most=self.settings.most, attempts=self.attempts)


def rendered_body(material: authoring.Material, uid: str, language: str, linked: bool) -> Rendered:
    """The cached rendering of a material's text for one block."""
    body = material.lesson.body if material.lesson else ""
    own = (tuple(material.glossary), tuple(material.sources)) if material.glossary or material.sources else ()
    names = Names(
        key=(uid, language, linked, own), uid=uid, linked=linked, sources=authoring.all_sources(material),
        practices=packaged.practices(), terms=authoring.all_terms(material), figures=packaged.figures(),
        labels=labels.all_labels(language)["boxes"], addresses=ADDRESSES)
    return rendered(body, names)
