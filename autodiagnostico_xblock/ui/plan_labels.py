"""Fixed texts of the plan: home, form, scripts and documents. English msgids; templates get them translated."""

from __future__ import annotations

from . import Translate


def home(_: Translate) -> dict[str, str]:
    """The plan as a whole."""
    return {**_home_top(_), **_home_views(_), **_home_coverage(_), **_home_follow(_), **_home_versions(_), **_home_staff(_)}


def _home_top(_: Translate) -> dict[str, str]:
    return {
        "together": _("The plan as a whole"),
        "title": _("Plan de apertura"),
        "lead": _("A short list of commitments that your municipality can keep, in the order that it decides."),
        "empty": _("Begin with three. Choose advice from your diagnosis and it comes filled in, or write your own."),
        "empty_first": _("Begin with three. If you submit the diagnosis first, its advice comes filled in. You can also write your own "
                         "now."),
        "diagnose": _("Answer the diagnosis"),
        "from_advice": _("Choose from the advice"),
        "write_own": _("Write one of my own"),
        "commitments": _("Commitments, in order of priority"),
        "order_help": _("Drag by the number, or use the buttons to move up and down."),
        "untitled": _("Untitled commitment"),
        "up": _("Move up"),
        "down": _("Move down"),
        "suggested": _("Suggested by your diagnosis"),
        "suggested_note": _("They come filled in. You can change everything."),
        "add": _("Add"),
        "comment": _("From the course team"),
        "no_area": _("without an area yet"),
        "no_dates": _("without dates yet"),
        "late_since": _("Late: it had to end by %(day)s"),
        "overdue_count": _("Overdue activities: %(count)s"),
        "reading_complete": _("Reading complete"),
        "reading_missing": _("%(done)s of %(all)s points ready"),
        "levels": _("level %(now)s → %(to)s"),
    }


def about(_: Translate) -> dict[str, str]:
    """The form about the plan."""
    return {
        "about": _("About the plan"),
        "about_note": _("The period lets the dates be checked; the end of the administration tells what nobody here could keep."),
        "name": _("Name of the plan"),
        "start": _("The plan begins"),
        "end": _("The plan ends"),
        "administration_end": _("The administration ends"),
        "vision": _("What we want to have opened by the end"),
        "priorities": _("Priorities of the municipality"),
        "priorities_hint": _("In its own words: what the cabildo, the assemblies or the municipal plan put first."),
        "values": _("Values that the plan opens"),
    }


def _home_views(_: Translate) -> dict[str, str]:
    return {
        "reading": _("Reading of the plan"),
        "reading_note": _("It is advice: nothing here prevents saving or submitting."),
        "reading_fine": _("No remarks: dates, load and order hold together."),
        "complete_count": _("%(done)s of %(all)s commitments have a complete reading"),
        "agenda": _("By quarter"),
        "agenda_empty": _("When activities have dates, here they appear by quarter."),
        "year": _("Dates of the year worth looking at"),
        "state_law": _("Dates that the law of your state sets: ask for them"),
        "ends": _("ends"),
        "overdue": _("Overdue"),
        "bar_late": _("Late"),
        "bar_overdue": _("With something overdue"),
        "gantt": _("On a line of time"),
        "gantt_note": _("Each bar is a commitment; the dark stretches are its activities, and the striped ones are done. "
                        "A triangle marks what is overdue. The table says the same."),
        "gantt_paper": _("Each bar is a commitment; the dark stretches are its activities, and the striped ones are done. A "
                         "triangle marks what is overdue. Their dates are in the table of each commitment."),
        "gantt_table": _("Table of activities"),
        "today": _("Today"),
        "administration": _("End of the administration"),
        "commitment": _("Commitment"),
        "activity": _("Activity"),
        "from": _("From"),
        "to": _("To"),
        "done": _("Done"),
        "yes": _("Yes"),
        "no": _("No"),
    }


def _home_coverage(_: Translate) -> dict[str, str]:
    return {
        "coverage": _("What the plan touches"),
        "component": _("Component"),
        "value": _("Value"),
        "target": _("Target of the Agenda 2030"),
        "gender": _("Gender perspective"),
        "how_many": _("Commitments"),
        "none": _("none"),
        "no_targets": _("No commitment names a target yet."),
        "disclaimer": _("The Sustainable Development Goals belong to the United Nations; this material is not theirs and they do "
                        "not endorse it."),
    }


