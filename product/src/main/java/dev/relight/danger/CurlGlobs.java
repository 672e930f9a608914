package dev.relight.danger;

import dev.relight.shell.Piece;
import dev.relight.shell.Word;
import java.util.ArrayList;

/// curl takes `{` and `[` in an address for patterns of its own, so a query such as `up{job="x"}`
/// never arrives as written.
final class CurlGlobs {
    /// Servers refuse longer addresses.
    private static final int ADDRESS_CHARACTERS_MAX = 8_000;

    private CurlGlobs() {}

    static void mend(Call call, AttendanceWalk walk) {
        if (hasAny(call, "-g", "--globoff", "-G", "--get")) return;
        for (int i : call.plain) {
            var word = call.words.get(i);
            var address = address(word);
            int query = address.indexOf('?');
            if (query < 0 || address.length() > ADDRESS_CHARACTERS_MAX) continue;
            if (!isMangled(address.substring(query + 1))) continue;
            walk.repaired = true;
            walk.calm("curl takes the braces in the address for patterns of its own");
            if (hasAny(call, "-d", "--data", "--data-raw", "--json", "-X", "--request", "-F")
                    || address.indexOf('%') >= 0
                    || isExpanded(word))
                walk.edits.insert(call.words.get(call.program).end(), " -g");
            else
                walk.edits.replace(
                        word.start(),
                        word.end(),
                        encoded(address.substring(0, query), address.substring(query + 1)));
            return;
        }
    }

    private static boolean hasAny(Call call, String... names) {
        for (var name : names)
            for (var option : call.options) if (option.name().equals(name)) return true;
        return false;
    }

    private static boolean isExpanded(Word word) {
        return word.pieces().stream().anyMatch(CurlGlobs::isExpanded);
    }

    private static boolean isExpanded(Piece piece) {
        return switch (piece) {
            case Piece.Expansion _,
                    Piece.Substitution _,
                    Piece.ProcessSubstitution _,
                    Piece.Arithmetic _ ->
                    true;
            case Piece.DoubleQuoted quoted ->
                    quoted.pieces().stream().anyMatch(CurlGlobs::isExpanded);
            case Piece.Literal _,
                    Piece.SingleQuoted _,
                    Piece.Glob _,
                    Piece.Brace _,
                    Piece.FillIn _ ->
                    false;
        };
    }

    /// As its author meant it: quotes within an unquoted address belong to the query.
    private static String address(Word word) {
        boolean quoted = word.text().startsWith("\"") || word.text().startsWith("'");
        return quoted ? word.value() : word.text();
    }

    /// A selector or range (`{job=...}`, `[5m]`), not a list for curl (`{a,b}`, `[1-9]`).
    private static boolean isMangled(String query) {
        return query.matches("(?s).*\\{[^}]*[=~].*")
                || query.matches("(?s).*\\[[0-9]+[smhdwy](:[^\\]]*)?\\].*");
    }

    private static String encoded(String base, String query) {
        var parts = new ArrayList<String>();
        parts.add("-G");
        parts.add(base.matches("[A-Za-z0-9:/._@%+,=-]+") ? base : Quotes.readable(base));
        for (var parameter : query.split("&"))
            parts.add("--data-urlencode " + Quotes.readable(parameter));
        return String.join(" ", parts);
    }
}
