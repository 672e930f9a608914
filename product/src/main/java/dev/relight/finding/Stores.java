package dev.relight.finding;

import com.google.re2j.Pattern;

/// A store whose container does not run cannot be reached, whoever asks.
final class Stores {
    private static final Pattern DATABASE =
            Pattern.compile(
                    "(?i)(^|[^a-z])(postgres\\w*|pgsql|mysql|mariadb|mongo\\w*|db|database|cockroach\\w*|mssql)([^a-z]|$)");

    private static final Pattern CACHE =
            Pattern.compile("(?i)(^|[^a-z])(redis|valkey|keydb)([^a-z]|$)");

    /// Named after a store, but none.
    private static final Pattern BESIDE =
            Pattern.compile("(?i)exporter|backup|migrat|admin|init|seed|proxy|bouncer|ui\\b");

    private Stores() {}

    static void down(String name, String state, String raw, Notes notes) {
        if (BESIDE.matcher(name).find()) return;
        if (DATABASE.matcher(name).find()) {
            notes.add("db.reachable", name, "false", raw);
            notes.add("db.answer", name, "its container is " + state, raw);
        }
        if (CACHE.matcher(name).find()) notes.add("redis.reachable", name, "false", raw);
    }
}
