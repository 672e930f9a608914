package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An author's words on what should come out, as a predicate.
///
/// What stands there exactly (a status, JSON, words in quotes, a number) is asked exactly; wordings
/// are looked up in `finding/expectations.yaml`; prose that says only what is shown falls back to
/// what a good output of that command looks like. Never less strict than that default where the
/// author's words are vague.
public final class Expectations {
    /// Longer than any expectation; the rest is explanation.
    private static final int CHARACTERS_MAX = 2_000;

    private Expectations() {}

    /// Null where neither the words nor the kind of command say what output can show.
    ///
    /// @param command the statement as written
    /// @param expected such as `200 OK with {"status": "ok"}`, with or without `Expected:`; `Look
    ///   for ...` is taken for what should not be there
    public static @Nullable Predicate check(String command, String expected) {
        return Viewed.of(command).expecting(expected);
    }

    static @Nullable Predicate check(Viewed viewed, String expected) {
        var cut =
                expected.length() > CHARACTERS_MAX
                        ? expected.substring(0, CHARACTERS_MAX)
                        : expected;
        var look = viewed.look();
        var usual = viewed.usual(Surroundings.NONE);
        var text = ExpectedWords.withoutLead(cut.strip());
        if (ExpectedWords.isLookFor(cut)) return ExpectedWords.lookedFor(text, look, usual);
        var parts = new ArrayList<Predicate>();
        var rest = ExpectedHttp.read(text, look, parts);
        rest = ExpectedJson.read(rest, parts);
        ExpectedWords.read(rest, look, usual, parts);
        return joined(parts);
    }

    private static @Nullable Predicate joined(List<Predicate> parts) {
        var distinct = parts.stream().distinct().toList();
        if (distinct.isEmpty()) return null;
        return distinct.size() == 1 ? distinct.getFirst() : new Predicate.And(distinct);
    }
}
