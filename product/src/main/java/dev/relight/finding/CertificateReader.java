package dev.relight.finding;

import com.google.re2j.Pattern;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
