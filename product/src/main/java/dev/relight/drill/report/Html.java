package dev.relight.drill.report;

/// Text made safe for HTML and XML.
final class Html {
    private Html() {}

    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            switch (each) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.append(each);
                default -> out.append(each < ' ' ? ' ' : each);
            }
        }
        return out.toString();
    }
}
