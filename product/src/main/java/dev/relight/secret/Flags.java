package dev.relight.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Finds secrets among the arguments of a command, as a process list or a trace shows them:
/// `--password value`, and the short options of tools that stand in `secret/flags.tsv`.
final class Flags {
    private final String text;
    private final Spans spans;
    private String tool = "";
    private boolean isLogin;

    private Flags(String text, Spans spans) {
        this.text = text;
        this.spans = spans;
    }

    static void find(String text, Spans spans) {
        var flags = new Flags(text, spans);
        for (int at = 0; at < text.length(); ) {
            int from = at;
            while (from < text.length() && isBlank(text.charAt(from)))
                if (text.charAt(from++) == '\n') flags.forgetTool();
            int to = from;
            while (to < text.length() && !isBlank(text.charAt(to))) to++;
            at = flags.word(from, to);
        }
    }

    private void forgetTool() {
        tool = "";
        isLogin = false;
    }

    /// Takes one word; gives back where the next begins.
    private int word(int from, int to) {
        if (from >= to) return Math.max(to, from + 1);
        char first = text.charAt(from);
        if (first == '-') return flag(from, to);
        var word = text.substring(from, Math.min(to, from + 64));
        if (word.equals("|") || word.equals(";") || word.equals("&&") || word.equals("||"))
            forgetTool();
        if (word.equals("login")) isLogin = true;
        int name = from + word.lastIndexOf('/') + 1;
        while (name < to && "\"'(`".indexOf(text.charAt(name)) >= 0) name++;
        var last = text.substring(name, Math.min(to, name + 32));
        if (Table.FORMS.containsKey(last)) {
            tool = last;
            isLogin = false;
            if (Table.FORMS.get(last).containsKey("")) return next(to, false);
        }
        return to;
    }

    private int flag(int from, int to) {
        var word = text.substring(from, Math.min(to, from + 64));
        var forms = Table.FORMS.getOrDefault(tool, Map.of());
        var form = forms.get(word);
        if (form != null) {
            boolean takesNext =
                    switch (form) {
                        case "any", "next", "colon" -> true;
                        case "login" -> isLogin;
                        default -> false;
                    };
            return takesNext ? next(to, form.equals("colon")) : to;
        }
        for (var entry : forms.entrySet()) {
            boolean mayBeGlued = entry.getValue().equals("glued") || entry.getValue().equals("any");
            int end = from + entry.getKey().length();
            if (mayBeGlued
                    && word.startsWith(entry.getKey())
                    && end < to
                    && text.charAt(end) != '=') {
                add(end, to, false);
                return to;
            }
        }
        int name = text.startsWith("--", from) ? from + 2 : from + 1;
        if (name >= to || !word.chars().skip(1).allMatch(Flags::isOfName)) return to;
        return switch (SecretName.meaning(text.substring(name, to))) {
            case SECRET -> next(to, false);
            case TOKEN -> nextIfItLooksSecret(to);
            case CARRIER, NONE -> to;
        };
    }

    /// The word after `at`, on the same line, with its quotes.
    private int next(int at, boolean afterColon) {
        int from = begin(at);
        int to = end(from);
        if (from < to && text.charAt(from) != '-') add(from, to, afterColon);
        return to;
    }

    private int nextIfItLooksSecret(int at) {
        int from = begin(at);
        int to = end(from);
        return Value.looksSecret(text, from, to) ? next(at, false) : at;
    }

    private int begin(int at) {
        int from = at;
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t'))
            from++;
        return from;
    }

    private int end(int from) {
        if (from >= text.length()) return from;
        char quote = text.charAt(from);
        boolean isQuoted = quote == '"' || quote == '\'';
        int to = isQuoted ? from + 1 : from;
        while (to < text.length() && text.charAt(to) != '\n') {
            char c = text.charAt(to);
            if (isQuoted ? c == quote : isBlank(c)) break;
            to++;
        }
        return isQuoted && to < text.length() && text.charAt(to) == quote ? to + 1 : to;
    }

    private void add(int from, int to, boolean afterColon) {
        int first = from;
        int last = to;
        if (afterColon) {
            int colon = text.indexOf(':', from);
            if (colon < 0 || colon >= to) return;
            first = colon + 1;
        }
        while (first < last && "\"'".indexOf(text.charAt(first)) >= 0) first++;
        while (last > first && "\"'`);,".indexOf(text.charAt(last - 1)) >= 0) last--;
        if (!Value.isHarmless(text, first, last)) spans.add(first, last, "password");
    }

    private static boolean isOfName(int c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /// Tool, then option (empty for a directive), then form; read when first asked.
    private static final class Table {
        static final Map<String, Map<String, String>> FORMS = new HashMap<>();

        static {
            try (var in = Flags.class.getResourceAsStream("/secret/flags.tsv")) {
                if (in == null)
                    throw new IllegalStateException("flags.tsv is missing; build with Maven");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                lines.readLine();
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var cells = line.split("\t");
                    FORMS.computeIfAbsent(cells[0], _ -> new HashMap<>()).put(cells[1], cells[2]);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
