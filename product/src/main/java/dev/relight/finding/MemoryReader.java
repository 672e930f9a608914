package dev.relight.finding;

import java.util.Locale;

/// Reads free (what the kernel calls available, not what is free), and a control group's events.
final class MemoryReader {
    /// Columns of `Mem:`: total, used, free, shared, buff/cache, available.
    private static final int TOTAL = 1;

    private static final int USED = 2;
    private static final int AVAILABLE = 6;

    private MemoryReader() {}

    static void read(Output output, Notes notes) {
        for (var line : output.lines()) {
            var words = line.strip().split("\\s+");
            var label = words[0].toLowerCase(Locale.ROOT);
            if (label.equals("mem:") && words.length > USED) memory(words, line, notes);
            if (label.equals("swap:") && words.length > USED) swap(words, line, notes);
        }
    }

    private static void memory(String[] words, String line, Notes notes) {
        double total = Numbers.bytes(words[TOTAL]);
        double available =
                words.length > AVAILABLE
                        ? Numbers.bytes(words[AVAILABLE])
                        : total - Numbers.bytes(words[USED]);
        if (total <= 0 || available < 0) return;
        notes.add("memory.available_percent", Numbers.share(available, total), line);
        notes.add("memory.used_percent", Numbers.share(total - available, total), line);
        notes.add("memory.total_bytes", Long.toString((long) total), line);
    }

    private static void swap(String[] words, String line, Notes notes) {
        double total = Numbers.bytes(words[TOTAL]);
        double used = Numbers.bytes(words[USED]);
        if (total > 0 && used >= 0)
            notes.add("memory.swap_used_percent", Numbers.share(used, total), line);
    }

    /// `oom_kill 2` of memory.events, and of memory.oom_control in version 1.
    static void events(Output output, Notes notes) {
        for (var line : output.lines()) {
            var words = line.strip().split("\\s+");
            if (words.length == 2 && words[0].equals("oom_kill") && words[1].matches("[0-9]+"))
                notes.add(
                        "container.oom_killed",
                        output.source().within(),
                        Boolean.toString(!words[1].equals("0")),
                        line);
        }
    }
}
