"""Fixed texts of the learner's page, by part. English msgids; templates and scripts get them translated."""

from __future__ import annotations

from . import Translate


def common(_: Translate) -> dict[str, str]:
    """Words that every part uses."""
    return {
        "obligation": _("Obligation"),
        "desirable": _("Good practice"),
        "essential": _("Essential"),
        "important": _("Important"),
        "complementary": _("Complementary"),
        "unknown": _("I don't know"),
        "not_applicable": _("Does not apply"),
        "unanswered": _("Unanswered"),
        "article": _("art."),
        "new_tab": _("(opens in a new tab)"),
        "component": _("Component"),
        "level": _("Level"),
        "score": _("Score"),
        "close": _("Close"),
    }


def steps(_: Translate) -> dict[str, str]:
    """The five steps."""
    return {
        "steps": _("Steps of the self-diagnosis"),
        "start": _("Start"),
        "answer": _("Answer"),
        "review": _("Review and submit"),
        "results": _("Results"),
        "plan": _("Plan"),
        "loading": _("Loading…"),
        "failed": _("This part could not be loaded. Check your connection and try again."),
        "retry": _("Try again"),
    }


def start(_: Translate) -> dict[str, str]:
    """The first part."""
    return {**_start_facts(_), **_start_form(_), **_own_data(_)}


def _start_facts(_: Translate) -> dict[str, str]:
    return {
        "what_title": _("What it is"),
        "what": _("A conversation, with questions, about how open your municipal government is today. It ends in advice "
                  "about what to do next."),
        "not": _("It is neither an evaluation nor a ranking: nobody is graded by being far behind."),
        "time_title": _("How long it takes"),
        "time": _("About %(minutes)s minutes (%(count)s questions). You can stop at any moment and go on later."),
        "table_title": _("Who should be at the table"),
        "table": _("The people in charge of transparency, treasury, public works, archives and equality, and someone "
                   "from outside the government. If you answer alone, «I don't know» is a good answer: it becomes a task."),
        "privacy_title": _("Who can read what you write"),
        "privacy": _("You, and the course team. Do not write names or personal data. You may download or erase your "
                     "answers and your plan whenever you like."),
        "contact_title": _("Whom to ask"),
        "prepare_title": _("Prepare first"),
        "prepare": _("Print the questions and answer them on paper, in the cabildo or in an assembly."),
        "prepare_link": _("Open the printable questionnaire"),
    }


def _start_form(_: Translate) -> dict[str, str]:
    return {
        "form_title": _("Before you begin"),
        "route": _("Route"),
        "route_count": _("%(count)s questions, about %(minutes)s minutes"),
        "role": _("You answer from"),
        "role_government": _("The municipal government"),
        "role_civil_society": _("Civil society"),
        "role_other": _("Another place"),
        "role_none": _("I prefer not to say"),
        "state": _("State (optional)"),
        "municipality": _("Municipality (optional)"),
        "choose": _("Choose…"),
        "choose_state": _("First choose a state"),
        "optional_note": _("The municipality is only used to name your report. You may leave it empty."),
        "begin": _("Begin"),
        "go_on": _("Go on where I left off"),
        "see_results": _("See my results"),
    }


def _own_data(_: Translate) -> dict[str, str]:
    return {
        "your_data": _("Your data"),
        "download_data": _("Download my data (JSON)"),
        "restart": _("Start a new diagnosis"),
        "restart_empty": _("Start over, empty"),
        "restart_last": _("Start from my last answers"),
        "restart_note": _("Your submitted diagnoses and your plan stay. The answers in progress are replaced."),
        "erase": _("Erase my data"),
        "erase_note": _("Erases answers, notes, submitted diagnoses and the plan. It cannot be undone. The grade already "
                        "recorded in the course stays. First download a copy if you want to keep one."),
        "erase_yes": _("Yes, erase everything"),
        "cancel": _("Cancel"),
    }


def answer(_: Translate) -> dict[str, str]:
    """The questions."""
    return {**_answer_question(_), **_answer_moving(_)}


def _answer_question(_: Translate) -> dict[str, str]:
    return {
        "hint": _("Look at what exists today, not at what is planned. If you hesitate between two levels, choose the lower one."),
        "components": _("Components"),
        "your_progress": _("Your progress"),
        "help": _("Why it matters and how to check it"),
        "verify": _("How to check it."),
        "small": _("In small municipalities."),
        "gender": _("With a gender perspective."),
        "agenda": _("Agenda 2030."),
        "owner": _("Who usually answers:"),
        "unknown_option": _("I don't know: add it to «to find out»"),
        "na_option": _("Does not apply"),
        "na_reason": _("Why it does not apply"),
        "na_help": _("It only counts with its reason."),
        "evidence_title": _("How it can be checked"),
        "evidence_expected": _("Useful evidence:"),
        "url": _("Link"),
        "url_hint": _("https://…"),
        "note": _("Short note"),
        "note_hint": _("Record, photo of the mural, stamped receipt… Without personal data."),
        "desired": _("Level we want to reach"),
        "desired_none": _("Not decided"),
    }


def _answer_moving(_: Translate) -> dict[str, str]:
    return {
        "previous": _("Previous"),
        "next": _("Next:"),
        "next_missing": _("Go to the next unanswered question"),
        "to_review": _("Review and submit"),
        "count": _("%(done)s of %(all)s answers"),
        "come_back": _("You can close the page: when you come back, everything will be here."),
        "done": _("complete"),
        "pending": _("missing"),
        "now": _("here"),
    }


def saving(_: Translate) -> dict[str, str]:
    """State of saving, in words. `{time}` is filled by the script."""
    return {
        "saving": _("Saving…"),
        "saved": _("Saved at {time}"),
        "offline": _("No connection: your answers are still here and will be sent later."),
        "expired": _("Your session ended: sign in again. Your answers are still in this browser."),
        "refused": _("Not saved:"),
        "preview": _("Preview: nothing you answer here is saved in a learner's record."),
        "no_storage": _("This browser does not keep copies: stay on the page until it says «Saved»."),
        "recovered": _("Answers that had not been sent were recovered from this browser."),
        "conflict": _("This answer was changed in another window."),
        "conflict_theirs": _("There it says:"),
        "keep_mine": _("Keep the one on this screen"),
        "use_theirs": _("Use the other one"),
        "unsent": _("Not sent yet"),
    }
