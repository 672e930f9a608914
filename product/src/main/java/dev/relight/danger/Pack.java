package dev.relight.danger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The compiled form of all tables: an index by program name, then each table where the index says,
/// so that a start reads only the programs it meets.
final class Pack {
    /// Changes with the form, so that an old file is told from a damaged one.
    private static final int FORM = 1;

    private Pack() {}

    // ---- writing, at build time

    static byte[] write(Map<String, Table> tables) throws IOException {
        var bodies = new ByteArrayOutputStream();
        var out = new DataOutputStream(bodies);
        var offsets = new IdentityHashMap<Table, Integer>();
        for (var table : tables.values())
            if (!offsets.containsKey(table)) {
                offsets.put(table, out.size());
                table(out, table);
            }
        var whole = new ByteArrayOutputStream();
        var index = new DataOutputStream(whole);
        index.writeInt(FORM);
        index.writeInt(tables.size());
        for (var entry : tables.entrySet()) {
            index.writeUTF(entry.getKey());
            index.writeInt(offsets.getOrDefault(entry.getValue(), 0));
        }
        bodies.writeTo(whole);
        return whole.toByteArray();
    }

    private static void table(DataOutputStream out, Table table) throws IOException {
        out.writeUTF(table.name);
        out.writeUTF(table.ruling == null ? "" : table.ruling.line());
        out.writeByte(table.platform == null ? -1 : table.platform.ordinal());
        out.writeByte(table.style == null ? -1 : table.style.ordinal());
        out.writeByte(table.unlisted == null ? -1 : table.unlisted.ordinal());
        out.writeBoolean(table.kinds);
        out.writeShort(table.options.size());
        for (var option : table.options.entrySet()) {
            out.writeUTF(option.getKey());
            out.writeUTF(option.getValue().name());
            out.writeByte(option.getValue().takes().ordinal());
        }
        cases(out, table.instead);
        cases(out, table.raise);
        out.writeByte(table.carries.size());
        for (var carry : table.carries) carry(out, carry);
        out.writeShort(table.next.size());
        for (var child : table.next.entrySet()) {
            out.writeUTF(child.getKey());
            table(out, child.getValue());
        }
        out.writeByte(table.globs.size());
        for (var glob : table.globs) {
            out.writeUTF(glob.head());
            out.writeUTF(glob.tail());
            table(out, glob.then());
        }
        out.writeBoolean(table.deep != null);
        if (table.deep != null) table(out, table.deep);
    }

    private static void cases(DataOutputStream out, List<Table.Case> cases) throws IOException {
        out.writeByte(cases.size());
        for (var one : cases) {
            out.writeUTF(one.when().toString());
            out.writeUTF(one.then().line());
        }
    }

    private static void carry(DataOutputStream out, Carry carry) throws IOException {
        out.writeByte(carry.cargo().ordinal());
        out.writeByte(carry.where().ordinal());
        out.writeByte(carry.position());
        out.writeByte(carry.options().size());
        for (var option : carry.options()) out.writeUTF(option);
        out.writeUTF(carry.program());
    }

    // ---- reading, at run time

    /// Names and offsets of an opened pack.
    record Index(byte[] bytes, Map<String, Integer> offsets) {
        /// The table of a program; null when the pack has none.
        @Nullable Table table(String program) {
            var offset = offsets.get(program);
            if (offset == null) return null;
            try {
                var in = new ByteArrayInputStream(bytes, offset, bytes.length - offset);
                return Pack.table(new DataInputStream(in), null);
            } catch (IOException e) {
                throw new UncheckedIOException("the danger tables are damaged at " + program, e);
            }
        }
    }

    static Index open(byte[] bytes) {
        try {
            var all = new ByteArrayInputStream(bytes);
            var in = new DataInputStream(all);
            if (in.readInt() != FORM)
                throw new IllegalStateException("danger tables of another build; build again");
            int count = in.readInt();
            var offsets = new HashMap<String, Integer>(count * 2);
            for (int i = 0; i < count; i++) offsets.put(in.readUTF(), in.readInt());
            int start = bytes.length - all.available();
            offsets.replaceAll((_, offset) -> start + offset);
            return new Index(bytes, offsets);
        } catch (IOException e) {
            throw new UncheckedIOException("the danger tables are damaged", e);
        }
    }

    private static Table table(DataInputStream in, @Nullable Table parent) throws IOException {
        var table = new Table(in.readUTF(), parent);
        var line = in.readUTF();
        table.ruling = line.isEmpty() ? null : Ruling.parse(line);
        table.platform = choice(Platform.values(), in.readByte());
        table.style = choice(Table.Style.values(), in.readByte());
        table.unlisted = choice(Table.Unlisted.values(), in.readByte());
        table.kinds = in.readBoolean();
        int options = in.readUnsignedShort();
        for (int i = 0; i < options; i++) {
            var written = in.readUTF();
            var name = in.readUTF();
            table.options.put(written, new Table.Option(name, Table.Takes.values()[in.readByte()]));
        }
        cases(in, table.instead);
        cases(in, table.raise);
        int carries = in.readUnsignedByte();
        for (int i = 0; i < carries; i++) table.carries.add(carry(in));
        int children = in.readUnsignedShort();
        for (int i = 0; i < children; i++) table.next.put(in.readUTF(), table(in, table));
        int globs = in.readUnsignedByte();
        for (int i = 0; i < globs; i++)
            table.globs.add(new Table.Glob(in.readUTF(), in.readUTF(), table(in, table)));
        if (in.readBoolean()) table.deep = table(in, table);
        return table;
    }

    private static void cases(DataInputStream in, List<Table.Case> to) throws IOException {
        int count = in.readUnsignedByte();
        for (int i = 0; i < count; i++) {
            var when = Condition.parse(in.readUTF());
            var then = Ruling.parse(in.readUTF());
            if (then != null) to.add(new Table.Case(when, then));
        }
    }

    private static Carry carry(DataInputStream in) throws IOException {
        var cargo = Carry.Cargo.values()[in.readByte()];
        var where = Carry.Where.values()[in.readByte()];
        int position = in.readByte();
        int count = in.readUnsignedByte();
        var options = new String[count];
        for (int i = 0; i < count; i++) options[i] = in.readUTF();
        return new Carry(cargo, where, List.of(options), position, in.readUTF());
    }

    private static <T> @Nullable T choice(T[] choices, byte ordinal) {
        return ordinal < 0 ? null : choices[ordinal];
    }
}
