package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads df and du: how full each file system is, how big each folder.
final class DiskReader {
    private static final Pattern ROW = Pattern.compile("^(\\S+)\\s.*?\\s([0-9]{1,3})%\\s+(/.*)$");

    /// Full by their nature: images and discs, never written to.
    private static final Pattern READ_ONLY =
            Pattern.compile(
                    "^(/dev/loop|/dev/sr|squashfs|overlayfs-ro|iso9660)|\\s/(snap|cdrom|media/cdrom)(/|$)");

    private static final Pattern SIZE = Pattern.compile("^\\s*([0-9.,]+[BKMGTP]?i?)\\s+(.+)$");

    private DiskReader() {}

    static void filesystems(Output output, Notes notes) {
        boolean inodes = output.source().has("-i", "--inodes");
        var subject = inodes ? "disk.inodes_used_percent" : "disk.used_percent";
        int fullest = -1;
        var mount = "";
        for (var line : output.lines()) {
            var row = ROW.matcher(line);
            if (!row.find() || READ_ONLY.matcher(line).find()) continue;
            int used = Integer.parseInt(row.group(2));
            notes.add(subject, row.group(3).strip(), row.group(2), line);
            if (used > fullest) {
                fullest = used;
                mount = row.group(3).strip();
            }
        }
        if (fullest >= 0 && !inodes)
            notes.add("disk.full_mount", mount, mount + " at " + fullest + " %");
    }

    static void sizes(Output output, Notes notes) {
        int empty = 0;
        for (var line : output.lines()) {
            var row = SIZE.matcher(line);
            if (!row.find()) continue;
            double bytes = Numbers.bytes(row.group(1));
            if (bytes == 0) empty++;
            if (bytes >= 0)
                notes.add(
                        "disk.path_bytes", row.group(2).strip(), Long.toString((long) bytes), line);
        }
        notes.add("file.empty_count", Integer.toString(empty), empty + " of size 0");
    }
}
