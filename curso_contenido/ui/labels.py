"""Fixed texts of the pages, by part. Each function takes `gettext` and gives key → sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from . import Translate, translator


@lru_cache(maxsize=8)
def all_labels(language: str) -> Mapping[str, Mapping[str, str]]:
    """Part → its texts, in `language`."""
    _ = translator(language)
    return {each.__name__: each(_) for each in (page, boxes, check, test, verdict, tools, paper, states)}


def page(_: Translate) -> dict[str, str]:
    """The text and what is around it."""
    return {
        "module": _("Module %(number)s"), "lesson_of": _("Lesson %(position)s of %(all)s"), "opening": _("Opening"),
        "exam": _("Module test"),
        "read_minutes": _("%(minutes)s min of reading"), "check_minutes": _("%(minutes)s min of questions"),
        "task_minutes": _("%(minutes)s min in your municipality"), "task_hours": _("%(hours)s h in your municipality"),
        "contents": _("In this lesson"), "start": _("Beginning"), "questions": _("Check yourself"), "words": _("Words of this lesson"),
        "sources": _("Sources"), "go_on": _("Go on where you were:"), "progress": _("You have read %(read)s of %(all)s parts."),
        "is_read": _("You have read this."), "answered": _("Questions checked: %(answered)s of %(asked)s."),
        "mark_read": _("Mark as read"), "unmark": _("Mark as not read"), "back": _("Back to the text"),
        "back_times": _("Back to call %(number)s"), "articles": _("Art."), "places": _("Part:"), "read_on": _("Read in %(month)s."),
        "new_tab": _("(opens in another tab)"), "see": _("See also:"), "glossary": _("Whole glossary of the course"),
        "serves": _("What it helps you answer in the self-diagnosis"), "lessons": _("Lessons of this module"),
        "download": _("Download the module to read it offline (PDF)"),
        "total": _("About %(time)s in all, with the tasks."), "print": _("Print or save as PDF"), "preview": _("Preview: nothing is kept."),
        "visitor": _("To answer the questions and keep how far you are, sign in and enrol in the course."),
        "late": _("The closing date has passed: you can practise, and it does not change your grade."),
        "unread": _("Part of what was stored could not be read. Nothing was deleted: it is in the download of your data."),
        "minutes": _("%(minutes)s min"), "hours": _("%(hours)s h %(minutes)s min"),
        "whole_hours": _("%(hours)s h"),
    }


def boxes(_: Translate) -> dict[str, str]:
    """Labels of the boxes in a text, and of its calls."""
    return {
        "caso": _("Case"), "tarea": _("To do in your municipality"), "ojo": _("Take care"), "idea": _("Idea"),
        "lente": _("Who is missing?"), "table": _("Table"), "source": _("Source"), "new_tab": _("(opens in another tab)"),
    }


def check(_: Translate) -> dict[str, str]:
    """Questions, in a lesson and in a test."""
    return {
        "number": _("Question %(number)s of %(all)s"), "single": _("Choose one."), "multiple": _("Choose all that are right."),
        "order": _("Put them in order with the buttons."),
        "order_read": _("Number them in order."), "match": _("Choose the pair of each one."), "choose": _("Choose…"),
        "up": _("Move up: %(text)s"), "down": _("Move down: %(text)s"), "check": _("Check"), "again": _("Check again"),
        "left_one": _("One attempt left."), "left": _("%(left)s attempts left."), "spent": _("There are no attempts left."),
        "erased": _("You erased your answer. Its result is kept, and there are no attempts left."),
        "yours": _("Your answer"), "is_right": _("Right"), "is_wrong": _("Not right"), "was_right": _("It was right"),
        "right_order": _("The right order"), "right_pair": _("Its pair:"), "open": _("Not answered"), "reflection": _("To think about"),
        "who_reads": _("The course team can read what you write here; other learners cannot. It does not count for the grade. You will "
                       "find it again in «My notes for the plan», and you can change it at any time."),
        "your_text": _("Your note"), "conflict": _("This note was changed in another window. It says:"), "theirs": _("Keep that one"),
        "mine": _("Keep mine"), "intro": _("Answer one by one. Your best answer to each question counts."),
        "intro_ungraded": _("Answer one by one, to see what stayed with you."),
    }


def test(_: Translate) -> dict[str, str]:
    """A module's test."""
    return {
        "intro": _("%(questions)s questions, drawn for you. You hand them all in together."),
        "pass": _("You pass with %(pass)s of 100."),
        "unlimited": _("You can try as often as you like; the best grade stays."),
        "limited": _("You have %(left)s of %(most)s attempts left; the best grade stays."),
        "saved": _("What you choose is saved as you go."),
        "count": _("Answered: %(done)s of %(all)s."), "hand_in": _("Hand in the test"),
        "missing": _("Some questions are not answered yet. What is open earns nothing."), "go_missing": _("Go to the first one"),
        "hand_in_anyway": _("Hand in as it is"), "result": _("Result of attempt %(number)s"), "of": _("of 100"),
        "passed": _("You passed."), "not_passed": _("You have not reached %(pass)s yet."), "best": _("Your best: %(points)s of 100."),
        "practice": _("This attempt was after the closing date: it does not change your grade."),
        "again": _("Try again with other questions"), "spent": _("There are no attempts left."), "review": _("Your answers, one by one"),
        "at_end": _("The answers will be shown when you pass or have no attempts left."),
        "hidden": _("Your answers are handed in. The course team does not show the results yet."),
        "only_right": _("The course team shows which answers are right, without explanations."),
        "gone": _("The answers of this attempt are no longer kept."),
    }


