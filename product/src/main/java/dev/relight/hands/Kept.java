package dev.relight.hands;

import java.nio.charset.StandardCharsets;

/// What is kept of a stream: all of it, or its two ends with a line between that says what is gone.
///
/// @param text what is no UTF-8 stands as U+FFFD
/// @param bytes how much there was
record Kept(String text, long bytes) {
    /// Where text was left out, this much more on either side of a line's end is looked through for
    /// that end: half a line is not shown, since half a secret is not recognised as one.
    private static final int LINE_BYTES_MAX = 16 * 1024;

    static Kept of(byte[] head, byte[] tail, long total, boolean isLost) {
        long gap = total - head.length - tail.length;
        if (gap <= 0) return new Kept(text(joined(head, tail)) + lost(isLost), total);
        int end = endOfLastLine(head);
        int begin = beginOfFirstLine(tail);
        long out = gap + (head.length - end) + begin;
        var text =
                new String(head, 0, end, StandardCharsets.UTF_8)
                        + "[%d bytes left out]\n".formatted(out)
                        + new String(tail, begin, tail.length - begin, StandardCharsets.UTF_8);
        return new Kept(text + lost(isLost), total);
    }

    private static int endOfLastLine(byte[] head) {
        int least = Math.max(0, head.length - LINE_BYTES_MAX);
        for (int at = head.length; at > least; at--) if (head[at - 1] == '\n') return at;
        return least;
    }

    private static int beginOfFirstLine(byte[] tail) {
        int most = Math.min(tail.length, LINE_BYTES_MAX);
        for (int at = 0; at < most; at++) if (tail[at] == '\n') return at + 1;
        return most;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        var all = java.util.Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String lost(boolean isLost) {
        return isLost ? "[the rest was lost: no space left in the job folder]\n" : "";
    }
}
