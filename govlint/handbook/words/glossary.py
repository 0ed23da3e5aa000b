"""The words of our own, in a line each: the handbook shows them, and `govlint explain` does."""

from govlint.language import gettext_noop

WORDS = {
    gettext_noop("Control"): gettext_noop(
        "Something we can hold more loosely or more tightly, such as who may comment."
    ),
    gettext_noop("Scale"): gettext_noop("The values of a control in order, from loose to tight."),
    gettext_noop("Setting"): gettext_noop("The value we chose for a control."),
    gettext_noop("Origin"): gettext_noop("The file and the line where a setting stands."),
    gettext_noop("Context"): gettext_noop(
        "Where and when something holds: a brand, a market, an account, a kind of content."
    ),
    gettext_noop("Floor"): gettext_noop("The loosest setting that is not too risky."),
    gettext_noop("Ceiling"): gettext_noop("The tightest setting that is not overly controlling."),
    gettext_noop("Wall"): gettext_noop("A floor or a ceiling. Behind each stand the sources that say so."),
    gettext_noop("Corridor"): gettext_noop("What lies between floor and ceiling. In there, we choose as we like."),
    gettext_noop("Lifted ceiling"): gettext_noop("A ceiling that gives way, because a floor asks for more here."),
    gettext_noop("Override"): gettext_noop("Another value in certain contexts."),
    gettext_noop("Effective policy"): gettext_noop(
        "What holds in a context, once all documents are laid over each other."
    ),
    gettext_noop("Lock"): gettext_noop("A field that narrower documents may not change."),
    gettext_noop("Strength"): gettext_noop("How binding a setting is: must, should, may or discouraged."),
    gettext_noop("Provision"): gettext_noop("A rule in words that no field fits. It is shown and never judged."),
    gettext_noop("Approval flow"): gettext_noop("The stages that content passes before or after it appears."),
    gettext_noop("Stage"): gettext_noop("One step of an approval flow: who looks, for what, by when."),
    gettext_noop("Clock"): gettext_noop("A time limit, with the hours that count."),
    gettext_noop("Finding"): gettext_noop("Something that is too loose, too tight or broken."),
    gettext_noop("Exception"): gettext_noop(
        "A departure from one rule, agreed to by somebody else, that ends on a stated day."
    ),
    gettext_noop("Posture"): gettext_noop("Where we stand between closed and open, by dimension."),
}
VERDICT_WORDS = {
    gettext_noop("inside"): gettext_noop("The setting lies between its walls."),
    gettext_noop("too loose"): gettext_noop("The setting is looser than the floor."),
    gettext_noop("too tight"): gettext_noop("The setting is tighter than the ceiling."),
    gettext_noop("undecided"): gettext_noop(
        "Nobody has decided, though a floor asks, or the document says it is open."
    ),
    gettext_noop("no wall here"): gettext_noop("Nothing limits the choice in this context."),
    gettext_noop("decided elsewhere"): gettext_noop("The document points to another text, so nothing is judged here."),
    gettext_noop("nothing said"): gettext_noop("Nobody has decided, and no floor asks for it."),
}
FORCE_WORDS = {
    gettext_noop("Law"): gettext_noop(
        "A statute, a regulation, a licence condition, a judgment or a binding rule of a regulator."
    ),
    gettext_noop("Code"): gettext_noop("A code that an industry gives itself and holds its members to."),
    gettext_noop("Guidance"): gettext_noop("What a regulator advises."),
    gettext_noop("Platform rule"): gettext_noop("What a platform asks of those who use it."),
    gettext_noop("Good practice"): gettext_noop("What experience shows to work."),
    gettext_noop("Evidence"): gettext_noop("Studies and ideas about culture, trust and speed."),
}
