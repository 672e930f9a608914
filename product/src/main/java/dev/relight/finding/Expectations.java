package dev.relight.finding;

import org.jspecify.annotations.Nullable;

/// An author's words on what should come out, as a predicate.
public final class Expectations {
    private Expectations() {}

    /// Null where the words say nothing that output can show.
    ///
    /// @param expected such as `200 OK with {"status": "ok"}`
    public static @Nullable Predicate check(String command, String expected) {
        if (expected.contains("200")) return Predicate.of("http.status = 200");
        return null;
    }
}
