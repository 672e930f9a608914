package dev.relight.secret;

/// Finds private keys in PEM and its likes, also when an end of them is cut off.
final class Armour {
    private static final String DASHES = "-----";
    private static final String KIND = "private-key";

    private Armour() {}

    static void find(String text, Spans spans) {
        int done = 0;
        boolean mayEnd = true;
        for (int at = text.indexOf(DASHES); at >= 0; at = text.indexOf(DASHES, at)) {
            int end = endOfLabel(text, at + DASHES.length());
            if (end < 0) {
                at += 1;
                continue;
            }
            var label = text.substring(at + DASHES.length(), end);
            int body = end + DASHES.length();
            if (label.startsWith("BEGIN ") && label.contains("PRIVATE KEY")) {
                int to = mayEnd ? text.indexOf(DASHES + "END ", body) : -1;
                boolean isCut = to < 0;
                mayEnd = !isCut;
                if (isCut) to = endOfBlock(text, body);
                lines(text, body, to, spans);
                at = isCut ? to : endOfEnd(text, to);
                done = at;
            } else {
                if (label.startsWith("END ") && label.contains("PRIVATE KEY"))
                    lines(text, beginOfBlock(text, at, done), at, spans);
                at = body;
                done = at;
            }
        }
    }

    /// Where the label that begins at `from` meets its closing dashes, on the same line; -1 if not.
    private static int endOfLabel(String text, int from) {
        int at = from;
        while (at < text.length() && isOfLabel(text.charAt(at))) at++;
        return at > from && text.startsWith(DASHES, at) ? at : -1;
    }

    private static boolean isOfLabel(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
    }

    private static int endOfEnd(String text, int end) {
        int label = endOfLabel(text, end + DASHES.length());
        return label < 0 ? end + DASHES.length() : label + DASHES.length();
    }

    /// Each line on its own, so that lines stay lines.
    private static void lines(String text, int from, int to, Spans spans) {
        int at = from;
        while (at < to) {
            int end = text.indexOf('\n', at);
            if (end < 0 || end > to) end = to;
            int first = at;
            int last = end;
            while (first < last && text.charAt(first) <= ' ') first++;
            while (last > first && text.charAt(last - 1) <= ' ') last--;
            if (Marker.end(text, first) != last) spans.add(first, last, KIND);
            at = end + 1;
        }
    }

    /// Without an END: as far as lines look like a key.
    private static int endOfBlock(String text, int from) {
        int at = text.indexOf('\n', from);
        if (at < 0) return text.length();
        while (at < text.length()) {
            int end = text.indexOf('\n', at + 1);
            if (end < 0) end = text.length();
            if (!isOfKey(text, at + 1, end)) return at;
            at = end;
        }
        return text.length();
    }

    /// Without a BEGIN: the lines before, as far as they look like a key.
    private static int beginOfBlock(String text, int end, int least) {
        int at = text.lastIndexOf('\n', end - 1) + 1;
        if (at <= least || !text.substring(at, end).isBlank()) return end;
        while (at > least) {
            int before = text.lastIndexOf('\n', at - 2) + 1;
            if (before < least || !isOfKey(text, before, at - 1)) return at;
            at = before;
        }
        return at;
    }

    private static boolean isOfKey(String text, int from, int to) {
        int letters = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            boolean isBase64 = Character.isLetterOrDigit(c) || "+/=-_".indexOf(c) >= 0;
            if (isBase64) letters++;
            else if (c > ' ') return Marker.end(text, at) > at;
            else if (letters > 0 && at < to - 1 && text.charAt(at + 1) > ' ') return false;
        }
        return letters > 0;
    }
}
