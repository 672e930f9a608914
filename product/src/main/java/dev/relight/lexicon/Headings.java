package dev.relight.lexicon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;

/// What a heading is for, by its words.
public final class Headings {
    private static final Phrases<Purpose> TABLE = load();

    private Headings() {}

    /// All that its words say, the strongest first; empty when they say nothing.
    public static List<Purpose> purposes(String heading) {
        var matches = new ArrayList<>(TABLE.in(Fold.of(heading)));
        matches.sort(Headings::strongestFirst);
        var once = Collections.<Purpose>newSetFromMap(new IdentityHashMap<>());
        return matches.stream().map(Phrases.Match::value).filter(once::add).toList();
    }

    /// By rank, then by length, then the later.
    private static int strongestFirst(Phrases.Match<Purpose> one, Phrases.Match<Purpose> other) {
        int by = Integer.compare(other.value().rank(), one.value().rank());
        if (by == 0) by = Integer.compare(other.length(), one.length());
        return by == 0 ? Integer.compare(other.start(), one.start()) : by;
    }

    private static Phrases<Purpose> load() {
        var table = new Phrases<Purpose>();
        for (var row : Tables.rows("headings")) {
            var purpose = purpose(row);
            for (var phrase : row.list("say")) table.add(phrase, purpose);
        }
        return table;
    }

    private static Purpose purpose(Row row) {
        boolean contents = row.text("phase").equals("contents");
        var under = EnumSet.noneOf(Phase.class);
        for (var name : row.list("under")) if (!name.equals("top")) under.add(phase(name));
        return new Purpose(
                contents ? null : phase(row.text("phase")),
                contents ? phase(row.text("act")) : null,
                contents ? phase(row.text("look")) : null,
                row.number("rank", 0),
                row.is("weak"),
                under,
                row.list("under").contains("top"));
    }

    private static Phase phase(String word) {
        return Row.constant(Phase.values(), word);
    }
}
