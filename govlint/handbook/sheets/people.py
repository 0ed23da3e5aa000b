"""What a people policy says to those who have an account of their own."""

from govlint.handbook.sheets.sheet import ANY, EACH, FREE, Said, Sheet
from govlint.language import gettext_noop as N_  # noqa: N812

LAW, ASK, SHOW, HELP = "law", "ask", "show", "help"

TITLES = {
    FREE: N_("What you never need to ask"),
    ASK: N_("What we ask of you"),
    LAW: N_("What the law protects"),
    SHOW: N_("What you show"),
    HELP: N_("Who helps you"),
}

SHEET: Sheet = {
    ("personal_use",): {
        "encouraged": Said(FREE, N_("Speak of your work on your own accounts: we are glad of it.")),
        "free": Said(FREE, N_("You may speak of your work on your own accounts.")),
        "free-if-clearly-personal": Said(
            FREE, N_("You may speak of your work on your own accounts if it is clear that you speak for yourself.")
        ),
        "announce": Said(ASK, N_("Tell us before you speak of your work on your own accounts. You need no leave.")),
        "ask-first": Said(ASK, N_("Ask before you speak of your work on your own accounts.")),
        "forbidden": Said(ASK, N_("Do not speak of your work on your own accounts.")),
    },
    ("personal_use_told_to",): {ANY: Said(ASK, N_("Whom you tell or ask beforehand: %(value)s"))},
    ("personal_post_review",): {
        "never": Said(FREE, N_("Nobody here reads your own posts before they appear.")),
        "if-asked": Said(FREE, N_("Nobody here reads your own posts before they appear, unless you ask us to.")),
        "about-our-products": Said(ASK, N_("Let us read your posts about our products before they appear.")),
        "all": Said(ASK, N_("Let us read your own posts before they appear.")),
    },
    ("share_freely",): {ANY: Said(FREE, N_("Share without asking anybody: %(value)s"))},
    ("work_talk",): {
        "all-but-secrets-and-unlawful": Said(
            FREE, N_("Say anything about your work but secrets and what the law forbids.")
        ),
        "also-no-named-people": Said(
            FREE,
            N_("Say anything about your work but secrets, what the law forbids and names of customers and colleagues."),
        ),
        "nothing-negative": Said(ASK, N_("Say nothing bad about your work.")),
        "nothing": Said(ASK, N_("Say nothing about your work.")),
    },
    ("opinions",): {
        "free": Said(FREE, N_("You may hold any opinion in public.")),
        "not-in-our-name": Said(FREE, N_("You may hold any opinion in public, but not in our name.")),
        "listed-topics-barred": Said(ASK, N_("You may hold opinions in public, except on the topics named here.")),
        "none": Said(ASK, N_("Hold no opinions in public.")),
    },
    ("opinions_barred", EACH): {ANY: Said(ASK, N_("Keep your opinion to yourself on: %(topic)s"))},
    ("criticism", "colleagues"): {
        "free": Said(FREE, N_("Of colleagues you may say what the law allows.")),
        "not-false-or-threatening": Said(FREE, N_("You may criticise colleagues; say nothing false or threatening.")),
        "not-run-down": Said(ASK, N_("Do not run colleagues down.")),
        "nothing-negative": Said(ASK, N_("Say nothing bad of colleagues.")),
        "nothing": Said(ASK, N_("Say nothing of colleagues.")),
    },
    ("criticism", "products"): {
        "free": Said(FREE, N_("Say what you think of our products.")),
        "fair": Said(FREE, N_("You may criticise our products, if you are fair.")),
        "nothing-negative": Said(ASK, N_("Say nothing bad of our products.")),
    },
    ("criticism", "competitors"): {
        "free": Said(FREE, N_("Say what you think of competitors.")),
        "fair-comparison": Said(FREE, N_("You may compare competitors with us, if you are fair.")),
        "not-run-down": Said(ASK, N_("Do not run competitors down.")),
        "own-strengths-only": Said(ASK, N_("Of competitors, say only what we are good at.")),
        "nothing": Said(ASK, N_("Say nothing of competitors.")),
    },
    ("monitoring",): {
        "nothing": Said(FREE, N_("We do not watch your own accounts.")),
        "advocacy-they-joined": Said(FREE, N_("We see only what you share in a programme that you joined.")),
        "on-a-report": Said(FREE, N_("We look at a post on your own account only if somebody reports it.")),
        "public-posts-always": Said(ASK, N_("Know that we watch all your public posts.")),
        "profiles-screened": Said(ASK, N_("Know that we look through profiles, also before we hire.")),
    },
    ("personal_account_access",): {
        "never": Said(FREE, N_("We never ask for access to an account of yours.")),
        "in-a-written-investigation": Said(
            ASK, N_("In an investigation that is on file, we may ask for access to an account of yours.")
        ),
        "on-request": Said(ASK, N_("Give us access to an account of yours when we ask.")),
    },
    ("own_account_for_work",): {
        "never-asked": Said(FREE, N_("Nobody asks you to post for us from your own account.")),
        "asked": Said(FREE, N_("If you are asked to post for us from your own account, you may decline.")),
        "expected": Said(ASK, N_("Post for us from your own account.")),
    },
    ("advocacy", "participation"): {
        "own-idea": Said(FREE, N_("Share our posts when you feel like it.")),
        "invited": Said(FREE, N_("You are invited to share our posts. You need not.")),
        "targets": Said(ASK, N_("Share our posts: you have targets.")),
        "duty": Said(ASK, N_("Share our posts: you must.")),
    },
    ("advocacy", "wording"): {
        "own-words": Said(FREE, N_("When you share a post of ours, the words are yours.")),
        "suggestions": Said(FREE, N_("When you share a post of ours, the words are yours; we only suggest some.")),
        "edit-required": Said(ASK, N_("When you share a post of ours, change the words that we suggest.")),
        "copy-only": Said(ASK, N_("When you share a post of ours, use our words.")),
    },
    ("reach", "off_duty"): {
        "true": Said(ASK, N_("Keep to this page outside working hours, too.")),
        "false": Said(FREE, N_("Outside working hours nothing on this page binds you.")),
    },
    ("reach", "closed_places"): {
        "true": Said(ASK, N_("Keep to this page in closed groups and private messages, too.")),
        "false": Said(FREE, N_("In closed groups and private messages nothing on this page binds you.")),
    },
    ("reach", "not"): {ANY: Said(FREE, N_("Nothing on this page is about: %(value)s"))},
    ("pictures_at_work",): {
        "free": Said(FREE, N_("Post pictures from work.")),
        "with-consent": Said(ASK, N_("Post pictures from work only if those shown agree.")),
        "nobody-else": Said(ASK, N_("Post pictures from work only if nobody else is shown.")),
        "barred": Said(ASK, N_("Post no pictures from work.")),
    },
    ("confidential", "scope"): {
        "named-kinds": Said(ASK, N_("Keep to yourself the secrets named here, and only these.")),
        "named-and-marked": Said(ASK, N_("Keep to yourself the secrets named here and what is marked as secret.")),
        "everything-internal": Said(ASK, N_("Keep to yourself everything that we have not published.")),
        "anything-about-work": Said(ASK, N_("Keep to yourself everything about work.")),
    },
    ("confidential", "kinds"): {ANY: Said(ASK, N_("Secret: %(value)s"))},
    ("speaking_for_us", "press"): {
        "answer": Said(FREE, N_("When the press asks, you may answer.")),
        "answer-on-own-work": Said(FREE, N_("When the press asks, you may answer on your own work.")),
        "pass-on": Said(ASK, N_("When the press asks, pass it on.")),
    },
    ("conduct", EACH): {ANY: Said(ASK, N_("%(rule)s"))},
    ("say_where_they_work",): {
        "never": Said(FREE, N_("You need not say that you work here.")),
        "when-recommending-us": Said(
            SHOW, N_("Say that you work here when you speak well of us or of what we sell; else you need not.")
        ),
        "on-work-topics": Said(SHOW, N_("Say that you work here when you speak of our business or trade.")),
        "always": Said(SHOW, N_("Say always that you work here.")),
    },
    ("identity", "disclaimer"): {
        "none": Said(FREE, N_("You need not add that you speak for yourself.")),
        "when-unclear": Said(SHOW, N_("Add that you speak for yourself where that is not clear.")),
        "when-identified": Said(
            SHOW, N_("Add that you speak for yourself where it can be seen that you belong to us.")
        ),
        "on-work-topics": Said(SHOW, N_("Add that you speak for yourself when you speak of work.")),
        "outside-our-places": Said(SHOW, N_("Add that you speak for yourself in places that are not ours.")),
        "on-profile": Said(SHOW, N_("Say once, on your profile, that you speak for yourself.")),
        "every-post": Said(SHOW, N_("Say in every post that you speak for yourself.")),
    },
    ("identity", "disclaimer_words"): {
        "own": Said(FREE, N_("The words with which you say so are yours.")),
        "suggested": Said(FREE, N_("The words with which you say so are yours; we only suggest some.")),
        "fixed": Said(SHOW, N_("The words with which you say so are fixed.")),
    },
    ("identity", "disclaimer_text"): {ANY: Said(SHOW, N_("The words for that: “%(value)s”"))},
    ("identity", "first_person"): {"true": Said(SHOW, N_("Write “I” of yourself, never “we”."))},
    ("identity", "logo"): {
        "free": Said(FREE, N_("You may use our logo in your picture.")),
        "barred": Said(ASK, N_("Do not use our logo in your picture.")),
        "discouraged": Said(ASK, N_("We would rather you did not use our logo in your picture.")),
    },
    ("rights_named", EACH): {ANY: Said(LAW, N_("%(right)s"))},
    ("confidential", "ask"): {ANY: Said(HELP, N_("If you do not know whether something is secret: %(value)s"))},
    ("speaking_for_us", "press_to"): {ANY: Said(HELP, N_("When the press asks: %(value)s"))},
    ("reporting", EACH): {ANY: Said(HELP, N_("%(when)s"))},
    ("report_to",): {ANY: Said(HELP, N_("For all else: %(value)s"))},
    ("sanctions", "first_step"): {
        "talk": Said(HELP, N_("After a slip, somebody talks with you first.")),
        "correction": Said(HELP, N_("After a slip, you put it right first.")),
        "warning": Said(ASK, N_("Know that a slip brings a warning first.")),
        "suspension": Said(ASK, N_("Know that a slip brings a suspension first.")),
        "dismissal": Said(ASK, N_("Know that a slip ends your work here.")),
    },
    ("sanctions", "heard_first"): {"true": Said(HELP, N_("You are heard before anything is decided."))},
    ("contributors", "coaching"): {ANY: Said(HELP, N_("Who helps you to write: %(value)s"))},
}

ATTACKED: Sheet = {("abuse_of_staff", EACH): {ANY: Said(HELP, N_("When you are abused: %(step)s"))}}
"""What an engagement policy says to those who are attacked."""
