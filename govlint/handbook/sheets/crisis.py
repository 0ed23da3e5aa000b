"""What a crisis plan says to those who are in the middle of it, the most urgent first."""

from govlint.handbook.sheets.sheet import ANY, EACH, Said, Sheet
from govlint.language import gettext_noop as N_  # noqa: N812

CALL, FIRST, SPEAK, PAUSE, LEVELS, TAKEN, READY, END = (
    "call",
    "first",
    "speak",
    "pause",
    "levels",
    "taken",
    "ready",
    "end",
)

TITLES = {
    CALL: N_("Call, in this order"),
    FIRST: N_("Do first"),
    SPEAK: N_("Who may speak"),
    PAUSE: N_("What is paused"),
    LEVELS: N_("How grave it is"),
    TAKEN: N_("An account is taken over"),
    READY: N_("What is prepared"),
    END: N_("How it ends"),
}
"""The parts of the card in the order of their urgency: what does not fit is left out from the end."""

SHEET: Sheet = {
    ("first_statement_within",): {ANY: Said(FIRST, N_("A first word within %(value)s"))},
    ("assessment", "by"): {ANY: Said(FIRST, N_("Who says how grave it is: %(value)s"))},
    ("assessment", "within"): {ANY: Said(FIRST, N_("How grave it is we know within %(value)s"))},
    ("assessment", "questions"): {ANY: Said(FIRST, N_("%(value)s"))},
    ("pace",): {
        "early": Said(FIRST, N_("Speak early, and add to it.")),
        "once-checked": Said(FIRST, N_("Speak as soon as what we say is checked.")),
        "once-solved": Said(FIRST, N_("Speak when it is solved.")),
    },
    ("updates_every",): {ANY: Said(FIRST, N_("Say something again at least every %(value)s"))},
    ("doing_nothing",): {
        "harm": Said(FIRST, N_("Doing nothing does harm as well.")),
        "decided": Said(FIRST, N_("If we do nothing, somebody decides so and writes it down.")),
    },
    ("statement_authority",): {
        "lead-on-duty": Said(SPEAK, N_("The lead on duty releases what we say.")),
        "named-role-with-deputy": Said(SPEAK, N_("One named role, or its deputy, releases what we say.")),
        "group": Said(SPEAK, N_("A group releases what we say.")),
        "chief-alone": Said(SPEAK, N_("The head of the organisation alone releases what we say.")),
    },
    ("releases", EACH, "for"): {
        "first-word": Said(SPEAK, N_("The first word is released by: %(approvers)s")),
        "updates": Said(SPEAK, N_("What follows is released by: %(approvers)s")),
        "answers": Said(SPEAK, N_("Answers to people are released by: %(approvers)s")),
        "closing": Said(SPEAK, N_("The last word is released by: %(approvers)s")),
        "any": Said(SPEAK, N_("Every word is released by: %(approvers)s")),
    },
    ("legal",): {
        "nothing": Said(SPEAK, N_("Legal need not read it.")),
        "legal-questions": Said(SPEAK, N_("Legal reads only what raises a legal question.")),
        "every-public-word": Said(SPEAK, N_("Legal reads every public word.")),
        "every-message": Said(SPEAK, N_("Legal reads every message, inside and outside.")),
    },
    ("fact_check", "by"): {ANY: Said(SPEAK, N_("Who checks the facts: %(value)s"))},
    ("takeover",): {
        "local-goes-on": Said(SPEAK, N_("Local accounts carry on as ever.")),
        "local-with-shared-facts": Said(SPEAK, N_("Local accounts speak from facts that all share.")),
        "centre-approves": Said(SPEAK, N_("Local accounts speak once the centre agrees.")),
        "centre-only": Said(SPEAK, N_("Only the centre speaks.")),
    },
    ("speak_where",): {
        "where-it-started": Said(SPEAK, N_("Speak where it came up.")),
        "one-source": Said(SPEAK, N_("Speak in one place, to which all others point.")),
        "all-accounts": Said(SPEAK, N_("Speak on all our accounts.")),
    },
    ("staff_hear",): {
        "before": Said(SPEAK, N_("Our own people hear it before the public.")),
        "together": Said(SPEAK, N_("Our own people hear it with the public.")),
        "soon-after": Said(SPEAK, N_("Our own people hear it soon after the public.")),
    },
    ("disagreements",): {ANY: Said(SPEAK, N_("Who decides when people disagree: %(value)s"))},
    ("scheduled_posts", "pause"): {
        "continue": Said(PAUSE, N_("Scheduled posts go out.")),
        "lead-may-pause": Said(PAUSE, N_("The lead may stop scheduled posts.")),
        "paused-at-level": Said(PAUSE, N_("Scheduled posts stop at the levels that say so.")),
        "always-all-markets": Said(PAUSE, N_("Scheduled posts stop in every market, whatever the level.")),
    },
    ("scheduled_posts", "by"): {ANY: Said(PAUSE, N_("Who may stop them: %(value)s"))},
    ("scheduled_posts", "adverts"): {
        "continue": Said(PAUSE, N_("Adverts go on.")),
        "paused": Said(PAUSE, N_("Adverts stop too.")),
        "by-hand": Said(PAUSE, N_("Somebody decides on each advert.")),
    },
    ("scheduled_posts", "restart"): {ANY: Said(PAUSE, N_("Who lets them go out again: %(value)s"))},
    ("comments_during",): {
        "open": Said(PAUSE, N_("Comments stay open.")),
        "checked": Said(PAUSE, N_("Comments stay open, and we look at each.")),
        "limited": Said(PAUSE, N_("Only some people may comment.")),
        "off": Said(PAUSE, N_("Comments are closed.")),
    },
    ("replies_during",): {
        "as-ever": Said(PAUSE, N_("We go on answering people as ever.")),
        "prepared": Said(PAUSE, N_("We answer people from prepared texts.")),
        "by-team": Said(PAUSE, N_("The crisis team answers people.")),
        "paused": Said(PAUSE, N_("We do not answer people for now.")),
    },
    ("levels", EACH): {ANY: Said(LEVELS, N_("%(name)s"))},
    ("compromise", EACH): {ANY: Said(TAKEN, N_("%(step)s"))},
    ("recovery_contacts", EACH): {ANY: Said(TAKEN, N_("%(platform)s: %(contact)s"))},
    ("confirmation",): {
        "never": Said(TAKEN, N_("We do not say in public that it was taken over.")),
        "once-recovered": Said(TAKEN, N_("We say in public that it was taken over once it is ours again.")),
        "at-once": Said(TAKEN, N_("We say at once in public that it was taken over, and again when it is ours.")),
    },
    ("contacts_offline", "where"): {ANY: Said(READY, N_("Contacts when systems are down: %(value)s"))},
    ("statements", EACH): {ANY: Said(READY, N_("A text for: %(for)s"))},
    ("return_to_normal", "who"): {ANY: Said(END, N_("Who says that it is over: %(value)s"))},
    ("last_word",): {"true": Said(END, N_("One last statement, to which all later questions are pointed."))},
    ("takeover_ends",): {ANY: Said(END, N_("Local accounts speak freely again: %(value)s"))},
}
