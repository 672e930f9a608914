package dev.relight.finding;

import dev.relight.lexicon.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// "If ..." of a runbook, as a predicate on facts (`finding/conditions.yaml`, then the symptoms).
public final class Conditions {
    private static final Pattern PORT =
            Pattern.compile(":([0-9]{2,5})\\b|\\bport[ =]([0-9]{2,5})\\b");

    private Conditions() {}

    /// Null where only a person can tell.
    ///
    /// @param text the condition as it stands: `If memory usage > 90%:`, `(if used)`
    public static @Nullable Predicate predicate(String text, Surroundings around) {
        var clean = Symptoms.clean(text.replaceAll("^\\s*\\(|\\)\\s*$", ""));
        var folded = LogText.fold(clean);
        for (var entry : Table.ROWS.of(folded)) {
            if (!entry.says.fits(clean, folded)) continue;
            return switch (entry.ask.written()) {
                case "person" -> null;
                case "foreign-port" -> foreignPort(clean, around);
                default -> entry.ask.predicate(clean);
            };
        }
        return Symptoms.predicate(text);
    }

    /// Somebody listens on the service's port who is not the service. A container's port is held by
    /// the engine's proxy, which carries no other name.
    private static Predicate foreignPort(String text, Surroundings around) {
        var about = port(text, around);
        var listening =
                new Predicate.Compare(
                        new Subject("port.listening", about), Operator.EQUAL, Literal.text("true"));
        var own = new ArrayList<Predicate>();
        for (var name : around.services()) own.add(owner(about, name));
        if (own.isEmpty()) return listening;
        own.add(owner(about, "docker-pr"));
        return new Predicate.And(List.of(listening, new Predicate.Not(new Predicate.Or(own))));
    }

    private static Predicate owner(String about, String name) {
        return new Predicate.Compare(
                new Subject("port.owner", about), Operator.CONTAINS, Literal.text(name));
    }

    private static String port(String text, Surroundings around) {
        for (var place : concat(text, around.commands())) {
            var port = PORT.matcher(place);
            if (port.find()) return port.group(1) != null ? port.group(1) : port.group(2);
        }
        return "";
    }

    private static List<String> concat(String text, List<String> commands) {
        var all = new ArrayList<String>(List.of(text));
        all.addAll(commands);
        return all;
    }

    private record Entry(Wording says, Template ask) {}

    private static final class Table {
        static final Shortlist<Entry> ROWS =
                new Shortlist<>(
                        Rows.of("conditions").stream().map(Table::entry).toList(), Entry::says);

        private static Entry entry(Row row) {
            return new Entry(Wording.of(row, "says"), new Template(row.text("ask")));
        }
    }
}
