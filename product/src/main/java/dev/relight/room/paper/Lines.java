package dev.relight.room.paper;

import org.commonmark.node.Node;

/// Where a node stands in the file.
final class Lines {
    private Lines() {}

    /// 1-based; 0 if nobody knows.
    static int first(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1;
    }
}
