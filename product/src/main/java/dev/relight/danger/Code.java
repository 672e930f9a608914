package dev.relight.danger;

import java.util.Locale;
import java.util.regex.Pattern;

/// Weighs a few lines of Python, Ruby, JavaScript and the like by what they call.
///
/// It reads names, not grammar: a name that says delete is taken at its word wherever it is called.
final class Code {
    /// A called name with what stands before its dot: `shutil.rmtree(`, `db.users.drop(`.
    private static final Pattern CALL =
            Pattern.compile("([A-Za-z_$][\\w$]*(?:(?:\\.|->|::)[A-Za-z_$][\\w$]*[!?]?)*)\\s*\\(");

    /// A word that acts without parentheses: `unlink glob(..)`, `User.destroy_all`, `exit`.
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w]*[!?]?");

    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern SHELL_OUT =
            Pattern.compile(
                    "\\b(os\\.system|os\\.popen|subprocess\\.\\w+|popen|system|exec|execSync|spawn|spawnSync|shell_exec|passthru|Open3\\.\\w+|sh)\\s*\\(?\\s*\\[?\\s*(?=[\"'])");
    private static final Pattern SQL_TEXT =
            Pattern.compile(
                    "(?is)^\\s*(select|delete|drop|truncate|update|insert|alter|create|vacuum|with|set|grant|revoke)\\s.*");

    private final Shelf shelf;
    private final Weigher weigher;

    Code(Shelf shelf, Weigher weigher) {
        this.shelf = shelf;
        this.weigher = weigher;
    }

    void weigh(Carry.Cargo language, String text) {
        var calls = shelf.always("code:");
        var mongo = language == Carry.Cargo.MONGO;
        weigher.scales.add(
                Danger.OBSERVE, "the code only reads and prints, as far as its names tell", text);
        shellOut(text);
        sqlWithin(text);
        var bare = STRING.matcher(text).replaceAll("\"\"");
        calls(mongo ? shelf.always("mongo:") : calls, bare);
        words(shelf.always(mongo ? "mongo-word:" : "code-word:"), bare);
    }

    private void shellOut(String text) {
        var out = SHELL_OUT.matcher(text);
        while (out.find()) {
            var string = STRING.matcher(text).region(out.end(), text.length());
            if (string.lookingAt()) weigher.text(list(text, out.end()), new Feed.Nothing());
        }
    }

    /// One string, or the strings of a list joined: `['rm', '-rf', x]`.
    private static String list(String text, int from) {
        var joined = new StringBuilder();
        var string = STRING.matcher(text).region(from, text.length());
        int at = from;
        while (string.find() && text.substring(at, string.start()).matches("[\\s,]*")) {
            var value = string.group(1) != null ? string.group(1) : string.group(2);
            joined.append(joined.isEmpty() ? "" : " ")
                    .append(value.replace("\\\"", "\"").replace("\\'", "'"));
            at = string.end();
        }
        return joined.toString();
    }

    private void sqlWithin(String text) {
        var strings = STRING.matcher(text);
        while (strings.find()) {
            var value = strings.group(1) != null ? strings.group(1) : strings.group(2);
            if (SQL_TEXT.matcher(value).matches()) new Sql(shelf, weigher, false).weigh(value);
        }
    }

    private void calls(Table known, String code) {
        var call = CALL.matcher(code);
        while (call.find()) {
            var full = call.group(1);
            if (isDefinition(code, call.start())) continue;
            var name =
                    full.substring(
                            Math.max(
                                            full.lastIndexOf('.'),
                                            Math.max(full.lastIndexOf('>'), full.lastIndexOf(':')))
                                    + 1);
            var row = known.next.get(full);
            if (row == null) row = known.word(name);
            if (row == null) row = shelf.always("code:").word(name);
            if (row != null && row.ruling != null) weigher.scales.add(row.ruling, full + "()");
            else if (row == null) stranger(full, name);
        }
    }

    private static boolean isDefinition(String code, int at) {
        var before = code.substring(0, at).stripTrailing();
        return before.endsWith("def") || before.endsWith("function") || before.endsWith("class");
    }

    private void stranger(String full, String name) {
        var verb = new Strangers(shelf).worst(name);
        if (verb == null)
            weigher.scales.add(
                    Danger.UNKNOWN, "nobody has taught us what " + full + "() does", full + "()");
        else if (verb.danger() == Danger.OBSERVE) return;
        else weigher.scales.add(verb.danger(), full + "(): " + verb.why(), full + "()");
    }

    private void words(Table known, String code) {
        var word = WORD.matcher(code);
        while (word.find()) {
            var row = known.next.get(word.group().toLowerCase(Locale.ROOT));
            if (row != null && row.ruling != null) weigher.scales.add(row.ruling, word.group());
        }
    }
}
