package dev.relight.cli.check;

/// Text on its way into a page; every character of a runbook goes through here.
final class Html {
    private Html() {}

    /// As text between tags.
    static String text(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> character(c, out);
            }
        }
        return out.toString();
    }

    /// Controls and marks that turn the direction of text are shown, not obeyed.
    private static void character(char c, StringBuilder out) {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || c == 0x7f;
        boolean direction = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        if (control || direction) out.append('\ufffd');
        else out.append(c);
    }

    /// As the value of an attribute in double quotes.
    static String attribute(String text) {
        return text(text);
    }

    /// A sentence of ours, in which backticks mark code.
    static String sentence(String text) {
        var out = new StringBuilder(text.length() + 32);
        boolean code = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '`') continue;
            if (!code && text.indexOf('`', i + 1) < 0) break;
            out.append(text(text.substring(from, i))).append(code ? "</code>" : "<code>");
            code = !code;
            from = i + 1;
        }
        return out.append(text(text.substring(from))).append(code ? "</code>" : "").toString();
    }
}
