"""The host does to a block what the platform does: rows R1–R20 of the contract and lines L of what was observed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from xblock import plugin
from xblock.core import XBlock
from xblock.exceptions import InvalidScopeError, NoSuchServiceError

from .probe import KIND, Probe


@pytest.fixture(autouse=True)
def registered(aula: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The probe is a block type of this host."""
    monkeypatch.setitem(plugin.PLUGIN_CACHE, (XBlock.entry_point, KIND), Probe)


MODES = ["learner", "staff", "anonymous", "masquerade", "studio", "worker", "unbound"]


@pytest.mark.parametrize("mode", MODES)
def test_r01_modes_and_their_services(aula: Any, mode: str) -> None:
    block = aula.open(KIND, mode=mode).block
    services = {name: block.runtime.service(block, name) is not None for name in ("user", "completion", "enrollments")}
    bound = mode not in ("anonymous", "studio", "unbound")
    assert services == {"user": mode != "unbound", "completion": bound, "enrollments": mode not in ("studio", "unbound")}
    assert (block.scope_ids.user_id is not None) is bound


def test_r02_a_service_that_was_not_declared_is_an_error(aula: Any) -> None:
    block = aula.open(KIND).block
    with pytest.raises(NoSuchServiceError):
        block.runtime.service(block, "replace_urls")
    block.runtime._services["called"] = lambda asking: asking.scope_ids.block_type
    assert block.runtime.service(block, "called") == KIND


def attributes(aula: Any, mode: str) -> dict[str, Any]:
    """`opt_attrs` in `mode`, without the platform's prefix."""
    block = aula.open(KIND, mode=mode).block
    found = block.runtime.service(block, "user").get_current_user().opt_attrs
    return {key.removeprefix("edx-platform."): value for key, value in found.items()}


def test_r03_what_is_told_about_the_user(aula: Any) -> None:
    learner = attributes(aula, "learner")
    assert set(learner) == {
        "anonymous_user_id", "deprecated_anonymous_user_id", "is_authenticated", "request_country_code", "user_id", "username",
        "user_is_beta_tester", "user_is_global_staff", "user_is_staff", "user_role", "user_preferences"}
    assert len(learner["anonymous_user_id"]) == 32
    assert set(attributes(aula, "anonymous")) == {"is_authenticated", "request_country_code"}
    assert attributes(aula, "staff")["user_is_staff"] is True
    author = attributes(aula, "studio")
    assert (author["user_is_staff"], author["user_role"], author["anonymous_user_id"]) == (False, "staff", "student")


def publish(page: Any, name: str, data: dict[str, Any]) -> None:
    """Publish from a fresh instance."""
    block = page.block
    block.runtime.publish(block, name, data)
    block.save()


def test_r04_publishing(aula: Any) -> None:
    page = aula.open(KIND)
    for name, data in (("grade", {"value": 1}), ("completion", {})):
        with pytest.raises(KeyError):
            publish(page, name, data)
    publish(page, "grade", {"value": 1, "max_value": 1})
    assert page.row()["grade"] == 1 and page.state()["score"] == 1, "set_score was called back"
    publish(page, "completion", {"completion": 0.4})
    assert page.completion() == pytest.approx(0.4)
    publish(page, "gam.algo", {"n": 1})
    assert page.events() == [("gam.algo", {"n": 1})]


def test_r04_nothing_of_a_visitor_or_an_author_is_graded(aula: Any) -> None:
    from demo.aula.models import StudentModule, TrackingEvent

    for mode in ("anonymous", "studio", "unbound"):
        publish(aula.open(KIND, mode=mode), "grade", {"value": 1, "max_value": 1})
    assert not StudentModule.objects.exists()
    publish(aula.open(KIND, mode="studio"), "gam.algo", {})
    assert not TrackingEvent.objects.exists()


def test_r04_viewing_as_a_learner_only_leaves_a_trace(aula: Any) -> None:
    own = aula.open(KIND)
    publish(own, "grade", {"value": 1, "max_value": 1})
    before = own.row()
    other = aula.open(KIND, mode="masquerade")
    publish(other, "grade", {"value": 0, "max_value": 1})
    publish(other, "completion", {"completion": 1.0})
    assert own.row() == before and own.completion() is None
    assert [name for name, _ in own.events()] == ["grade", "completion"]


def test_r05_only_if_higher_fails_on_a_row_without_a_grade(aula: Any) -> None:
    page = aula.open(KIND)
    page.post("write", {"first": 1})
    with pytest.raises(TypeError):
        publish(page, "grade", {"value": 1, "max_value": 1, "only_if_higher": True})


