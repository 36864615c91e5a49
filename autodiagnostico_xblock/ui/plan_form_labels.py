"""Fixed texts of a commitment: its form, and what the plan's script says."""

from __future__ import annotations

from . import Translate


def form(_: Translate) -> dict[str, str]:
    """Sections and fields of a commitment."""
    return {**_what(_), **_who(_), **_when(_), **_lenses(_), **_follow(_), **_buttons(_)}


def _what(_: Translate) -> dict[str, str]:
    return {
        "s_problem": _("Problem and people"),
        "s_action": _("What will be done"),
        "title": _("Name of the commitment"),
        "problem": _("What the problem is"),
        "people": _("Who lives it"),
        "people_hint": _("Groups, neighbourhoods, localities. Without names."),
        "action": _("What will be done"),
        "opens": _("How it opens government"),
        "opens_hint": _("What people will be able to see, decide or review that they cannot today."),
        "values": _("Values of open government"),
        "indicators": _("Question of the diagnosis that it moves"),
        "question": _("Question"),
        "question_other": _("Another question that it moves"),
        "add_question": _("Add another question"),
        "indicators_none": _("None in particular"),
        "current": _("Level today"),
        "wanted": _("Level to reach"),
        "level_none": _("Not known"),
    }


def _who(_: Translate) -> dict[str, str]:
    return {
        "s_who": _("Who answers"),
        "area": _("Responsible area"),
        "post": _("Responsible person, by post"),
        "post_hint": _("The post and not the name: the commitment goes on if the person changes."),
        "partner": _("Co-responsible civil society"),
        "s_money": _("Money and law"),
        "budget": _("How much it costs"),
        "funding": _("Where it comes from"),
        "legal_basis": _("Legal basis"),
    }


def _when(_: Translate) -> dict[str, str]:
    return {
        "s_when": _("Activities and dates"),
        "activity": _("Activity"),
        "task": _("What is done"),
        "start": _("Begins"),
        "end": _("Ends"),
        "done": _("Done"),
        "add_activity": _("Add an activity"),
        "remove": _("Remove"),
        "year": _("Dates of the year that touch this commitment"),
        "year_add": _("Add as an activity"),
        "s_goal": _("Indicators and goals"),
        "measure": _("Indicator"),
        "measure_note": _("One is enough; add another when one number does not tell the whole change. Write the unit too: «12 of 40 "
                          "procedures»."),
        "add_measure": _("Add an indicator"),
        "indicator": _("Indicator: what will be counted or checked"),
        "baseline": _("How much it is today"),
        "goal": _("How much it should be"),
    }


def _lenses(_: Translate) -> dict[str, str]:
    return {
        "s_agenda": _("Agenda 2030"),
        "agenda_note": _("One main target and at most one more. Each with its practice and the change that is expected: that is "
                         "what makes it more than an ornament."),
        "target": _("Target"),
        "main": _("Main target"),
        "other": _("Another target (optional)"),
        "target_none": _("None"),
        "support_only": _("only as support"),
        "practice": _("The practice…"),
        "change": _("…changes this"),
        "s_gender": _("Gender perspective"),
        "gender_note": _("Answer for what the commitment has today. A «no» is useful too."),
        "unmarked": _("Unanswered"),
        "evidence": _("Evidence"),
        "useful": _("Useful evidence:"),
        "basic": _("basic"),
        "free": _("costs nothing"),
        "other_criteria": _("The other criteria"),
        "s_learn": _("Risks and learning"),
        "risks": _("What could get in the way, and what would be done"),
        "learned": _("Practices that it learns from"),
        "practices": _("Practices of the map"),
        "practice_choose": _("Choose a practice"),
        "practice_add": _("Add the practice"),
        "practice_one": _("Add one"),
    }


def _follow(_: Translate) -> dict[str, str]:
    return {
        "s_progress": _("Progress"),
        "progress_note": _("The newest note that says a completion is the one that counts."),
        "on": _("Day"),
        "state": _("Completion"),
        "state_same": _("No change"),
        "note": _("What was done"),
        "url": _("Link to the evidence"),
        "add_note": _("Write progress"),
        "note_one": _("Progress"),
    }


def _buttons(_: Translate) -> dict[str, str]:
    return {
        "back": _("All the commitments"),
        "previous": _("Previous commitment"),
        "next": _("Next commitment"),
        "remove_it": _("Remove from the plan"),
        "remove_note": _("Versions already submitted keep it."),
        "remove_yes": _("Yes, remove it"),
        "cancel": _("Cancel"),
        "reading": _("Reading"),
        "reading_waits": _("The reading appears when what you write is saved."),
        "go": _("Go"),
        "ready": _("ready"),
        "short": _("What is missing: %(count)s"),
        "whole_reading": _("See the whole reading"),
        "problems": _("Not saved yet. Mend this:"),
        "undo": _("Undo"),
        "better": _("It would be better with this"),
        "all_ready": _("Everything that is needed is here."),
        "some_missing": _("%(count)s points are missing"),
        "missing_n": _("%(count)s missing"),
        "conflict": _("This was changed in another window. What differs:"),
        "keep_mine": _("Keep what is on this screen"),
        "use_theirs": _("Use the other one"),
    }


def lists(_: Translate) -> dict[str, str]:
    """Names of the parts of a commitment that are lists."""
    return {
        "activities": _("Activities and dates"), "indicator": _("Indicator: what will be counted or checked"),
        "baseline": _("How much it is today"), "goal": _("How much it should be"), "measures": _("Other indicators"),
        "aims": _("Agenda 2030"), "gender": _("Gender perspective"), "notes": _("Progress"),
        "practices": _("Practices that it learns from"), "recommendation": _("Advice that it comes from"),
    }


def windows(_: Translate) -> dict[str, str]:
    """When two windows disagree."""
    return {"conflict": _("It was changed in another window: pick which one to keep."), "here": _("Here"), "there": _("There")}


def script(_: Translate) -> dict[str, str]:
    """What the script says; `{…}` is filled by it."""
    return {
        "saving": _("Saving…"),
        "saved": _("Saved at {time}"),
        "offline": _("No connection: what you wrote is in this browser and will be sent later."),
        "expired": _("Your session ended: sign in again. What you wrote is still in this browser."),
        "refused": _("Not saved:"),
        "recovered": _("What had not been sent was recovered from this browser."),
        "no_storage": _("This browser does not keep copies: stay on the page until it says «Saved»."),
        "preview": _("Preview: nothing you write here is saved in a learner's record."),
        "missing": _("{count} missing"),
        "ready": _("ready"),
        "optional": _("optional"),
        "moved": _("«{title}» is now in place {place} of {all}."),
        "untitled": _("Untitled commitment"),
        "removed_there": _("It was removed in another window."),
        "nothing": _("(nothing)"),
        "submitted": _("Version {number} was kept."),
        "row": _("{name} {number}"),
        "dropped": _("{name} was removed."),
        "sent": _("The comment was left."),
    }
