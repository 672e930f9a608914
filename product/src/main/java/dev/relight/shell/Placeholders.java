package dev.relight.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what a person was meant to fill in, before the shell is read: to bash `<port>` would be a
/// redirection.
///
/// `<name>`, `{{ name }}`, `[Name]`, `{name}` and words that are examples. Go templates
/// (`{{.Names}}`), redirections (`< file`), globs (`[a-z]`), braces (`{a,b}`) and markup
/// (`<b>x</b>`) are none. Comments are not searched.
public final class Placeholders {
    private final String text;
    private final boolean closes;
    private final List<Placeholder> found = new ArrayList<>(0);
    private int at;

    /// `'` or `"` inside quotes, else [Source#END].
    private char quote = Source.END;

    private Placeholders(String text) {
        this.text = text;
        this.closes = text.contains("</");
    }

    /// All of them, in order, not overlapping.
    public static List<Placeholder> in(String text) {
        if (text.length() > Shell.TEXT_CHARACTERS_MAX) return List.of();
        var search = new Placeholders(text);
        while (search.at < text.length()) search.step();
        return search.found;
    }

    private void step() {
        char c = text.charAt(at);
        switch (c) {
            case '\\' -> at += quote == '\'' ? 1 : 2;
            case '\'', '"' -> {
                if (quote == Source.END) quote = c;
                else if (quote == c) quote = Source.END;
                at++;
            }
            case '#' -> comment();
            case '<' -> take(Brackets.angle(text, at, closes), 1);
            case '{' ->
                    take(
                            text.startsWith("{{", at)
                                    ? Brackets.doubleBrace(text, at)
                                    : Brackets.brace(text, at, quote != Source.END),
                            text.startsWith("{{", at) ? 2 : 1);
            case '[' -> take(Brackets.square(text, at, quote != Source.END), 1);
            default -> {
                if (ExampleWords.isPart(c)) run();
                else at++;
            }
        }
    }

    private void comment() {
        boolean begins =
                quote == Source.END && (at == 0 || Source.isSeparator(text.charAt(at - 1)));
        int end = begins ? text.indexOf('\n', at) : at + 1;
        at = end < 0 ? text.length() : end;
    }

    /// Takes the placeholder, or goes on behind what only looked like one.
    private void take(@Nullable Placeholder placeholder, int otherwise) {
        if (placeholder == null) {
            at += otherwise;
            return;
        }
        found.add(placeholder);
        at = placeholder.end();
    }

    private void run() {
        int start = at;
        while (at < text.length() && ExampleWords.isPart(text.charAt(at))) at++;
        if (start > 0 && text.charAt(start - 1) == '$') return;
        if (isCredentials(start)) return;
        if (at - start < ExampleWords.CHARACTERS_MIN) return;
        var run = text.substring(start, at);
        if (ExampleWords.isExample(run) && !isTemplateOfMktemp(run, start)) add(start, at);
    }

    private void add(int start, int end) {
        var word = text.substring(start, end);
        found.add(new Placeholder(word, word, start, end));
    }

    /// `mktemp /tmp/x.XXXXXX` means its letters.
    private boolean isTemplateOfMktemp(String run, int start) {
        if (run.indexOf("XXX") < 0) return false;
        int before = text.lastIndexOf("mktemp", start);
        return before >= 0 && text.indexOf('\n', before) < 0
                || before >= 0 && text.indexOf('\n', before) > start;
    }

    /// `//user:pass@host/db`, with the very words for user and password: three examples.
    private boolean isCredentials(int start) {
        if (!text.startsWith("//", start - 2)) return false;
        var user = text.substring(start, at);
        int colon = at;
        if (!ExampleWords.isUser(user) || colon >= text.length() || text.charAt(colon) != ':')
            return false;
        int end = colon + 1;
        while (end < text.length() && ExampleWords.isPart(text.charAt(end))) end++;
        if (end >= text.length() || text.charAt(end) != '@') return false;
        if (!ExampleWords.isPassword(text.substring(colon + 1, end))) return false;
        add(start, at);
        add(colon + 1, end);
        at = end;
        exampleDatabase();
        return true;
    }

    private void exampleDatabase() {
        int slash = at;
        while (slash < text.length() && text.charAt(slash) != '/' && !endsUrl(text.charAt(slash)))
            slash++;
        if (slash >= text.length() || text.charAt(slash) != '/') return;
        int end = slash + 1;
        while (end < text.length() && ExampleWords.isPart(text.charAt(end))) end++;
        if (!ExampleWords.isDatabase(text.substring(slash + 1, end))) return;
        add(slash + 1, end);
        at = end;
    }

    private static boolean endsUrl(char c) {
        return Source.isSeparator(c) || c == '\'' || c == '"' || c == '$' || c == '{';
    }
}
