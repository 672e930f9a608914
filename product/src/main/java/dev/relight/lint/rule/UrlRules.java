package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.shell.Piece;
import dev.relight.shell.Word;

/// URLs that do not arrive as written: taken apart by the shell or by curl's own globbing.
final class UrlRules {
    private UrlRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        if (!call.is("curl", "wget", "http", "https")) return;
        for (var url : call.is("curl") ? CurlRules.urls(call) : call.operands()) {
            if (cutByAmpersand(call, url)) {
                report.at(call, url, "url-unquoted", "sign", "&");
                continue;
            }
            if (!call.is("curl") || call.has("-g", "--globoff")) continue;
            braces(call, url, report);
        }
    }

    /// `curl http://x/?a=1&b=2` without quotes.
    private static boolean cutByAmpersand(Call call, Word url) {
        if (call.anchor() >= 0 || !url.value().contains("?")) return false;
        var text = call.command().text();
        int end = url.end();
        return end + 1 < text.length()
                && text.charAt(end) == '&'
                && Character.isLetterOrDigit(text.charAt(end + 1));
    }

    private static void braces(Call call, Word url, Report report) {
        var value = url.value();
        int query = value.indexOf('?');
        if (query < 0) return;
        int open = firstOf(value, query);
        if (open < 0) return;
        char opening = value.charAt(open);
        int close = value.indexOf(opening == '{' ? '}' : ']', open);
        if (close < 0) return;
        boolean quotesLost = losesQuotes(url);
        var lost = quotesLost ? fromBrace(url.text()) : value.substring(open, close + 1);
        report.at(
                call,
                url,
                "curl-glob",
                "lost",
                lost,
                "eater",
                quotesLost
                        ? "the shell takes the quotes away, and curl takes the braces"
                        : "curl takes the "
                                + (opening == '{' ? "braces" : "brackets")
                                + " for its own URL globbing");
    }

    /// Where a brace or bracket opens that is neither a variable nor a placeholder.
    private static int firstOf(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '$' && i + 1 < value.length() && value.charAt(i + 1) == '{') {
                i = Math.max(i, value.indexOf('}', i));
                continue;
            }
            if (value.startsWith("{{", i)) return -1;
            if (c == '{' || c == '[') return i;
        }
        return -1;
    }

    private static boolean losesQuotes(Word url) {
        if (url.pieces().size() < 2) return false;
        for (var piece : url.pieces())
            if (piece instanceof Piece.DoubleQuoted || piece instanceof Piece.SingleQuoted)
                return url.text().indexOf('{') < url.text().indexOf(piece.text())
                        && url.text().indexOf('{') >= 0;
            else if (piece instanceof Piece.Brace brace && brace.text().indexOf('"') > 0)
                return true;
        return false;
    }

    private static String fromBrace(String text) {
        int open = text.indexOf('{');
        int close = text.lastIndexOf('}');
        return open < 0 || close < open ? text : text.substring(open, close + 1);
    }
}