def test_r06_a_lower_grade_overwrites_and_shares_the_row(aula: Any) -> None:
    page = aula.open(KIND)
    publish(page, "grade", {"value": 0.8, "max_value": 1})
    publish(page, "grade", {"value": 0.5, "max_value": 1})
    assert page.row()["grade"] == pytest.approx(0.5)
    publish(page, "grade", {"value": 0.4, "max_value": 1, "only_if_higher": True})
    assert page.row()["grade"] == pytest.approx(0.5)


def test_r07_state_is_one_text_and_only_json_fits(aula: Any) -> None:
    page = aula.open(KIND)
    assert page.row() is None
    page.post("write", {"first": 1})
    page.post("write", {"second": 2})
    assert json.loads(page.row()["state"]) == {"first": 1, "second": 2}
    block = page.block
    block.anything = {"set": {1}}
    with pytest.raises(TypeError):
        block.save()


def test_r07_after_a_save_what_was_not_read_is_its_default(aula: Any) -> None:
    page = aula.open(KIND)
    page.post("write", {"first": 1, "second": 2})
    block = page.block
    block.first = 5
    block.save()
    assert block.second == 0
    assert page.state() == {"first": 5, "second": 2}


def test_r07_settings_are_read_only_for_learners(aula: Any) -> None:
    block = aula.open(KIND).block
    block.display_name = "Otra"
    with pytest.raises(InvalidScopeError):
        block.save()
    author = aula.open(KIND, mode="studio").block
    author.display_name = "Otra"
    author.save()
    assert aula.open(KIND).block.display_name == "Otra"


def test_r08_a_visitor_keeps_nothing_and_other_scopes_fail(aula: Any) -> None:
    page = aula.open(KIND, mode="anonymous")
    assert page.post("write", {"first": 1}, noauth=True).status == 200
    for name, value in (("favourite", "x"), ("tally", 1)):
        assert page.post("write", {name: value}, noauth=True).status == 500


def test_r09_two_tabs_lose_what_the_other_wrote(aula: Any) -> None:
    one, two = aula.open(KIND).block, aula.open(KIND).block
    one.anything = {"a": 1}
    two.anything = {"b": 2}
    one.save()
    two.save()
    assert aula.open(KIND).state()["anything"] == {"b": 2}


def test_r10_status_codes(aula: Any) -> None:
    page = aula.open(KIND)
    assert page.get("looks").json == {"method": "GET", "suffix": None}, "L30"
    assert page.get("nowhere").status == 404
    assert page.post("fails").status == 500
    assert page.post("write", raw=b"{").status == 400
    assert aula.open(KIND, mode="anonymous").post("write", {}).status == 403, "L3"
    assert aula.open(KIND, mode="anonymous").get("looks").status == 200, "L30"


def test_r10_a_post_without_its_token_is_refused(aula: Any) -> None:
    from webob import Request

    from demo.aula.dispatch import handle

    page = aula.open(KIND)
    request = Request.blank("/x", method="POST")
    assert handle(page.person, page.usage, "looks", request, session={}, csrf=False).status_int == 403


def test_r11_the_route_without_authentication_writes_as_the_learner(aula: Any) -> None:
    page = aula.open(KIND)
    assert page.post("write", {"first": 7}, noauth=True).status == 200, "L29"
    assert page.state()["first"] == 7


def test_r12_the_wrapper(aula: Any) -> None:
    html = aula.open(KIND).html("student_view")
    assert 'class="xblock xblock-student_view xblock-student_view-sonda"' in html
    assert 'data-init="Sonda" data-runtime-class="LmsRuntime" data-runtime-version="1"' in html
    assert html.count("</script>") == 1 and "\\u003c/script\\u003e\\u0026" in html


def test_r14_inherited_fields_and_identity(aula: Any) -> None:
    block = aula.open(KIND, attributes={"due": "2026-01-31T06:00:00+00:00"}).block
    assert block.is_past_due() and block.graded and block.format is None and block.show_correctness == "always"
    assert block.location == aula.key(KIND) and block.course_id == aula.course and block.category == KIND


def test_r15_unbound_calls(aula: Any) -> None:
    block = aula.open(KIND, mode="unbound").block
    assert (block.scope_ids.user_id, block.max_score(), block.has_score, block.weight) == (None, 1.0, True, 1)
    assert list(block.generate_report_data(iter(()))) == []
    assert "content" in block.index_dictionary()


