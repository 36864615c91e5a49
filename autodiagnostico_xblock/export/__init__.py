"""Presented values → this package's documents: report, plan, agreement for the cabildo, sheets, open data, handover.

May import `data`, `core` and `kit`. Values come translated and ready to show (`ui.takeaway`): no gettext and no scoring
here. Each function takes that mapping and gives blocks, a `Document`, grids or bytes.
"""
