"""Sentences of the map's pages."""

from __future__ import annotations

from . import Translate


def page(_: Translate) -> dict[str, str]:
    """Frame of the block."""
    return {
        "explore": _("Explore"), "favourites": _("My favourites"), "activity": _("Activity"), "sections": _("Sections of the map"),
        "failed": _("It could not be loaded. Check your connection."), "retry": _("Try again"),
        "new_tab": _("(opens in a new tab)"),
        "alone": _("Open the map on a page of its own, to share it"),
        "invite": _("To keep favourites with notes, sign in and enrol in the course. Everything else works without an account."),
        "preview": _("Preview: what you keep here stays in your own Studio session."),
        "lead": _("Local governments that already did it: what they did, what came of it and what it takes. The list is the content; "
                  "the map is one way to look at it."),
        "honest": _("Results are those that each source declares, almost always the government itself or the press. Cost, goals and "
                    "gender level are our own assessment."),
        "unread": _("Part of what was stored could not be read. Nothing was deleted: it is in the download of your data."),
    }


def filters(_: Translate) -> dict[str, str]:
    """The form of filters."""
    return {
        "title": _("Find practices"), "search": _("Search"), "search_help": _("A word, a municipality, a tool…"), "find": _("Search"),
        "component": _("Component"), "topic": _("Lens"), "more": _("More filters"), "apply": _("Apply filters"), "any": _("Any"),
        "goal": _("Goal of the 2030 Agenda"), "target": _("Target of the 2030 Agenda"), "country": _("Country"),
        "state": _("State of Mexico"),
        "band": _("Population"), "cost": _("Cost of doing it"), "evidence": _("Evidence"), "gender": _("Gender perspective"),
        "years": _("Year it began"), "active": _("Filters on"), "remove": _("Remove"), "clear": _("Remove all"),
        "no_filter": _("None: the whole list"), "words": _("Search: «%(words)s»"), "chosen": _("Selection of %(count)s"),
        "mine": _("A municipality like mine"),
        "mine_help": _("Choose what you like; nothing is stored. Practices that share more come first."),
        "mine_state": _("My state"), "mine_band": _("Population of my municipality"), "mine_theme": _("What I want to work on"),
        "mine_show": _("Show practices like mine"), "mine_active": _("Like mine: %(what)s"),
        "same": _("Shares:"), "r_band": _("same size"), "r_near_band": _("similar size"), "r_state": _("same state"),
    }


def listing(_: Translate) -> dict[str, str]:
    """The list, its paging and its downloads."""
    return {
        "title": _("Practices"), "count": _("%(found)s of %(all)s practices"), "range": _("%(first)s to %(last)s"),
        "none": _("No practice fits all the filters. Remove one, or search for another word."),
        "pages": _("Pages of the list"), "page": _("Page %(number)s"), "next": _("Next"), "all": _("Show all"),
        "compare": _("Compare"), "compared": _("In the comparison"), "compare_bar": _("To compare (up to three)"),
        "compare_now": _("See the comparison"), "compare_one": _("Choose one more to compare."),
        "own": _("Added by the course team"), "since": _("since %(year)s"), "between": _("%(start)s–%(end)s"), "until": _("until %(year)s"),
        "take": _("Take this list with you"), "take_these": _("Take this comparison with you"), "take_one": _("Take it with you"),
        "print": _("Print"), "pdf": _("PDF"),
        "csv": _("Spreadsheet (CSV)"), "json": _("Data (JSON)"),
        "pdf_most": _("The PDF takes up to %(most)s practices: use filters to narrow the list."),
        "open": _("The whole catalogue as open data (ZIP, %(licence)s)"),
    }


def detail(_: Translate) -> dict[str, str]:
    """One practice, and the comparison."""
    return {
        "back": _("Back to the list"), "what": _("What it does"), "result": _("What came of it, according to the source"),
        "no_result": _("The source read gives no results."), "contrary": _("Evidence against it and limits"), "takes": _("What it takes"),
        "ask": _("Whom to ask"), "ask_how": _("In writing, it can also be asked of the government's transparency unit."),
        "cost": _("Cost of doing it"), "band": _("Population"), "years": _("When"), "tool": _("Tool"), "evidence": _("Evidence"),
        "place": _("Where"), "government": _("Who did it"), "sdg": _("2030 Agenda"), "gender": _("Gender perspective"),
        "rights": _("A right, not a recipe"), "sources": _("Sources"), "read": _("read in %(when)s"),
        "serves": _("What it helps with in the self-diagnosis"), "lesson": _("Lesson:"), "diagnosis": _("Go to the self-diagnosis"),
        "commitments": _("Commitments that it serves"),
        "commitments_note": _("They are advice of the self-diagnosis, which the plan takes as drafts of commitments."),
        "similar": _("Similar practices"), "compare_title": _("Comparison"), "feature": _("Feature"),
        "no_data": _("The source does not say."),
        "no_cost": _("Not assessed"),
        "components": _("Components and lenses"),
        "unknown": _("That practice is not in this map."),
        "un_note": _("The Sustainable Development Goals are of the United Nations; this material is not "
                     "theirs nor endorsed by them."),
    }


