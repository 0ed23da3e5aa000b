"""What an AI policy says to those who use AI."""

from govlint.handbook.sheets.sheet import ANY, EACH, FREE, Said, Sheet
from govlint.language import gettext_noop as N_  # noqa: N812

ASK, NEVER, SHOW, KEEP = "ask", "never", "show", "keep"

TITLES = {
    FREE: N_("You may"),
    ASK: N_("Ask first, or let somebody look"),
    NEVER: N_("Never"),
    SHOW: N_("Show"),
    KEEP: N_("Keep"),
}

SHEET: Sheet = {
    ("default",): {
        "all-but-listed": Said(FREE, N_("Use AI for everything but what stands under “Never”.")),
        "listed-uses": Said(FREE, N_("Use AI for what is listed here; for anything else, ask.")),
        "case-by-case": Said(ASK, N_("Ask each time before you use AI.")),
        "forbidden": Said(NEVER, N_("Do not use AI.")),
    },
    ("experiments",): {
        "free": Said(FREE, N_("Try things out on what is not published.")),
        "with-care": Said(FREE, N_("Try things out on what is not published, with care.")),
        "agreed": Said(ASK, N_("Trying things out, even on what is not published.")),
        "none": Said(NEVER, N_("Trying things out.")),
    },
    ("uses", EACH, "allowed"): {
        "yes": Said(FREE, N_("%(use)s")),
        "case-by-case": Said(ASK, N_("%(use)s")),
        "no": Said(NEVER, N_("%(use)s")),
    },
    ("images", "generate"): {
        "freely": Said(FREE, N_("Pictures, video and sound made by AI.")),
        "labelled": Said(FREE, N_("Pictures, video and sound made by AI, if people are told.")),
        "as-subject": Said(FREE, N_("Pictures, video and sound made by AI as the subject, if people are told.")),
        "by-exception": Said(ASK, N_("Pictures, video and sound made by AI.")),
        "never": Said(NEVER, N_("Pictures, video and sound made by AI.")),
    },
    ("images", "alter"): {
        "freely": Said(FREE, N_("Photos, video and sound changed by AI.")),
        "technical-only": Said(FREE, N_("Photos, video and sound changed by AI in light, sharpness and the like.")),
        "labelled": Said(FREE, N_("Photos, video and sound changed by AI, if people are told.")),
        "never": Said(NEVER, N_("Photos, video and sound changed by AI.")),
    },
    ("synthetic_people",): {
        "freely": Said(FREE, N_("Invented people and voices.")),
        "labelled": Said(FREE, N_("Invented people and voices, if people are told.")),
        "labelled-with-consent": Said(
            ASK, N_("Invented people and voices: people are told, and whoever is shown or heard agrees.")
        ),
        "never": Said(NEVER, N_("Invented people and voices.")),
    },
    ("tools", "allowed"): {
        "any": Said(FREE, N_("Use any tool.")),
        "assessed-list": Said(ASK, N_("Use only tools that somebody has assessed.")),
        "one-tool": Said(ASK, N_("Use only the one tool.")),
        "none": Said(NEVER, N_("Use no tool.")),
    },
    ("tools", "list", EACH): {ANY: Said(FREE, N_("A tool: %(name)s"))},
    ("tools", "assessed_by"): {ANY: Said(ASK, N_("Who assesses a tool: %(value)s"))},
    ("literacy",): {
        "nothing": Said(FREE, N_("Begin: you need no training.")),
        "guidance": Said(ASK, N_("Read our guidance before you begin.")),
        "training": Said(ASK, N_("Be trained before you begin.")),
        "training-and-test": Said(ASK, N_("Be trained and tested before you begin.")),
    },
    ("output",): {
        "as-it-is": Said(FREE, N_("Text of AI may go out as it is.")),
        "after-review": Said(ASK, N_("Text of AI goes out once a person has read it.")),
        "reworked": Said(ASK, N_("Text of AI goes out once a person has worked it over.")),
        "source-only": Said(NEVER, N_("Text of AI never goes out; it is unchecked material for whoever writes.")),
    },
    ("human_review",): {
        "nobody": Said(FREE, N_("Nobody has to look at what AI made before it appears.")),
        "sample-after": Said(ASK, N_("Somebody looks at some of what AI made after it has appeared.")),
        "one-person": Said(ASK, N_("One person looks at what AI made before it appears.")),
        "two-people": Said(ASK, N_("Two people look at what AI made before it appears.")),
    },
    ("reviewing", "checkpoints", EACH): {ANY: Said(ASK, N_("A person looks at: %(name)s"))},
    ("automation",): {
        "writes-and-posts": Said(FREE, N_("Software may write and post by itself.")),
        "posts-listed-kinds": Said(FREE, N_("Software may post the kinds that are listed here.")),
        "schedules-approved": Said(ASK, N_("Software may schedule what a person has approved, and no more.")),
        "nothing": Said(NEVER, N_("Software does nothing by itself.")),
    },
    ("automation_limits", EACH, "allowed"): {
        "by-itself": Said(FREE, N_("By itself, software may: %(act)s")),
        "once-approved": Said(ASK, N_("Once a person has approved, software may: %(act)s")),
        "never": Said(NEVER, N_("What software does: %(act)s")),
    },
    ("automated_replies",): {
        "everything": Said(FREE, N_("A bot may answer anything.")),
        "everything-with-handover": Said(FREE, N_("A bot may answer anything; a person takes over when asked.")),
        "listed-questions": Said(FREE, N_("A bot may answer listed questions.")),
        "never": Said(NEVER, N_("A bot that answers people.")),
    },
    ("bot", "never_on"): {ANY: Said(NEVER, N_("A bot that speaks of: %(value)s"))},
    ("barred_uses", EACH): {ANY: Said(NEVER, N_("%(use)s"))},
    ("inputs",): {
        "anything": Said(FREE, N_("Type anything into a tool.")),
        "no-personal-or-secret": Said(NEVER, N_("Type personal data or secrets into a tool.")),
        "meant-for-publication": Said(NEVER, N_("Type into a tool what is not meant to be published.")),
        "already-public": Said(NEVER, N_("Type into a tool what is not public already.")),
    },
    ("inputs_barred",): {ANY: Said(NEVER, N_("Type into a tool: %(value)s"))},
    ("profiling",): {
        "individuals": Said(FREE, N_("AI may work out things about single people.")),
        "groups": Said(ASK, N_("AI may work out things about groups, not about single people.")),
        "nobody": Said(NEVER, N_("Let AI work out things about people.")),
    },
    ("label",): {
        "nothing": Said(FREE, N_("Nothing is labelled as made with AI.")),
        "what-could-mislead": Said(SHOW, N_("Say that AI made it where people could take it for real.")),
        "all-generated": Said(SHOW, N_("Say that AI made it, of everything that AI made.")),
        "any-help": Said(SHOW, N_("Say that AI had a part in it, however small.")),
    },
    ("label_text", EACH): {ANY: Said(SHOW, N_("The words: “%(text)s”"))},
    ("platform_label",): {
        "where-asked": Said(SHOW, N_("Use the platform’s own label where the platform asks for it.")),
        "always": Said(SHOW, N_("Use the platform’s own label wherever we label.")),
    },
    ("bot_notice",): {
        "when-asked": Said(SHOW, N_("A bot says that it is one when somebody asks.")),
        "at-start": Said(SHOW, N_("A bot says that it is one at the start of the talk.")),
        "in-every-message": Said(SHOW, N_("A bot says that it is one in every message.")),
    },
    ("credentials_kept",): {"true": Said(KEEP, N_("The marks in a file that show how it was made."))},
    ("records", "what"): {
        "nothing": Said(FREE, N_("Nothing has to be written down.")),
        "that-it-was-used": Said(KEEP, N_("That AI was used.")),
        "input-and-output": Said(KEEP, N_("What was typed in and what came out.")),
        "each-checkpoint": Said(KEEP, N_("What was decided at each checkpoint.")),
    },
    ("records", "where"): {ANY: Said(KEEP, N_("Where it is written down: %(value)s"))},
    ("records", "how_long"): {ANY: Said(KEEP, N_("How long it is kept: %(value)s"))},
    ("report_to",): {ANY: Said(ASK, N_("If something goes wrong, tell: %(value)s"))},
}
