"""Fixed texts of review, results, advice, «what if» and comparison."""

from __future__ import annotations

from . import Translate


def review(_: Translate) -> dict[str, str]:
    """Before submitting."""
    return {
        "title": _("Review and submit"),
        "progress": _("You have answered %(done)s of %(all)s questions."),
        "warning": _("What is not answered does not enter the score, but it does count for being complete. You can "
                     "submit now and submit again later, as many times as you like."),
        "all_done": _("Everything is answered."),
        "missing": _("Unanswered"),
        "no_reason": _("«Does not apply» without its reason"),
        "unbacked": _("Levels without the evidence that they ask for"),
        "unbacked_note": _("They count the same. With a link or a note, anyone can check them."),
        "old": _("Evidence confirmed more than a year ago"),
        "old_note": _("Check that it still holds."),
        "confirm": _("It still holds"),
        "go": _("Go to the question"),
        "honest": _("Answer for what exists today. A low level is useful: it says where to begin."),
        "submit": _("Submit the diagnosis"),
        "submit_ungraded": _("Save without a grade"),
        "late": _("The closing date has passed: this diagnosis can be saved and will give you results and advice, but it "
                  "does not change your grade."),
        "grade_completa": _("Your grade in the course is the share of questions that you answer, whatever the level."),
        "grade_con_evidencia": _("Your grade in the course is the share of answers that bring the evidence they ask for."),
        "grade_por_nivel": _("Your grade in the course is the overall score."),
    }


def results(_: Translate) -> dict[str, str]:
    """What the answers say."""
    return {**_result_level(_), **_result_parts(_), **_result_lists(_), **_result_lenses(_)}


def _result_level(_: Translate) -> dict[str, str]:
    return {
        "title": _("This is how your municipality is today"),
        "of": _("of 100 points"),
        "level": _("Level:"),
        "no_level": _("There are not enough answers for a level yet."),
        "coverage": _("Answered %(done)s of %(all)s"),
        "evidence": _("with evidence %(done)s of %(all)s"),
        "not_grade": _("It does not qualify the government: it is a starting point."),
        "lock_component": _("%(component)s cannot go above «%(level)s» yet."),
        "lock_opens": _("What opens it:"),
        "lock_overall": _("The whole cannot go above «%(level)s» while this component stays behind: %(components)s."),
    }


def _result_parts(_: Translate) -> dict[str, str]:
    return {
        "by_component": _("By component"),
        "legend": _("Continuous line: today. Dashed line: what you want to reach."),
        "legend_today": _("Continuous line: today."),
        "legend_before": _("Dotted line: the diagnosis before."),
        "radar": _("Radar of the components; the numbers are in the table."),
        "today": _("Today"),
        "wanted": _("Wanted"),
        "before": _("Before"),
        "answered": _("Answered"),
        "locked": _("held back"),
        "themes": _("By theme"),
        "themes_note": _("Each cell says the level of the theme, from 0 to 4."),
        "theme": _("Theme"),
        "no_answers": _("No answers"),
    }


def _result_lists(_: Translate) -> dict[str, str]:
    return {
        "unmet": _("Legal obligations still to be met"),
        "unmet_note": _("The law already asks for them. They come first in the advice."),
        "unmet_rest": _("See the other obligations (%(count)s)"),
        "unmet_none": _("None of the obligations that you answered is below the level at which it is met."),
        "improve": _("What can improve"),
        "improve_note": _("They are good practices, not obligations."),
        "strengths": _("Strengths"),
        "strengths_note": _("They work today. Take care of them and tell how it was done."),
        "pending": _("Evidence still to be gathered"),
        "proof": _("Evidence"),
        "find_out": _("To find out"),
        "find_out_note": _("You answered «I don't know». Ask, and answer again."),
        "ask": _("Ask:"),
    }


def _result_lenses(_: Translate) -> dict[str, str]:
    return {
        "lenses": _("Two ways of reading the same answers"),
        "agenda": _("Agenda 2030"),
        "agenda_note": _("Targets that these questions touch, and how far they are."),
        "gender": _("Gender perspective"),
        "gender_note": _("Criteria that these questions touch, and how far they are."),
        "target": _("Target"),
        "criterion": _("Criterion"),
        "about": _("What it is about"),
        "questions": _("Questions"),
        "disclaimer": _("The Sustainable Development Goals belong to the United Nations; this material is not theirs and "
                        "they do not endorse it."),
        "report": _("Open the report to print"),
        "data": _("Download my data (JSON)"),
        "history": _("Your diagnoses"),
        "show": _("Show"),
        "ungraded": _("without a grade"),
        "only_results": _("Of this diagnosis only the results are kept."),
        "other_instrument": _("This diagnosis used another version of the questionnaire; its results are shown as they were."),
        "numbered": _("Diagnosis %(number)s, %(day)s"),
        "legal_note": _("This content guides; it does not replace legal advice. Federal laws read up to February 2026; those "
                        "of your state have to be confirmed."),
    }


