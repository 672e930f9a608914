package dev.relight.danger;

import dev.relight.secret.SecretName;
import dev.relight.shell.Node;
import dev.relight.shell.Piece;
import dev.relight.shell.Placeholders;
import dev.relight.shell.Word;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Secrets that stand in a command's own text: a password in an address, a token in a header.
final class SecretText {
    /// Options whose value is a password, by program; and long options that say so themselves.
    private static final Set<String> SECRET_OPTIONS =
            Set.of(
                    "mysql -p",
                    "mariadb -p",
                    "mysqldump -p",
                    "mysqladmin -p",
                    "redis-cli -a",
                    "valkey-cli -a",
                    "sshpass -p",
                    "ldapsearch -w",
                    "smbclient -U",
                    "curl -u",
                    "curl --user",
                    "wget --user",
                    "mongosh -p",
                    "mongo -p",
                    "mongodump -p");

    /// Here the password is glued to the option.
    private static final Set<String> MYSQL =
            Set.of("mysql", "mariadb", "mysqldump", "mysqladmin", "mysqlcheck", "mariadb-dump");

    /// Patterns look at this much at a time, since some take the square of it; what lies across a
    /// border is found in the overlap.
    private static final int WINDOW_CHARACTERS = 2_000;

    private static final int OVERLAP_CHARACTERS = 300;

    private SecretText() {}

    static @Nullable String inWords(List<Word> words) {
        for (var word : words) {
            var why = in(word.text());
            if (why == null) why = named(word);
            if (why != null) return why;
        }
        return null;
    }

    static @Nullable String in(String text) {
        if (text.length() < 6) return null;
        for (int from = 0; ; from += WINDOW_CHARACTERS - OVERLAP_CHARACTERS) {
            int to = Math.min(text.length(), from + WINDOW_CHARACTERS);
            var why = inWindow(text.substring(from, to));
            if (why != null || to == text.length()) return why;
        }
    }

    private static @Nullable String inWindow(String text) {
        for (var row : SecretTable.READ.texts) {
            var matcher = row.shape().pattern().matcher(text);
            if (matcher.find() && isValue(matcher.group(1), row.why())) return row.why();
        }
        return null;
    }

    /// A word of example is no secret, but for `user:pass` in an address, which may well be real.
    private static boolean isValue(String value, String why) {
        return why.contains("address") || Placeholders.in(value).isEmpty();
    }

    static @Nullable String inAssignment(Node.Assignment assignment) {
        if (assignment.value().size() != 1 || !SecretName.speaks(assignment.name())) return null;
        var value = assignment.value().getFirst();
        return isLiteral(value) && !isOpenAddress(value.value())
                ? "sets the secret " + assignment.name()
                : null;
    }

    /// `REDIS_URL=redis://host:6379` has no password in it.
    private static boolean isOpenAddress(String value) {
        return value.contains("://") && value.indexOf('@') < 0 && value.indexOf('?') < 0;
    }

    /// `PGPASSWORD=x` or `--password=x` as an argument.
    private static @Nullable String named(Word word) {
        var value = word.value();
        int equals = value.lastIndexOf('=');
        if (equals < 1 || equals + 1 == value.length() || !isLiteral(word)) return null;
        int start = equals;
        while (start > 0 && isNamePart(value.charAt(start - 1))) start--;
        var name = value.substring(start, equals);
        var set = value.substring(equals + 1);
        if (!SecretName.speaks(name) || isPath(set) || isOpenAddress(set)) return null;
        return "holds the secret " + name;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean isPath(String value) {
        return value.startsWith("/")
                || value.startsWith("./")
                || value.startsWith("@")
                || value.startsWith("file:");
    }

    /// `-a PASSWORD`, `--password PASSWORD`, `-u user:password`.
    static @Nullable String inOptions(Call call) {
        if (MYSQL.contains(call.name))
            for (int i = call.program + 1; i < call.words.size(); i++) {
                var word = call.words.get(i);
                if (word.value().startsWith("-p") && word.value().length() > 2 && isLiteral(word))
                    return "a password behind -p";
            }
        for (var option : call.options) {
            var value = option.value();
            if (value == null || value.isEmpty() || isPath(value)) continue;
            boolean known = SECRET_OPTIONS.contains(call.name + " " + option.name());
            boolean says = option.name().startsWith("--") && saysSo(option.name());
            if (!known && !says) continue;
            int word = Math.min(option.word() + 1, call.words.size() - 1);
            boolean glued = call.words.get(option.word()).value().endsWith(value);
            if (!isLiteral(call.words.get(glued ? option.word() : word))) continue;
            boolean user = option.name().equals("-u") || option.name().startsWith("--user");
            if (user && !value.matches("[^:]+:.+")) continue;
            return "a password behind " + option.name();
        }
        return null;
    }

    private static boolean saysSo(String option) {
        return switch (option) {
            case "--password",
                    "--passwd",
                    "--pass",
                    "--token",
                    "--secret",
                    "--api-key",
                    "--client-secret",
                    "--access-token",
                    "--auth-token",
                    "--passphrase" ->
                    true;
            default -> false;
        };
    }

    private static boolean isLiteral(Word word) {
        for (var piece : word.pieces()) if (!isLiteral(piece)) return false;
        return !word.value().isEmpty() && Placeholders.in(word.value()).isEmpty();
    }

    private static boolean isLiteral(Piece piece) {
        return switch (piece) {
            case Piece.Literal _, Piece.SingleQuoted _ -> true;
            case Piece.DoubleQuoted quoted ->
                    quoted.pieces().stream().allMatch(SecretText::isLiteral);
            case Piece.Expansion _,
                    Piece.Arithmetic _,
                    Piece.Substitution _,
                    Piece.ProcessSubstitution _,
                    Piece.Glob _,
                    Piece.Brace _,
                    Piece.FillIn _ ->
                    false;
        };
    }
}
