"""What an influencer policy says to the creators themselves; plain words, and nothing of why we want it so."""

from govlint.handbook.sheets.sheet import ANY, EACH, FREE, Said, Sheet
from govlint.language import gettext_noop as N_  # noqa: N812

LABEL, NEVER, SAY, CHECK, PAY, MEND, CONTACT = "label", "never", "say", "check", "pay", "mend", "contact"

TITLES = {
    LABEL: N_("Say that it is an advert"),
    FREE: N_("What we do not ask"),
    NEVER: N_("Never say, suggest, show or do"),
    SAY: N_("Say or show"),
    CHECK: N_("What we look at, and when"),
    CONTACT: N_("Talk to us"),
    PAY: N_("Payment and gifts"),
    MEND: N_("If something is wrong"),
}
"""The parts of the brief; what does not fit on one side is left out from the end."""

_CLAIM = Said(NEVER, N_("“%(claim)s”"), (), N_("“%(kind)s”"))

SHEET: Sheet = {
    ("disclosure", "scope"): {
        "own-judgement": Said(FREE, N_("Say that there is a tie to us when you think it right.")),
        "paid": Said(LABEL, N_("Say it whenever we pay you.")),
        "paid-and-gifts": Said(LABEL, N_("Say it whenever we pay you or give you something.")),
        "also-affiliate-and-last-12-months": Said(
            LABEL,
            N_("Say it when we pay you, give you something or share sales, and for twelve months after that."),
        ),
        "every-mention": Said(LABEL, N_("Say it whenever you name us.")),
    },
    ("disclosure", "wording"): {
        "any": Said(FREE, N_("The words with which you say it are yours.")),
        "plain-words": Said(LABEL, N_("Say it in words that anyone understands.")),
        "our-list": Said(LABEL, N_("Use a label from this page.")),
        "one-fixed-label": Said(LABEL, N_("Use exactly the label on this page.")),
    },
    ("disclosure", "place"): {
        "anywhere": Said(FREE, N_("Put it where you like.")),
        "with-the-post": Said(LABEL, N_("Put it with the post, not only on your profile.")),
        "first-sight": Said(LABEL, N_("Put it where people see it at once.")),
        "first-sight-and-spoken": Said(LABEL, N_("Put it where people see it at once, and say it aloud.")),
    },
    ("disclosure", "repeated_live"): {"true": Said(LABEL, N_("In a live broadcast, say it again from time to time."))},
    ("disclosure", "edited_images"): {
        "where-asked": Said(LABEL, N_("Say that a picture was retouched or made by software where the law asks.")),
        "always": Said(LABEL, N_("Say always that a picture was retouched or made by software.")),
    },
    ("brief", "wording"): {
        "their-own": Said(FREE, N_("The words are yours.")),
        "bounds-and-facts": Said(FREE, N_("The words are yours, within the bounds and facts that we give you.")),
        "key-messages": Said(SAY, N_("The words are yours, and a few messages of ours come across.")),
        "our-wording": Said(SAY, N_("Use our words.")),
        "our-opinions-in-their-mouth": Said(SAY, N_("Use our words, and give the opinion in them as yours.")),
    },
    ("brief", "own_experience"): {
        "tried": Said(SAY, N_("Speak only of what you have tried.")),
        "tried-and-own-view": Said(SAY, N_("Speak only of what you have tried, and say what you think of it.")),
    },
    ("brief", "must_say"): {ANY: Said(SAY, N_("Say: %(value)s"))},
    ("brief", "show"): {ANY: Said(SAY, N_("Show: %(value)s"))},
    ("brief", "must_not_claim", EACH): {ANY: _CLAIM},
    ("brief", "must_not_show"): {ANY: Said(NEVER, N_("Show: %(value)s"))},
    ("brief", "music"): {
        "any": Said(FREE, N_("Use any music.")),
        "commercial-library": Said(SAY, N_("Use only music that the platform licenses for businesses.")),
        "own-licence": Said(SAY, N_("Use only music that you or we have licensed.")),
        "none": Said(NEVER, N_("Use music.")),
    },
    ("brief", "ai_use"): {
        "freely": Said(FREE, N_("You may use AI.")),
        "labelled": Said(LABEL, N_("You may use AI if you tell people.")),
        "ask-first": Said(CHECK, N_("Ask us before you use AI.")),
        "never": Said(NEVER, N_("Use AI.")),
    },
    ("own_opinions",): {
        "anything": Said(FREE, N_("Outside our posts, say what you like.")),
        "no-listed-topics": Said(NEVER, N_("While you work with us: opinions on the topics named here.")),
        "ask-first": Said(CHECK, N_("Ask us before you speak on public matters, also outside our posts.")),
        "nothing-public": Said(NEVER, N_("While you work with us: anything on public matters.")),
    },
    ("listed_topics", EACH, "topic"): {ANY: Said(NEVER, N_("While you work with us: opinions on %(value)s"), ())},
    ("contract", "speaking_ill"): {
        "not-barred": Said(FREE, N_("You may criticise us.")),
        "during": Said(NEVER, N_("While the contract runs: speak ill of us.")),
        "for-good": Said(NEVER, N_("Speak ill of us, now or later.")),
    },
    ("exclusivity_during",): {
        "nobody": Said(FREE, N_("Work for anybody else you like.")),
        "competitors": Said(NEVER, N_("While the contract runs: work for competitors.")),
        "whole-trade": Said(NEVER, N_("While the contract runs: work for anyone else in our trade.")),
    },
    ("exclusivity_after",): {
        **dict.fromkeys(("0d", "0w", "0mo"), Said(FREE, N_("After the end, work for anybody you like."))),
        ANY: Said(NEVER, N_("After the end: work for competitors, for %(value)s")),
    },
    ("content_approval",): {
        "nothing": Said(FREE, N_("You need not show us a post before it appears.")),
        "claims-and-facts": Said(CHECK, N_("Show us claims and facts before a post appears; the rest is yours.")),
        "whole-post": Said(CHECK, N_("Show us the whole post before it appears.")),
    },
    ("approval", "answer_within"): {ANY: Said(CHECK, N_("We answer within %(value)s"))},
    ("approval", "silence_means"): {
        "go": Said(CHECK, N_("If we do not answer in time, it may appear.")),
        "wait": Said(CHECK, N_("If we do not answer in time, it waits.")),
        "refused": Said(CHECK, N_("If we do not answer in time, it may not appear.")),
    },
    ("approval", "rounds"): {ANY: Said(CHECK, N_("We ask for changes at most this often: %(value)s"))},
    ("approval", "may_change"): {
        "facts-and-labels": Said(FREE, N_("We ask for changes of facts and labels only.")),
        "brief": Said(CHECK, N_("We may ask to change what departs from this page.")),
        "anything": Said(CHECK, N_("We may ask to change anything.")),
    },
    ("monitoring", "depth"): {
        "none": Said(FREE, N_("We do not follow up on your posts.")),
        "sample": Said(CHECK, N_("After it has appeared, we look at some of the posts made for us.")),
        "every-paid-post": Said(
            CHECK, N_("After it has appeared, we look at every post with a tie to us, and at no other.")
        ),
        "all-they-post": Said(CHECK, N_("We look at everything that you post.")),
    },
    ("monitoring", "within"): {ANY: Said(CHECK, N_("We look within %(value)s"))},
    ("comments_under",): {
        "creator": Said(CHECK, N_("You answer people under your posts.")),
        "us": Said(CHECK, N_("We answer people under posts for us.")),
        "both": Said(CHECK, N_("You and we answer people under posts for us.")),
    },
    ("payment", "forms"): {ANY: Said(PAY, N_("What you may get: %(value)s"))},
    ("payment", "tied_to"): {
        "work": Said(PAY, N_("The sum hangs on the work, not on how well you speak of us.")),
        "reach": Said(PAY, N_("The sum hangs on how many are reached.")),
        "sales": Said(PAY, N_("The sum hangs on what is sold.")),
        "praise": Said(PAY, N_("The sum hangs on how well you speak of us.")),
    },
    ("payment", "within"): {ANY: Said(PAY, N_("We pay within %(value)s"))},
    ("payment", "gifts_oblige"): {
        "no": Said(FREE, N_("A gift obliges you to nothing.")),
        "hoped-for": Said(FREE, N_("A gift obliges you to nothing, though we may ask.")),
        "agreed": Said(PAY, N_("A gift obliges you to post as agreed.")),
    },
    ("payment", "gift_limit"): {ANY: Said(PAY, N_("A gift is worth at most %(value)s"))},
    ("payment", "sum_said"): {
        "true": Said(LABEL, N_("Say how much it was.")),
        "false": Said(FREE, N_("You need not say how much it was.")),
    },
    ("on_breach", "first_step"): {
        "nothing": Said(FREE, N_("If a rule is broken, nothing follows at first.")),
        "fix-together": Said(MEND, N_("If a rule is broken, we put it right together.")),
        "fix-and-pause": Said(MEND, N_("If a rule is broken, we put it right and pause the work.")),
        "ended": Said(MEND, N_("If a rule is broken, the work ends.")),
    },
    ("on_breach", "fix_within"): {ANY: Said(MEND, N_("It is put right within %(value)s"))},
    ("on_breach", "grave"): {ANY: Said(MEND, N_("What ends the work at once: %(value)s"))},
    ("ending", "old_posts"): {
        "stay": Said(MEND, N_("When we part, your posts stay.")),
        "labelled": Said(MEND, N_("When we part, your posts stay with their label.")),
        "taken-down": Said(MEND, N_("When we part, your posts are taken down.")),
    },
    ("ending", "heard_first"): {"true": Said(MEND, N_("You are heard before we part."))},
    ("backing", "heard_first"): {"true": Said(MEND, N_("When you are under attack, we hear you before we decide."))},
    ("rights", "use"): {
        "none": Said(FREE, N_("We do not use what you make.")),
        "repost": Said(PAY, N_("We may pass on your post.")),
        "organic": Said(PAY, N_("We may use what you make in our unpaid posts.")),
        "organic-and-paid": Said(PAY, N_("We may use what you make in our posts and adverts.")),
    },
    ("rights", "how_long"): {ANY: Said(PAY, N_("We may use it for %(value)s"))},
    ("rights", "ai_training"): {
        "no": Said(FREE, N_("What you make is not used to train software.")),
        "asked": Said(FREE, N_("What you make is used to train software only if you agree.")),
        "free": Said(PAY, N_("What you make may be used to train software.")),
    },
    ("in_a_crisis",): {
        "go-on": Said(FREE, N_("When we are in trouble, your posts go on.")),
        "asked": Said(MEND, N_("When we are in trouble, we talk over what becomes of your posts.")),
        "pause": Said(MEND, N_("When we are in trouble, posts for us pause.")),
    },
    ("feedback", "channel"): {ANY: Said(CONTACT, N_("Where you say that something is wrong: %(value)s"))},
    ("feedback", "to"): {ANY: Said(CONTACT, N_("Who hears it: %(value)s"))},
    ("feedback", "within"): {ANY: Said(CONTACT, N_("We answer within %(value)s"))},
    ("owner",): {ANY: Said(CONTACT, N_("Who answers for this page: %(value)s"))},
}

SECTOR: Sheet = {
    ("prohibited_claims", EACH): {ANY: _CLAIM},
    ("featured_person_age",): {ANY: Said(NEVER, N_("Show people who are younger than %(value)s"))},
    ("excluded_placements",): {ANY: Said(NEVER, N_("Where posts for us do not stand: %(value)s"))},
    ("age_gates", EACH, "where"): {
        "creators-posts": Said(SAY, N_("Use the age gate of the platform, where it has one."), ()),
    },
    ("permitted_elements",): {ANY: Said(SAY, N_("Only this may be shown: %(value)s"))},
}
"""What a sector policy says to creators."""
