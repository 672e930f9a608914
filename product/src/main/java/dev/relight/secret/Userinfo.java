package dev.relight.secret;

/// Finds the password in `scheme://user:password@host`, and a long name without one, which is a
/// token.
final class Userinfo {
    /// A lone userinfo this long is no person's name.
    private static final int TOKEN_MIN = 20;

    /// RFC 3986 sets no bound; what is longer is no URL that works anywhere.
    private static final int AUTHORITY_MAX = 2048;

    private Userinfo() {}

    static void find(String text, Spans spans) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            int from = at + 3;
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) continue;
            int sign = atSign(text, from);
            if (sign < 0) continue;
            int colon = from;
            while (colon < sign && text.charAt(colon) != ':') colon++;
            if (colon < sign) secret(text, colon + 1, sign, spans);
            else if (sign - from >= TOKEN_MIN) secret(text, from, sign, spans);
        }
    }

    private static void secret(String text, int from, int to, Spans spans) {
        if (Marker.end(text, from) != to && !Value.isReference(text, from, to))
            spans.add(from, to, "password");
    }

    /// The last `@` of the authority: a password may itself hold one, unescaped.
    private static int atSign(String text, int from) {
        int sign = -1;
        int end = Math.min(text.length(), from + AUTHORITY_MAX);
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == '@') sign = at;
            boolean isOver = c <= ' ' || c == '/' || c == '?' || c == '"' || c == '\'' || c == '<';
            if (isOver || c == '`' || c == '>') break;
        }
        return sign;
    }
}