def verdict(_: Translate) -> dict[str, str]:
    """What is said of an answer."""
    return {
        "right": _("That is right."), "part": _("In part: %(good)s of %(all)s in their place."),
        "some": _("In part: something is missing or too much."), "wrong": _("Not yet."), "closed": _("That is not right."),
        "hidden": _("Your answer is kept. The course team does not show the results yet."),
        "try": _("You can try again."),
    }


def states(_: Translate) -> dict[str, str]:
    """How saving goes; the only texts that scripts receive."""
    return {
        "saving": _("Saving…"), "saved": _("Saved at {time}."), "offline": _("No connection. It is kept in this browser and will be sent."),
        "expired": _("Your session ended. Sign in and open this page again; it is kept in this browser."),
        "refused": _("It was not saved."), "failed": _("No connection. Your answer is kept in this browser; try again."),
        "no_storage": _("This browser keeps no copies: wait for «Saved» before leaving."), "moved": _("{item}: place {place} of {all}."),
        "found": _("{count} terms."), "unsent": _("There are two versions of this note."), "count": _("Answered: {done} of {all}."),
        "erased": _("What you had here was erased. You can begin again whenever you want."),
    }


def tools(_: Translate) -> dict[str, str]:
    """One's own data, notes and glossary."""
    return {
        "title": _("Your answers here"), "who": _("You and the course team can read your answers, your notes and how far you are."),
        "download": _("Download your data"), "erase": _("Erase my answers"),
        "erase_sure": _("This erases what you answered, wrote and read in this unit. Your grade and the attempts that you used stay."),
        "erase_yes": _("Yes, erase"), "erase_no": _("No, leave it"), "search": _("Search a word"), "letters": _("Letters"),
        "found": _("%(count)s terms."), "none": _("No term has that word."), "notes_intro": _(
            "What you wrote in each lesson, together, to bring to your plan. Only you and the course team can read it."),
        "notes_none": _("You have not written any notes yet. They are at the end of each lesson's questions."),
        "notes_elsewhere": _("Your notes can be gathered only inside the course, with your account."),
        "notes_edit": _("Change it in the lesson"), "notes_count": _("%(written)s of %(all)s notes written."),
    }


def paper(_: Translate) -> dict[str, str]:
    """The page to print."""
    return {"course": _("Municipal Open Government Toolbox"), "pairs": _("Pairs to choose from:")}


def minutes_text(labels: Mapping[str, str], minutes: int) -> str:
    """`95` → «1 h 35 min»."""
    if minutes < 60:
        return labels["minutes"] % {"minutes": minutes}
    if minutes % 60 == 0:
        return labels["whole_hours"] % {"hours": minutes // 60}
    return labels["hours"] % {"hours": minutes // 60, "minutes": minutes % 60}
