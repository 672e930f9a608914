package dev.relight.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds values that are known to be secret, in whatever form they come.
final class Known {
    /// A shorter value (`no`, `dev`) stands in too many innocent places; whoever sets such a
    /// password has none.
    static final int VALUE_MIN = 4;

    /// Up to here only a whole word counts: `test` is not found in `latest`.
    private static final int WORD_MAX = 7;

    static final Known NONE = new Known(Set.of());

    private final Set<String> values;
    private final BitSet firsts = new BitSet();
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    private Known(Set<String> values) {
        this.values = values;
        var forms = new LinkedHashSet<String>();
        for (var value : values) forms.addAll(forms(value));
        for (var form :
                forms.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList()) {
            firsts.set(form.charAt(0));
            byFirst.merge(form.charAt(0), List.of(form), Known::joined);
        }
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    Known with(Collection<String> more) {
        var all = new LinkedHashSet<>(values);
        for (var value : more)
            for (var line : value.strip().split("\\R"))
                if (line.strip().length() >= VALUE_MIN) all.add(line.strip());
        return all.size() == values.size() ? this : new Known(all);
    }

    /// As it stands, in a URL, in JSON, and in base64.
    private static Set<String> forms(String value) {
        var forms = new LinkedHashSet<String>();
        forms.add(value);
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        forms.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        if (value.length() > WORD_MAX)
            forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        return forms;
    }

    void find(String text, Spans spans) {
        if (firsts.isEmpty()) return;
        for (int at = 0; at < text.length(); at++) {
            int marker = Marker.end(text, at);
            if (marker > at) {
                at = marker - 1;
                continue;
            }
            if (!firsts.get(text.charAt(at))) continue;
            var form = formAt(text, at);
            if (form.isEmpty()) continue;
            spans.add(at, at + form.length(), "known");
            at += form.length() - 1;
        }
    }

    private String formAt(String text, int at) {
        for (var form : byFirst.getOrDefault(text.charAt(at), List.of()))
            if (text.startsWith(form, at) && isWhole(text, at, form)) return form;
        return "";
    }

    private static boolean isWhole(String text, int at, String form) {
        if (form.length() > WORD_MAX) return true;
        int end = at + form.length();
        boolean isBegin = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        return isBegin && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }
}