def document(_: Translate) -> dict[str, str]:
    """The document of a selection."""
    return {
        "list": _("Good practices: selection"), "comparison": _("Good practices: comparison"), "favourites": _("My favourite practices"),
        "practices": _("Practices"), "how_many": _("How many"), "day": _("Date"),
        "contents": _("Contents"), "page": _("Page {page} of {pages}"),
        "notes": _("The notes are yours. Before handing this out, check that they name nobody."),
        "data": _("The same practices as data"), "print": _("Open the page to print"), "about": _("About these practices"),
        "licence": _("Own text of the catalogue under %(licence)s: it may be copied, printed and adapted by saying where it comes from."),
        "own": _("What the course team added belongs to who wrote it."),
        "characters": _("A character that the letters of this document lack is shown by its code, such as [U+4E2D]; the data "
                        "inside keep it as it was written."),
    }


def picture(_: Translate) -> dict[str, str]:
    """The map."""
    return {
        "title": _("Map"), "mexico": _("Mexico"), "america": _("Latin America"), "other": _("Other countries"), "which": _("Which map"),
        "country_map": _("Whole country"), "whole_america": _("All of Latin America"),
        "table": _("The same in a table"), "where": _("Where"), "how_many": _("Practices"), "one": _("%(where)s: 1 practice"),
        "many": _("%(where)s: %(count)s practices"), "and": _("%(first)s and %(last)s"), "more_places": _("%(count)s more"),
        "none": _("None of these practices is on this map."), "markers": _("Markers of the map"),
        "credit_mexico": _("Source: INEGI, Marco Geoestadístico, 2020; outlines simplified by us. Points are approximate."),
        "credit_america": _("Outlines: Natural Earth (public domain), simplified. Points are approximate."),
    }


def kept(_: Translate) -> dict[str, str]:
    """Favourites and activity."""
    return {
        "favourites": _("My favourites"), "none": _("You have no favourites yet. Open a practice and keep it here with a note."),
        "who": _("The course team can read your notes. Do not write other people's personal data."),
        "note": _("Note"), "remove": _("Remove from favourites"),
        "print": _("Print my favourites"), "pdf": _("PDF with my notes"), "csv": _("Spreadsheet (CSV)"), "json": _("Data (JSON)"),
        "compare": _("Compare the first three"), "data": _("Download everything kept about me here"), "erase": _("Erase everything"),
        "erase_sure": _("Favourites, notes and activity will be erased. Grades already given stay."), "erase_yes": _("Yes, erase"),
        "erase_no": _("No, keep it"), "not_here": _("This practice is no longer shown in this map; your note is kept."),
        "activity": _("What would you adapt?"),
        "activity_how": _("Choose a practice and write what you would adapt so that it works in your municipality: who, with what, "
                          "and what would be different. It is graded as done, not by what it says."),
        "choose": _("Practice"), "choose_first": _("Choose one"), "mine": _("My favourites"), "seen": _("Explored"), "rest": _("All"),
        "text": _("What I would adapt"), "length": _("Between 40 and 3000 characters."), "send": _("Send"), "send_again": _("Send again"),
        "sent": _("Sent on %(date)s. You can change it and send it again."),
        "late": _("The closing date has passed: what you write is kept, "
                  "but it can no longer be graded."),
    }


def saving(_: Translate) -> dict[str, str]:
    """How saving goes; the script only fills in the time."""
    return {
        "saving": _("Saving…"), "saved": _("Saved, %(time)s"),
        "offline": _("No connection: it is kept in this browser and will be sent by itself."),
        "expired": _("Your session ended. It is kept in this browser: sign in and open this page again."),
        "refused": _("Not saved."), "recovered": _("What you wrote before is being sent…"),
        "no_storage": _("This browser does not let us keep a copy; stay on the page until it says «Saved»."),
        "conflict": _("This was changed in another window. There it says:"), "keep_mine": _("Keep the one on this screen"),
        "use_theirs": _("Use the other one"), "empty": _("(nothing)"), "sent": _("Sent. Thank you."), "keep": _("Keep as a favourite"),
        "kept": _("It is a favourite"),
    }
