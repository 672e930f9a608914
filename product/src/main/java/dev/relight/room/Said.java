package dev.relight.room;

import java.util.Locale;

/// What became of a form; the page that follows says so.
enum Said {
    NONE(""),
    YES("Your yes is on the record."),
    NO("Your no is on the record."),
    CHOSEN("Your choice is on the record; what runs is asked next."),
    NOT_CHOSEN("Nothing is chosen yet: pick one of those that were seen."),
    YES_BEFORE("You have said yes already; another person must say it too."),
    ANSWERED_BEFORE("That question was answered before you; this is how it stands now."),
    DONE("Noted as done by you."),
    NOTED("Your note is on the record."),
    NOTHING("There was nothing to note."),
    ACKNOWLEDGED("You have acknowledged it: nobody else is called."),
    HELD("Everything automatic is held."),
    RELEASED("Relight goes on."),
    ABORTED("Aborted; nothing automatic happens any more."),
    RETRIED("Relight tries the runbook again."),
    MENDED("Relight checks whether it is mended."),
    DID_IT("Noted that you did it; Relight looks whether it helped."),
    SKIPPED("Skipped; Relight goes on with the next."),
    TAKEN_OVER("It is yours now; Relight watches."),
    OVERRIDDEN("The override is on the record."),
    REASON_MISSING("An override needs a reason; nothing was changed."),
    VOID("That does not count; the timeline says why."),
    NO_CHANGE("That changed nothing; this is how it stands now.");

    private final String words;

    Said(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Said of(String word) {
        for (var said : values()) if (said.word().equals(word)) return said;
        return NONE;
    }
}
