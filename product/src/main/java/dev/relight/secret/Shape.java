package dev.relight.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What a kind of token looks like: literal text and runs of a set of characters.
///
/// A run takes all it can and gives nothing back, so that a look costs no more than the text it
/// covers.
final class Shape {
    private sealed interface Part {
        /// Verbatim.
        record Literal(String text) implements Part {}

        /// So many of these.
        record Run(BitSet set, int least, int most) implements Part {}
    }

    private final String kind;
    private final List<Part> parts;
    private final BitSet first;

    private Shape(String kind, List<Part> parts) {
        this.kind = kind;
        this.parts = parts;
        this.first =
                switch (parts.getFirst()) {
                    case Part.Literal literal -> setOf(literal.text().charAt(0));
                    case Part.Run run -> run.set();
                };
    }

    String kind() {
        return kind;
    }

    /// Characters it can begin with.
    BitSet first() {
        return first;
    }

    /// Reads `text[set]{least,most}text...`.
    static Shape of(String kind, String shape) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < shape.length()) {
            int open = shape.indexOf('[', at);
            if (open < 0) open = shape.length();
            if (open > at) parts.add(new Part.Literal(shape.substring(at, open)));
            at = open;
            if (open == shape.length()) break;
            int close = shape.indexOf("]{", open);
            int comma = shape.indexOf(',', close);
            int end = shape.indexOf('}', comma);
            parts.add(
                    new Part.Run(
                            set(shape.substring(open + 1, close)),
                            Integer.parseInt(shape.substring(close + 2, comma)),
                            Integer.parseInt(shape.substring(comma + 1, end))));
            at = end + 1;
        }
        return new Shape(kind, List.copyOf(parts));
    }

    /// Where a token of this shape that begins at `from` ends, or -1.
    int end(String text, int from) {
        int at = from;
        BitSet last = null;
        for (var part : parts) {
            switch (part) {
                case Part.Literal(var literal) -> {
                    if (!text.startsWith(literal, at)) return -1;
                    at += literal.length();
                    last = null;
                }
                case Part.Run(var set, int least, int most) -> {
                    int begin = at;
                    while (at < text.length() && at - begin < most && set.get(text.charAt(at)))
                        at++;
                    if (at - begin < least) return -1;
                    last = set;
                }
            }
        }
        boolean isCut = last != null && at < text.length() && last.get(text.charAt(at));
        return isCut ? -1 : at;
    }

    private static BitSet setOf(char c) {
        var set = new BitSet();
        set.set(c);
        return set;
    }

    /// As in a regular expression: `a-z` is a range, a `-` at the end is itself.
    private static BitSet set(String text) {
        var set = new BitSet();
        for (int i = 0; i < text.length(); i++) {
            if (i + 2 < text.length() && text.charAt(i + 1) == '-') {
                set.set(text.charAt(i), text.charAt(i + 2) + 1);
                i += 2;
            } else {
                set.set(text.charAt(i));
            }
        }
        return set;
    }
}
