package dev.relight.finding;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.relight.lexicon.Row;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the time that a line bears (`finding/times.yaml`).
final class Stamps {
    /// A date further in belongs to the message; before it stand a host, a unit, a container.
    private static final int LEAD_CHARACTERS = 120;

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    /// East and west of Greenwich people are no further ahead or behind.
    private static final int HOURS_AHEAD_MAX = 14;

    private static final int HOURS_BEHIND_MAX = 12;

    private Stamps() {}

    /// What places a time that is not written out.
    ///
    /// @param at when the line was read
    /// @param zone of the machine; null: any
    /// @param boot when the machine was started; null where nobody said
    record Place(Instant at, @Nullable ZoneId zone, @Nullable Instant boot) {}

    /// All times the line can mean; none if it bears none.
    static List<Instant> times(String line, Place place) {
        var lead = line.substring(0, Math.min(line.length(), LEAD_CHARACTERS));
        Matcher best = null;
        Form chosen = null;
        for (var form : Table.FORMS) {
            var found = form.says.matcher(form.first ? line : lead);
            if (!found.find() || best != null && found.start() >= best.start() && !form.first)
                continue;
            best = found;
            chosen = form;
            if (form.first) break;
        }
        if (best == null || chosen == null) return List.of();
        try {
            return read(chosen, best, place);
        } catch (DateTimeException noSuchTime) {
            return List.of();
        }
    }

    private static List<Instant> read(Form form, Matcher found, Place place) {
        var seconds = form.part(found, "s");
        if (!seconds.isEmpty()) return List.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
        var millis = form.part(found, "ms");
        if (!millis.isEmpty()) return List.of(Instant.ofEpochMilli(Long.parseLong(millis)));
        var boot = form.part(found, "boot");
        if (!boot.isEmpty()) return sinceBoot(boot, place.boot());
        var ago = form.part(found, "ago");
        if (!ago.isEmpty()) {
            var length = Ago.read(ago);
            return length == null ? List.of() : List.of(place.at().minus(length));
        }
        return zoned(local(form, found, place.at()), form.part(found, "z"), place.zone());
    }

    private static List<Instant> sinceBoot(String seconds, @Nullable Instant boot) {
        if (boot == null || seconds.length() > 15) return List.of();
        return List.of(boot.plus(Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000))));
    }

    private static LocalDateTime local(Form form, Matcher found, Instant at) {
        var time = LocalTime.parse(form.part(found, "t"));
        int month = month(form.part(found, "m"));
        int day = Integer.parseInt(form.part(found, "d"));
        var year = form.part(found, "y");
        if (!year.isEmpty())
            return LocalDateTime.of(
                    java.time.LocalDate.of(Integer.parseInt(year), month, day), time);
        var now = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        var thisYear = java.time.LocalDate.of(now.getYear(), month, Math.min(day, 28));
        int written =
                thisYear.isAfter(now.toLocalDate().plusDays(2)) ? now.getYear() - 1 : now.getYear();
        return LocalDateTime.of(java.time.LocalDate.of(written, month, day), time);
    }

    private static int month(String written) {
        int named = MONTHS.indexOf(written.toLowerCase(Locale.ROOT));
        return named >= 0 ? named + 1 : Integer.parseInt(written);
    }

    private static List<Instant> zoned(LocalDateTime time, String zone, @Nullable ZoneId machine) {
        if (Set.of("Z", "UTC", "GMT").contains(zone))
            return List.of(time.toInstant(ZoneOffset.UTC));
        if (!zone.isEmpty()) return List.of(time.toInstant(ZoneOffset.of(zone)));
        var all = new ArrayList<Instant>();
        all.add(time.toInstant(ZoneOffset.UTC));
        if (machine != null) all.add(time.atZone(machine).toInstant());
        else
            for (int hours = -HOURS_BEHIND_MAX; hours <= HOURS_AHEAD_MAX; hours++)
                all.add(time.toInstant(ZoneOffset.ofHours(hours)));
        return all;
    }

    private record Form(Pattern says, boolean first) {
        String part(Matcher found, String name) {
            var group = says.namedGroups().get(name);
            var text = group == null ? null : found.group(group);
            return text == null ? "" : text;
        }
    }

    private static final class Table {
        static final List<Form> FORMS = Rows.of("times").stream().map(Table::form).toList();

        private static Form form(Row row) {
            return new Form(Regex.of(row.text("says"), false), row.text("first").equals("y"));
        }
    }
}
