package dev.relight.danger;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// Lays a team's table over a shipped one: what the team says wins, what it leaves out stays.
final class Overlay {
    private Overlay() {}

    static Table of(Table over, Table under) {
        return merged(over, under, new Table(under.name, null));
    }

    private static Table merged(@Nullable Table over, @Nullable Table under, Table to) {
        if (under != null) take(to, under);
        if (over != null) take(to, over);
        var words = new LinkedHashSet<String>();
        if (over != null) words.addAll(over.next.keySet());
        if (under != null) words.addAll(under.next.keySet());
        for (var word : words) {
            var mine = over == null ? null : over.next.get(word);
            var theirs = under == null ? null : under.next.get(word);
            to.next.put(word, merged(mine, theirs, child(mine, theirs, to)));
        }
        if (over != null) stars(to, over);
        if (under != null) stars(to, under);
        var deepMine = over == null ? null : over.deep;
        var deepTheirs = under == null ? null : under.deep;
        if (deepMine != null || deepTheirs != null)
            to.deep = merged(deepMine, deepTheirs, child(deepMine, deepTheirs, to));
        return to;
    }

    private static Table child(@Nullable Table mine, @Nullable Table theirs, Table parent) {
        var named = theirs != null ? theirs : mine;
        return new Table(named == null ? parent.name : named.name, parent);
    }

    private static void stars(Table to, Table from) {
        for (var glob : from.globs)
            to.globs.add(
                    new Table.Glob(
                            glob.head(),
                            glob.tail(),
                            merged(glob.then(), null, new Table(glob.then().name, to))));
    }

    private static void take(Table to, Table from) {
        if (from.ruling != null) to.ruling = from.ruling;
        if (from.platform != null) to.platform = from.platform;
        if (from.style != null) to.style = from.style;
        if (from.unlisted != null) to.unlisted = from.unlisted;
        to.kinds |= from.kinds;
        to.options.putAll(from.options);
        to.instead.addAll(0, from.instead);
        to.raise.addAll(0, from.raise);
        if (!from.carries.isEmpty()) {
            to.carries.clear();
            to.carries.addAll(from.carries);
        }
    }
}
