package dev.relight.secret;

import java.util.Collection;
import java.util.List;

/// Takes the secrets out of a text: `[redacted:kind]` stands where one stood.
///
/// Lines stay lines, and a text that was redacted is not changed again. Give it whole texts, or
/// whole lines at least: half a secret looks like none. May be used by many threads.
public final class Redactor {
    /// What was cut out may bring to light what it had hidden; the second look nearly always finds
    /// nothing, and a text made for it cannot keep us longer.
    private static final int LOOKS_MAX = 5;

    private volatile Known known = Known.NONE;

    /// From now on this value is taken out wherever it stands, also in a URL, in JSON or in base64.
    /// Of a value of several lines, each line; what is shorter than four characters is ignored.
    public void learn(String value) {
        learnAll(List.of(value));
    }

    /// As `learn`, for many.
    public synchronized void learnAll(Collection<String> values) {
        known = known.with(values);
    }

    public String redact(String text) {
        var shown = text;
        for (int look = 0; look < LOOKS_MAX; look++) {
            var next = redactedOnce(shown);
            if (next.equals(shown)) break;
            shown = next;
        }
        return shown;
    }

    private String redactedOnce(String text) {
        if (text.isEmpty()) return text;
        var spans = new Spans();
        known.find(text, spans);
        Shapes.published().find(text, spans);
        Userinfo.find(text, spans);
        Named.find(text, spans);
        Flags.find(text, spans);
        Armour.find(text, spans);
        return spans.cutOutOf(text);
    }
}
