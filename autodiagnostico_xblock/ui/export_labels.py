"""Fixed texts of the documents that are taken away, besides those of the pages they come from."""

from __future__ import annotations

from . import Translate


def words(_: Translate) -> dict[str, str]:
    """Every word of the documents."""
    return {**_frame(_), **_diagnosis(_), **_plan(_), **_dossier(_), **_session(_), **_handover(_), **columns(_)}


def _frame(_: Translate) -> dict[str, str]:
    return {
        "contents": _("Contents"),
        "page": _("Page {page} of {pages}"),
        "date": _("Date"),
        "place": _("Municipality"),
        "version": _("Version"),
        "questionnaire": _("Questionnaire"),
        "subject": _("Open municipal government: self-diagnosis and plan"),
        "kicker": _("Toolbox of Open Municipal Government"),
        "sheet_note": _("What is written here is text: no cell runs a formula."),
        "data_about": _("Open data of this document, with the type of each column in datapackage.json"),
        "characters": _("A code such as [U+4E2D] stands for a character that the fonts of this document do not have; the data "
                        "that comes with it keeps the text as it was written."),
    }


def _diagnosis(_: Translate) -> dict[str, str]:
    return {
        "report": _("Report of the self-diagnosis"),
        "route": _("Route"),
        "coverage": _("Answers"),
        "number": _("Diagnosis"),
        "results": _("Results"),
        "bars": _("Points by component, from 0 to 100"),
        "bars_wanted": _("The white mark is what you want to reach"),
        "duties": _("Obligations, strengths and pending matters"),
        "advice": _("Advice"),
        "more_advice": _("Annex: more advice, in brief"),
        "more_advice_note": _("In full here: %(full)s recommendations. They are your priorities, what your plan takes up, every "
                              "legal obligation still to be met and the first ones by order. The other %(rest)s are in the annex, in "
                              "brief; their draft commitments are in the page, in the spreadsheet and in the open data."),
        "method": _("How it is scored"),
        "basis": _("Legal basis"),
        "none": _("None."),
        "only_results": _("Of this diagnosis only the results are kept, so it has no annex of answers."),
    }


def _plan(_: Translate) -> dict[str, str]:
    return {
        "plan": _("Plan de apertura"),
        "about": _("The plan"),
        "commitments": _("Commitments"),
        "one_by_one": _("Commitments, one by one"),
        "quarter": _("Quarter"),
        "dates": _("Dates"),
        "main_target": _("Main target"),
        "other_target": _("Another target"),
        "gender_reading": _("Gender reading"),
        "progress": _("Progress"),
        "quality": _("Reading of the plan"),
        "no_plan": _("There is no plan yet."),
        "not_said": _("not said yet"),
        "deadline": _("Ends: %(what)s"),
        "calendar": _("Plan de apertura: deadlines"),
    }


def _dossier(_: Translate) -> dict[str, str]:
    return {
        "dossier": _("File for the cabildo"),
        "dossier_about": _("What this file has"),
        "dossier_note": _("Diagnosis and plan in one file, with each thing said once. The advice is in brief: what was chosen is in the "
                          "plan, in full. The reasons, steps and draft of each recommendation, the strengths, what is still to be "
                          "found out and what each level means are in the report. The report and the plan are also files of their own, "
                          "with these names."),
        "in_plan": _("in the plan"),
    }


def _session(_: Translate) -> dict[str, str]:
    return {
        "recitals": _("Considering"),
        "points": _("Points of agreement"),
        "annex": _("Annex"),
        "sources": _("Sources"),
        "read_in": _("read in %(month)s"),
        "ordinals": _("First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"),
        "one_commitment": _("one commitment"),
        "some_commitments": _("%(count)s commitments"),
        "period": _(", for the period from %(start)s to %(end)s"),
        "with_diagnosis": _("the self-diagnosis of open government of %(day)s gave %(score)s of 100 points and showed where to "
                            "begin."),
        "without_diagnosis": _("the municipality looked at its openness with a self-diagnosis and found where to begin."),
        "this_municipality": _("[municipality]"),
    }


