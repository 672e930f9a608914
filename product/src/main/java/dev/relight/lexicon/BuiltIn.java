package dev.relight.lexicon;

import java.util.Locale;

/// A task that Relight can do itself (column `built_in` of `tasks.tsv`); [#NONE] is a person's.
public enum BuiltIn {
    NONE,
    ACKNOWLEDGE,
    ACTION_ITEM,
    CHECK_DEPENDENCIES,
    CHECK_MAINTENANCE_WINDOW,
    CHECK_RECENT_DEPLOYS,
    COUNT_AFFECTED_SERVICES,
    CREATE_TICKET,
    NOTIFY_CHANNEL,
    PAGE,
    POSTMORTEM,
    STABILITY_WATCH,
    STATUS_PAGE,
    STATUS_UPDATE,
    TIMELINE;

    /// As it stands in JSON and labels: `check-recent-deploys`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
