package dev.relight.danger;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The compiled form of all tables: texts once each, an index by program name, then each table
/// where the index says, so that a start reads only the programs it meets.
///
/// Numbers are written in groups of seven bits, low first. Written by [PackWriter].
final class Pack {
    /// Changes with the form, so that an old file is told from a damaged one.
    static final int FORM = 4;

    /// What a table has, one bit each; what it lacks is not written.
    static final int RULING = 1,
            MANNERS = 2,
            OPTIONS = 4,
            CASES = 8,
            CARRIES = 16,
            NEXT = 32,
            STARS = 64;

    private static final Platform[] PLATFORMS = Platform.values();
    private static final Table.Style[] STYLES = Table.Style.values();
    private static final Table.Unlisted[] UNLISTED = Table.Unlisted.values();
    private static final Table.Takes[] TAKES = Table.Takes.values();

    private final byte[] bytes;
    private final int[] textStarts;
    private final Map<String, Integer> offsets = new HashMap<>();
    private final int tables;

    Pack(byte[] bytes) {
        this.bytes = bytes;
        var in = new Reader(0);
        if (in.number() != FORM)
            throw new IllegalStateException("danger tables of another build; build again");
        textStarts = new int[in.number() + 1];
        for (int i = 1; i < textStarts.length; i++) textStarts[i] = textStarts[i - 1] + in.number();
        int texts = in.at;
        for (int i = 0; i < textStarts.length; i++) textStarts[i] += texts;
        in.at = textStarts[textStarts.length - 1];
        int programs = in.number();
        for (int i = 0; i < programs; i++) offsets.put(in.text(), in.number());
        tables = in.at;
    }

    /// The table of a program; null when the pack has none.
    @Nullable Table table(String program) {
        var offset = offsets.get(program);
        if (offset == null) return null;
        var in = new Reader(tables + offset);
        return in.table(new Table(in.text(), null));
    }

    /// Reads on from one place.
    private final class Reader {
        private int at;

        Reader(int at) {
            this.at = at;
        }

        private int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                int group = bytes[at++];
                number |= (group & 0x7f) << shift;
                if (group >= 0) return number;
            }
        }

        private String text() {
            int text = number();
            int start = textStarts[text];
            return new String(bytes, start, textStarts[text + 1] - start, StandardCharsets.UTF_8);
        }

        private Table table(Table table) {
            int has = number();
            if ((has & RULING) != 0) table.ruling = Ruling.parse(text());
            if ((has & MANNERS) != 0) manners(table);
            if ((has & OPTIONS) != 0) options(table);
            if ((has & CASES) != 0) {
                cases(table.instead);
                cases(table.raise);
            }
            if ((has & CARRIES) != 0) {
                for (int i = number(); i > 0; i--) table.carries.addAll(Carry.parseAll(text()));
            }
            if ((has & NEXT) != 0) {
                for (int i = number(); i > 0; i--) {
                    var word = text();
                    table.next.put(word, table(table.child(word)));
                }
            }
            if ((has & STARS) != 0) stars(table);
            return table;
        }

        /// A constant by its place, 1 for the first; null for 0.
        private <E> @Nullable E one(E[] all) {
            int place = number();
            return place == 0 ? null : all[place - 1];
        }

        private void manners(Table table) {
            table.platform = one(PLATFORMS);
            table.style = one(STYLES);
            table.unlisted = one(UNLISTED);
            table.kinds = number() == 1;
        }

        private void options(Table table) {
            for (int i = number(); i > 0; i--) {
                var takes = TAKES[number() - 1];
                var option = new Table.Option(text(), takes);
                for (var name : text().split(" ")) table.options.put(name, option);
            }
        }

        private void cases(List<Table.Case> to) {
            for (int i = number(); i > 0; i--) {
                var when = Condition.parse(text());
                var then = Ruling.parse(text());
                if (then != null) to.add(new Table.Case(when, then));
            }
        }

        private void stars(Table table) {
            for (int i = number(); i > 0; i--) {
                var head = text();
                var tail = text();
                var then = table(table.child(head.concat("*").concat(tail)));
                table.globs.add(new Table.Glob(head, tail, then));
            }
            if (number() == 1) table.deep = table(table.child("**"));
        }
    }
}
