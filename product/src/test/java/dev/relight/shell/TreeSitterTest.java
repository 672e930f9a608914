package dev.relight.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TreeSitterBash;

/// A second grammar of bash, made by others, finds the same commands with the same words.
///
/// Where it differs (`time`, `$A/$B`, `-f - <<EOF`, `\"` after a closing quote) bash sides with us,
/// as the other oracles show; the share is held so that a fault of ours would be seen.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TreeSitterTest {
    private static final int APART_PERCENT_MAX = 3;

    @Test
    void tree_sitter_and_we_find_the_same_commands_in_nearly_every_block() {
        var blocks = new ArrayList<>(Block.seeds());
        blocks.addAll(Block.dev());
        var apart = new ArrayList<String>();
        for (var block : blocks) {
            var text = masked(block.text());
            var node = Shell.readCommand(text);
            var theirs = new ArrayList<String>();
            boolean read = commands(text, theirs);
            if (read != !node.isBroken()) apart.add(block.file() + ":" + block.line());
            else if (read && !ours(node).equals(theirs.stream().sorted().toList()))
                apart.add(block.file() + ":" + block.line());
        }
        System.out.println(
                "tree-sitter differs in %d of %d blocks".formatted(apart.size(), blocks.size()));
        assertThat(apart.size()).isLessThanOrEqualTo(blocks.size() * APART_PERCENT_MAX / 100);
    }

    private static List<String> ours(Node node) {
        return node.simples().stream()
                .filter(simple -> !simple.words().isEmpty() && !isDeclaring(simple))
                .map(simple -> String.join(" ", simple.words().stream().map(Word::text).toList()))
                .sorted()
                .toList();
    }

    private static boolean isDeclaring(Node.Simple simple) {
        return switch (simple.words().getFirst().text()) {
            case "declare", "export", "local", "readonly", "typeset", "unset" -> true;
            default -> false;
        };
    }

    private static boolean commands(String text, List<String> to) {
        try (var language = new TreeSitterBash();
                var parser = new TSParser()) {
            parser.setLanguage(language);
            try (var tree = parser.parseString(null, text)) {
                collect(tree.getRootNode(), text.getBytes(StandardCharsets.UTF_8), to);
                return !tree.getRootNode().hasError();
            }
        }
    }

    private static void collect(TSNode node, byte[] bytes, List<String> to) {
        if (node.getType().equals("command")) {
            var words = new ArrayList<String>();
            for (int i = 0; i < node.getChildCount(); i++) {
                var child = node.getChild(i);
                if (isWord(child.getType())) words.add(textOf(child, bytes));
            }
            to.add(String.join(" ", words));
        }
        var text = node.getType().equals("test_command") ? textOf(node, bytes) : "";
        if (text.startsWith("[ ")) to.add(String.join(" ", text.split("\\s+")));
        for (int i = 0; i < node.getChildCount(); i++) collect(node.getChild(i), bytes, to);
    }

    private static boolean isWord(String type) {
        return switch (type) {
            case "variable_assignment", "file_redirect", "herestring_redirect" -> false;
            default -> true;
        };
    }

    private static String textOf(TSNode node, byte[] bytes) {
        return new String(
                bytes,
                node.getStartByte(),
                node.getEndByte() - node.getStartByte(),
                StandardCharsets.UTF_8);
    }

    private static String masked(String text) {
        var masked = new StringBuilder(text);
        for (var placeholder : Placeholders.in(text))
            for (int i = placeholder.start(); i < placeholder.end(); i++) masked.setCharAt(i, '_');
        return masked.toString();
    }
}
