package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads uptime, w and the head of top: load, idle share, memory.
final class LoadReader {
    private static final Pattern LOAD =
            Pattern.compile(
                    "load averages?: ([0-9]+[.,][0-9]+),? ([0-9]+[.,][0-9]+),? ([0-9]+[.,][0-9]+)");

    private static final Pattern IDLE = Pattern.compile("(?i)cpu.*?([0-9]+[.,][0-9]+)[ %]*id");

    private static final Pattern MEMORY =
            Pattern.compile("([KMG])iB Mem\\s*:\\s*([0-9.,]+)[ +]total");

    private static final Pattern AVAILABLE = Pattern.compile("([0-9.,]+)[ +]avail Mem");

    private LoadReader() {}

    static void read(Output output, Notes notes) {
        double total = 0;
        for (var line : output.lines()) {
            var load = LOAD.matcher(line);
            if (load.find()) {
                notes.add("load.one", dot(load.group(1)), line);
                notes.add("load.five", dot(load.group(2)), line);
                notes.add("load.fifteen", dot(load.group(3)), line);
            }
            var idle = IDLE.matcher(line);
            if (idle.find()) {
                double free = Double.parseDouble(dot(idle.group(1)));
                notes.add("cpu.idle_percent", dot(idle.group(1)), line);
                notes.add("cpu.used_percent", Numbers.share(100 - Math.min(free, 100), 100), line);
            }
            var memory = MEMORY.matcher(line);
            if (memory.find()) total = Numbers.bytes(memory.group(2));
            var available = AVAILABLE.matcher(line);
            if (available.find() && total > 0) {
                double left = Numbers.bytes(available.group(1));
                notes.add("memory.available_percent", Numbers.share(left, total), line);
                notes.add("memory.used_percent", Numbers.share(total - left, total), line);
            }
        }
    }

    private static String dot(String number) {
        return number.replace(',', '.');
    }
}
