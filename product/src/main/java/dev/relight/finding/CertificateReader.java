package dev.relight.finding;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads openssl: until when a certificate is good. How many days that leaves is known only with
/// the time of the look, see [Facts#at].
final class CertificateReader {
    private static final Pattern END =
            Pattern.compile(
                    "(?:notAfter=|Not After\\s*:\\s*)([A-Z][a-z]{2}\\s+[0-9]+ [0-9:]{8} [0-9]{4}) GMT");

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("MMM d HH:mm:ss uuuu", Locale.ROOT);

    private CertificateReader() {}

    /// `cert.days_left`, rounded down, for each end that was read.
    static List<Fact> daysLeft(List<Fact> facts, Instant now) {
        var left = new ArrayList<Fact>();
        for (var fact : facts) {
            var subject = Subject.of(fact.subject());
            if (!subject.name().equals("cert.not_after") || fact.value().equals("unreadable"))
                continue;
            var days =
                    Math.floorDiv(Duration.between(now, Instant.parse(fact.value())).toHours(), 24);
            var about = new Subject("cert.days_left", subject.about()).text();
            left.add(new Fact(about, Long.toString(days), fact.line(), now, now, fact.raw()));
        }
        return left;
    }

    static void read(Output output, Notes notes) {
        for (var line : output.lines()) {
            var end = END.matcher(line);
            if (!end.find()) continue;
            try {
                var text = end.group(1).replaceAll("\\s+", " ");
                var until = LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC);
                notes.add("cert.not_after", until.toString(), line);
            } catch (DateTimeParseException e) {
                notes.add("cert.not_after", "unreadable", line);
            }
        }
        if (output.source().has("-checkend") && output.exit() != null && output.look().exitTells())
            notes.add(
                    "cert.expiring", Boolean.toString(!output.exitIs(0)), "exit " + output.exit());
    }
}
