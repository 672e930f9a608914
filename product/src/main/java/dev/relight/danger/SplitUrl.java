package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Word;
import org.jspecify.annotations.Nullable;

/// `curl http://h/x?a=1&b=2` without quotes: the shell cuts the address at `&`.
final class SplitUrl {
    private SplitUrl() {}

    static void mend(Node.Sequence sequence, AttendanceWalk walk) {
        var parts = sequence.parts();
        for (int i = 0; i + 1 < parts.size(); i++) {
            var url = cutAddress(parts.get(i));
            if (url == null || parts.get(i + 1).start() != parts.get(i).end()) continue;
            int end = i + 1;
            while (end + 1 < parts.size()
                    && parts.get(end) instanceof Node.Background
                    && parts.get(end + 1).start() == parts.get(end).end()) end++;
            var rest = walk.text.substring(url.start(), parts.get(end).end());
            if (rest.matches("(?s).*[\\s'\"|;<>].*")) continue;
            walk.edits.insert(url.start(), "\"");
            walk.edits.insert(parts.get(end).end(), "\"");
            walk.repaired = true;
            walk.calm("without quotes the shell cuts the address at &");
            return;
        }
    }

    private static @Nullable Word cutAddress(Node node) {
        if (!(node instanceof Node.Background background)
                || !(background.body() instanceof Node.Simple simple)
                || simple.words().size() < 2) return null;
        var program = simple.words().getFirst().value();
        var last = simple.words().getLast();
        boolean address = last.text().matches("(?s)[a-zA-Z$\"{}<_-]*(://|localhost).*\\?.*=.*");
        boolean adjacent = last.end() + 1 == background.end();
        return (program.equals("curl") || program.equals("wget")) && address && adjacent
                ? last
                : null;
    }
}