def _handover(_: Translate) -> dict[str, str]:
    return {
        "handover": _("Handover of open government"),
        "handover_note": _("For the administration that comes in: what was found, what was promised, how far it is, the proof that "
                           "exists and what is pending."),
        "inside": _("What this file has"),
        "file": _("File"),
        "what": _("What it is"),
        "state_of_each": _("State of each commitment"),
        "evidence_list": _("Evidence"),
        "evidence_none": _("No evidence was written down."),
        "pending": _("Pending matters"),
        "pending_none": _("Nothing pending was found."),
        "p_duty": _("Legal obligation still to be met"),
        "p_find_out": _("To find out"),
        "p_evidence": _("Level without the evidence that it asks for"),
        "p_commitment": _("Commitment not completed"),
        "p_activity": _("Activity not done whose date has passed"),
        "p_remark": _("Remark on the plan"),
        "to_print": _("Opens in any browser and can be printed"),
        "f_dossier": _("Diagnosis and plan in one file, for the cabildo"),
        "f_diagnosis": _("Report of the last self-diagnosis"),
        "f_plan": _("The plan, with its agenda and each commitment"),
        "f_data": _("Open data: CSV, JSON and the description of each column"),
        "f_calendar": _("Deadlines, for a calendar"),
        "f_sheet": _("To go on with the follow-up"),
        "f_state": _("Everything that is kept about the diagnosis and the plan, as it is stored"),
    }


def columns(_: Translate) -> dict[str, str]:
    """Titles of the columns of sheets and open data."""
    return {
        "k_id": _("Id"), "k_question": _("Question"), "k_component": _("Component"), "k_theme": _("Theme"),
        "k_level": _("Level"), "k_level_name": _("Name of the level"), "k_status": _("Answer"), "k_wanted": _("Level to reach"),
        "k_link": _("Link"), "k_note": _("Note"), "k_reason": _("Reason"), "k_kind": _("Kind"), "k_score": _("Points"),
        "k_before": _("Before"), "k_answered": _("Answered"), "k_asked": _("Asked"), "k_order": _("Order"),
        "k_title": _("Title"), "k_why": _("Why"), "k_steps": _("Steps"), "k_area": _("Responsible area"),
        "k_horizon": _("Months"), "k_cost": _("Cost"), "k_basis": _("Legal basis"), "k_draft": _("Draft commitment"),
        "k_commitment": _("Commitment"), "k_activity": _("Activity"), "k_start": _("Begins"), "k_end": _("Ends"), "k_done": _("Done"),
        "k_late": _("What is late"), "k_number": _("Number"),
        "k_state": _("Completion"), "k_day": _("Date"), "k_progress": _("Progress"), "k_evidence": _("Evidence"),
        "k_value": _("Value"), "k_fact": _("Fact"), "k_target": _("Target of the Agenda 2030"), "k_practice": _("Practice"),
        "k_change": _("Expected change"), "k_criterion": _("Gender criterion"), "k_mark": _("Mark"), "k_post": _("Responsible post"),
        "k_now": _("Value today"), "k_next": _("New value"), "k_matter": _("Pending matter"), "k_whole": _("The whole"),
        "k_municipality": _("Municipality (clave)"), "k_about": _("What it is about"),
        "t_summary": _("Summary"), "t_results": _("Results"), "t_answers": _("Answers"), "t_advice": _("Advice"),
        "t_activities": _("Activities"), "t_indicators": _("Indicators"), "t_follow": _("Follow-up"), "t_targets": _("Agenda 2030"),
        "t_gender": _("Gender"), "t_notes": _("Progress notes"),
        "follow_note": _("Write one line each time: choose the commitment and its completion from the list, and add the proof."),
    }
