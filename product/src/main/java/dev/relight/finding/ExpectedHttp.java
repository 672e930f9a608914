package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Status codes in an expectation: `200 OK`, `HTTP 2xx`, `200 or 204`.
final class ExpectedHttp {
    private static final Pattern CODE =
            Pattern.compile(
                    "(?i)\\b(?:HTTP(?:/[0-9.]+)?(?: status)?(?: code)?:? ?|status(?: code)?:? ?|code:? ?)?([1-5](?:[0-9]{2}|xx))\\b(?: (?:OK|Created|Accepted|No Content|Found|Forbidden|Unauthorized|Not Found|responses?|status(?: codes?)?))?");

    private static final Pattern LIMIT =
            Pattern.compile("([<>]=?|under|below|above|over|than|within|exceed|least|most|to) ?$");

    private static final Pattern UNIT =
            Pattern.compile(
                    "^ ?(ms|milli|s\\b|sec|%|mi?b|gi?b|kb|user|job|row|line|item|msg|rps|req)");

    private ExpectedHttp() {}

    /// Adds what is said of the status; returns the words that are left.
    static String read(String text, Look look, List<Predicate> parts) {
        if (!look.source().is("curl", "wget", "http", "ab", "hey")) return text;
        int json = text.indexOf('{');
        var head = json < 0 ? text : text.substring(0, json);
        var any = new ArrayList<Predicate>();
        var code = CODE.matcher(head);
        while (code.find())
            if (isCode(head, code.start(), code.end()))
                any.add(status(code.group(1).toLowerCase(Locale.ROOT)));
        if (any.isEmpty()) {
            if (json >= 0) parts.add(Predicate.of("http.status = 200"));
            return text;
        }
        boolean not =
                head.toLowerCase(Locale.ROOT)
                        .matches("(?s).*\\b(not|no|never)\\b[^.]*[1-5][0-9x]{2}.*");
        var codes = any.size() == 1 ? any.getFirst() : new Predicate.Or(any);
        parts.add(not ? new Predicate.Not(codes) : codes);
        return CODE.matcher(head).replaceAll(" ") + (json < 0 ? "" : text.substring(json));
    }

    /// `under 500 ms` and `200 users` are none.
    private static boolean isCode(String text, int start, int end) {
        var before = text.substring(Math.max(0, start - 12), start).toLowerCase(Locale.ROOT);
        var after = text.substring(end, Math.min(text.length(), end + 6)).toLowerCase(Locale.ROOT);
        return !LIMIT.matcher(before).find() && !UNIT.matcher(after).find();
    }

    private static Predicate status(String code) {
        if (!code.endsWith("xx")) return Predicate.of("http.status = " + code);
        int first = Integer.parseInt(code.substring(0, 1)) * 100;
        return Predicate.of("http.status >= %d and http.status < %d".formatted(first, first + 100));
    }
}
