package dev.relight.danger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the compiled form that [Pack] reads; at build time only.
final class PackWriter {
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream bodies = new ByteArrayOutputStream();

    private PackWriter() {}

    static byte[] write(Map<String, Table> tables) {
        return new PackWriter().all(tables);
    }

    private byte[] all(Map<String, Table> tables) {
        var offsets = new IdentityHashMap<Table, Integer>();
        for (var table : tables.values())
            if (!offsets.containsKey(table)) {
                offsets.put(table, bodies.size());
                text(bodies, table.name);
                table(table);
            }
        var index = new ByteArrayOutputStream();
        number(index, tables.size());
        tables.forEach((name, table) -> {
            text(index, name);
            number(index, offsets.getOrDefault(table, 0));
        });
        var whole = new ByteArrayOutputStream();
        number(whole, Pack.FORM);
        number(whole, texts.size());
        for (var text : texts.keySet()) number(whole, text.getBytes(StandardCharsets.UTF_8).length);
        for (var text : texts.keySet()) whole.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(index.toByteArray());
        whole.writeBytes(bodies.toByteArray());
        return whole.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private void text(ByteArrayOutputStream out, String text) {
        var known = texts.get(text);
        int place = known == null ? texts.size() : known;
        if (known == null) texts.put(text, place);
        number(out, place);
    }

    private void table(Table table) {
        boolean manners =
                table.platform != null
                        || table.style != null
                        || table.unlisted != null
                        || table.kinds;
        boolean cases = !table.instead.isEmpty() || !table.raise.isEmpty();
        boolean stars = !table.globs.isEmpty() || table.deep != null;
        int has =
                (table.ruling != null ? Pack.RULING : 0)
                        | (manners ? Pack.MANNERS : 0)
                        | (table.options.isEmpty() ? 0 : Pack.OPTIONS)
                        | (cases ? Pack.CASES : 0)
                        | (table.carries.isEmpty() ? 0 : Pack.CARRIES)
                        | (table.next.isEmpty() ? 0 : Pack.NEXT)
                        | (stars ? Pack.STARS : 0);
        number(bodies, has);
        if (table.ruling != null) text(bodies, table.ruling.line());
        if (manners) manners(table);
        if (!table.options.isEmpty()) options(table);
        if (cases) {
            cases(table.instead);
            cases(table.raise);
        }
        if (!table.carries.isEmpty()) {
            number(bodies, table.carries.size());
            for (var carry : table.carries) text(bodies, carry.line());
        }
        if (!table.next.isEmpty()) {
            number(bodies, table.next.size());
            table.next.forEach((word, child) -> {
                text(bodies, word);
                table(child);
            });
        }
        if (stars) stars(table);
    }

    private void manners(Table table) {
        place(table.platform);
        place(table.style);
        place(table.unlisted);
        number(bodies, table.kinds ? 1 : 0);
    }

    /// The place of a constant among its kind, 1 for the first; 0 for none.
    @SuppressWarnings("EnumOrdinal") // pack and classes are always of one build
    private void place(@Nullable Enum<?> constant) {
        number(bodies, constant == null ? 0 : constant.ordinal() + 1);
    }

    private void options(Table table) {
        var byOption = new IdentityHashMap<Table.Option, List<String>>();
        var order = new ArrayList<Table.Option>();
        table.options.forEach((written, option) -> {
            if (!byOption.containsKey(option)) order.add(option);
            byOption.computeIfAbsent(option, _ -> new ArrayList<>()).add(written);
        });
        number(bodies, order.size());
        for (var option : order) {
            place(option.takes());
            text(bodies, option.name());
            text(bodies, String.join(" ", byOption.getOrDefault(option, List.of())));
        }
    }

    private void cases(List<Table.Case> cases) {
        number(bodies, cases.size());
        for (var one : cases) {
            text(bodies, one.when().toString());
            text(bodies, one.then().line());
        }
    }

    private void stars(Table table) {
        number(bodies, table.globs.size());
        for (var glob : table.globs) {
            text(bodies, glob.head());
            text(bodies, glob.tail());
            table(glob.then());
        }
        number(bodies, table.deep == null ? 0 : 1);
        if (table.deep != null) table(table.deep);
    }
}