def advice(_: Translate) -> dict[str, str]:
    """Recommendations."""
    return {**_advice_controls(_), **_advice_cards(_)}


def _advice_controls(_: Translate) -> dict[str, str]:
    return {
        "title": _("What to do next"),
        "note": _("First your priorities, then the obligations, then what gains most with least effort."),
        "priorities": _("My priorities"),
        "apply": _("Apply"),
        "filters": _("Show only"),
        "any": _("Any"),
        "horizon": _("Horizon"),
        "cost": _("Cost"),
        "lens": _("Lens"),
        "h3": _("up to 3 months"),
        "h12": _("up to 12 months"),
        "h36": _("up to 36 months"),
        "none": _("no cost"),
        "low": _("low"),
        "medium": _("medium"),
        "high": _("high"),
        "lens_agenda": _("Agenda 2030"),
        "lens_gender": _("Gender"),
        "shown": _("%(shown)s of %(all)s recommendations"),
        "more": _("Show more"),
        "empty": _("No recommendation has all of those marks. Remove one."),
    }


def _advice_cards(_: Translate) -> dict[str, str]:
    return {
        "why_now": _("Why here:"),
        "take": _("Take to the plan"),
        "taken": _("Now in the plan, as a draft."),
        "open_plan": _("It is in the plan: open it"),
        "reason_priority": _("it is one of your priorities"),
        "reason_duty": _("it is an unmet obligation"),
        "reason_gap": _("it goes from level %(now)s to level %(to)s"),
        "reason_effort": _("it asks little effort"),
        "details": _("Steps and details"),
        "learn": _("Learn more in this course"),
        "steps": _("Steps"),
        "area": _("Responsible area"),
        "action": _("Kind of action"),
        "political": _("political decision"),
        "regulatory": _("rule or agreement"),
        "administrative": _("administrative task"),
        "technical": _("technical work"),
        "participatory": _("work with the population"),
        "requirements": _("What it takes"),
        "basis": _("Legal basis"),
        "agenda": _("Agenda 2030"),
        "gender": _("Gender perspective"),
        "success": _("How it will be known"),
        "commitment": _("Draft commitment"),
        "sources": _("Sources"),
        "all_top": _("You reached the top in everything you answered. Share how it was done."),
    }


def what_if(_: Translate) -> dict[str, str]:
    """«What if…»."""
    return {
        "title": _("What if…?"),
        "note": _("Try levels without saving anything."),
        "cheapest": _("The cheapest ways to go up"),
        "opens_component": _("%(component)s goes up to «%(level)s»"),
        "opens_overall": _("The whole goes up to «%(level)s»"),
        "step": _("from %(now)s to %(to)s"),
        "try": _("Try it"),
        "indicator": _("Question"),
        "new_level": _("Level"),
        "add": _("Suppose"),
        "clear": _("Clear"),
        "supposed": _("You are supposing:"),
        "remove": _("Remove"),
        "now": _("Today"),
        "then": _("Then"),
        "whole": _("The whole"),
        "no_way": _("The top level is already reached."),
    }


def comparison(_: Translate) -> dict[str, str]:
    """Two diagnoses."""
    return {
        "title": _("Compare two diagnoses"),
        "from": _("From"),
        "to": _("To"),
        "compare": _("Compare"),
        "not_comparable": _("These diagnoses used questionnaires that cannot be compared; their numbers do not mean the same."),
        "only_results": _("Of one of them only the results are kept, so questions cannot be compared one by one."),
        "gained": _("%(count)s questions went up"),
        "lost": _("%(count)s questions went down"),
        "same": _("No question changed its level."),
        "still": _("%(count)s questions stayed the same"),
        "alone": _("%(count)s questions have a level in only one of the two"),
        "none": _("no level"),
        "radar": _("Radar of both diagnoses by component; the table beside it has the same numbers"),
        "legend": _("Dotted line: before. Solid line: after."),
        "before": _("Before"),
        "after": _("After"),
        "change": _("Change"),
    }
