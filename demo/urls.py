"""Addresses: the platform's for blocks, the demo's own for people."""

from django.urls import path, re_path

from .aula import pages, views

urlpatterns = [
    path("", pages.home),
    path("quien", pages.who),
    path("docente", pages.instructor),
    path("studio/<path:usage>", pages.studio),
    re_path(r"^xblock/(?P<usage>block-v1[^/?]+)$", views.unit),
    re_path(r"^courses/(?P<course>[^/]+)/xblock/(?P<usage>[^/]+)/(?P<kind>handler|handler_noauth)/(?P<name>\w+)(?:/(?P<suffix>.*))?$",
            views.handler),
    path("courses/<str:course>/jump_to_id/<str:name>", pages.jump),
    re_path(r"^static/xblock/resources/(?P<package>\w+)/(?P<uri>.+)$", views.resource),
    re_path(r"^static/(?P<name>[\w.-]+)$", views.static),
]
