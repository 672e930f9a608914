package dev.relight.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The names under which we may be addressed.
///
/// A page in a browser can make its own name point to this machine; its requests then carry that
/// name, and are refused.
public final class Hosts {
    private final Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    /// @param more names or addresses without port, beside those of loopback
    public Hosts(Collection<String> more) {
        for (var name : more) names.add(bare(name));
    }

    boolean knows(String header) {
        return names.contains(bare(header));
    }

    private static String bare(String header) {
        var name = header.strip().toLowerCase(Locale.ROOT);
        int colon = name.lastIndexOf(':');
        boolean hasPort = colon > name.lastIndexOf(']');
        if (name.indexOf(':') != colon && !name.startsWith("[")) return "[" + name + "]";
        return hasPort ? name.substring(0, colon) : name;
    }
}