def _home_follow(_: Translate) -> dict[str, str]:
    return {
        "follow": _("Follow-up"),
        "moved": _("What the commitments moved"),
        "moved_note": _("Level when the commitment began, in your last diagnosis, and wanted."),
        "moved_empty": _("When you submit another diagnosis, here you will see which commitments moved which questions."),
        "question": _("Question"),
        "before": _("Before"),
        "now": _("Now"),
        "wanted": _("Wanted"),
        "reached": _("reached"),
        "over_time": _("Completion over time"),
        "over_time_empty": _("Write dated progress in each commitment and here you will see how the plan goes."),
        "day": _("Day"),
        "state": _("Completion"),
    }


def _home_versions(_: Translate) -> dict[str, str]:
    return {
        "versions": _("Submit and keep versions"),
        "versions_note": _("A version stays as it is, with its date. Submit when you want: for the cabildo, each quarter, at handover."),
        "label": _("Name of this version (optional)"),
        "label_hint": _("For example: approved by the cabildo"),
        "submit": _("Submit this version"),
        "submit_ungraded": _("Keep this version without a grade"),
        "late": _("The closing date has passed: versions can be kept, but they do not change your grade."),
        "counts": _("The plan counts %(share)s %% of the grade. It earns all of it with %(minimum)s commitments whose reading "
                    "is complete."),
        "does_not_count": _("In this course the plan does not change your grade."),
        "version": _("Version %(number)s, %(day)s"),
        "figures": _("%(count)s commitments, %(complete)s with a complete reading"),
        "ungraded": _("without a grade"),
        "only_figures": _("only its figures are kept"),
        "compare": _("Compare two versions"),
        "compare_do": _("Compare"),
        "first": _("From"),
        "second": _("To"),
        "show": _("Open"),
        "take": _("Take it with you"),
        "print": _("Open the plan to print"),
        "data": _("Download the plan (JSON)"),
    }


def _home_staff(_: Translate) -> dict[str, str]:
    return {
        "staff": _("Course team: comment on somebody's plan"),
        "staff_note": _("Only the course team sees this. What you write is read by that person beside the plan."),
        "username": _("Username"),
        "find": _("Read their plan"),
        "your_comment": _("Your comment"),
        "send": _("Leave the comment"),
        "commented": _("Comments so far"),
        "no_comments": _("There are no comments yet."),
    }


def values(_: Translate) -> dict[str, str]:
    """Values of open government."""
    return {
        "transparency": _("Transparency"),
        "participation": _("Participation"),
        "accountability": _("Accountability"),
        "innovation": _("Innovation"),
    }


def states(_: Translate) -> dict[str, str]:
    """Completion by OGP's scale."""
    return {
        "not_started": _("Not started"),
        "limited": _("Limited"),
        "substantial": _("Substantial"),
        "completed": _("Completed"),
    }


def marks(_: Translate) -> dict[str, str]:
    """Answers to a gender criterion."""
    return {"yes": _("Yes"), "partly": _("Partly"), "no": _("No"), "not_applicable": _("Does not apply")}


def gender(_: Translate) -> dict[str, str]:
    """What the gender checklist says."""
    return {
        "sensitive": _("Gender-sensitive"),
        "in_progress": _("Gender: on its way"),
        "not_yet": _("Gender: not yet"),
        "gender_title": _("What is missing for this to be gender-sensitive"),
        "gender_met": _("It meets %(met)s criteria, among them the basic ones."),
        "gender_some": _("It meets %(met)s criteria; %(least)s are asked for."),
        "gender_all": _("It is missing these, which are basic:"),
        "gender_one": _("It is missing one of these:"),
        "gender_more": _("And %(more)s more, of any kind."),
        "gender_partly": _("They are partly there, and do not count yet:"),
    }


def comparison(_: Translate) -> dict[str, str]:
    """Two versions."""
    return {
        "compared": _("What changed"),
        "only_figures_note": _("Of one of them only the figures are kept, so they cannot be compared part by part."),
        "nothing": _("Nothing changed."),
        "added": _("Added"),
        "removed": _("Removed"),
        "changed": _("Changed"),
        "changed_parts": _("Changed: %(fields)s"),
        "moved_place": _("From place %(before)s to %(after)s"),
        "about_changed": _("About the plan: %(fields)s"),
    }