def test_r16_olx_round_trip(aula: Any) -> None:
    aula.change(KIND, display_name='«Uno» & "dos"', kinds=["a", "b"])
    again = aula.olx_round_trip(KIND)
    assert (again.display_name, again.kinds, again.course_id) == ('«Uno» & "dos"', ["a", "b"], aula.course.replace(run="otra"))


def test_r17_instructor_actions(aula: Any) -> None:
    from demo.aula.instructor import Instructor

    page, tools = aula.open(KIND), Instructor(aula.key(KIND))
    page.post("write", {"first": 3})
    tools.rescore("ana")
    assert page.row()["grade"] == 1
    tools.override("ana", 0)
    assert page.row()["grade"] == 0 and page.state()["score"] == 0, "L15"
    publish(page, "completion", {"completion": 1.0})
    tools.reset("ana")
    assert page.state()["attempts"] == 0 and page.state()["score_history"] == [], "L10"
    assert tools.report()[0]["Primera"] == 3, "L16"
    tools.delete("ana")
    assert page.row() is None and page.completion() == 1.0, "L14"
    assert set(Probe.cleared) == {"user_id", "course_id", "item_id", "requesting_user_id"}, "L11"


def test_r18_the_translations_service_has_the_old_names(aula: Any) -> None:
    block = aula.open(KIND).block
    service = block.runtime.service(block, "i18n")
    assert service.ugettext("Save") == service.gettext("Save") == "Save"
    assert service.ungettext("one", "many", 2) == "many"


def test_r19_what_collectstatic_would_publish(aula: Any) -> None:
    from demo.aula.views import published

    files = published("autodiagnostico_xblock")
    assert files and all(each.startswith("resources/public/") for each in files)
    assert {each.rsplit(".", 1)[1] for each in files} == {"js", "css"}


def test_r20_a_handler_does_not_see_its_neighbours(aula: Any) -> None:
    from demo.aula.runtime import AulaRuntime

    neighbour = aula.course.make_usage_key(KIND, "dos")
    person = aula.open(KIND).person
    block = AulaRuntime(person, neighbour, session={}).block()
    block.first = 9
    block.save()
    page = aula.open(KIND)
    assert page.post("neighbour", {"usage": str(neighbour)}).json == {"first": 0}
    in_unit = AulaRuntime(person, page.usage, session={}, unit=[page.usage, neighbour])
    assert in_unit.get_block(neighbour).first == 9
    aula.change(KIND, kinds=[str(neighbour)])
    assert page.post("neighbour", {"usage": str(neighbour)}).json == {"first": 9}
    aula.change(KIND, kinds=[], children=[str(neighbour)])
    assert page.post("neighbour", {"usage": str(neighbour)}).json == {"first": 9}


def test_r21_the_store_says_whether_a_block_is_there_and_loads_nothing(aula: Any) -> None:
    from xmodule.modulestore.django import modulestore

    assert not modulestore().has_item(aula.key(KIND, "vecino"))
    aula.open(KIND, name="vecino", attributes={"kinds": []})
    assert modulestore().has_item(aula.key(KIND, "vecino")) and not modulestore().has_item(aula.key("otro", "vecino"))


@pytest.mark.parametrize(("mode", "view"), [("learner", "student_view"), ("studio", "student_view")])
def test_l05_addresses_in_a_fragment_are_resolved_except_those_of_packages(aula: Any, mode: str, view: str) -> None:
    html = aula.open(KIND, mode=mode).html(view)
    assert 'src="/assets/a.png"' in html and 'src="/static/xblock/b.svg"' in html
    jump = "/jump_to_id/otra" if mode == "studio" else f"/courses/{aula.course}/jump_to_id/otra"
    assert f'href="{jump}"' in html


def test_l12_viewing_as_a_learner_reads_theirs_and_writes_to_a_session(aula: Any) -> None:
    own = aula.open(KIND)
    own.post("write", {"first": 1})
    before = own.row()
    other = aula.open(KIND, mode="masquerade")
    assert other.post("write", {"second": 2}).json == {"first": 1, "second": 2}
    assert other.block.second == 2 and own.row() == before


def test_l31_who_is_really_asking(aula: Any) -> None:
    import crum

    from demo.aula.people import is_masquerading_as_specific_student, person

    seen = person("masquerade", "ana")
    with crum.impersonate(seen.requester):
        assert crum.get_current_user().username == "docente" and seen.learner.username == "ana"
        assert is_masquerading_as_specific_student(seen.learner, aula.course)
    own = person("learner", "ana")
    with crum.impersonate(own.requester):
        assert not is_masquerading_as_specific_student(own.learner, aula.course)
