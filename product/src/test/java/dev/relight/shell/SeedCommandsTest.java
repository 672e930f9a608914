package dev.relight.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The labelled commands of the seed runbooks are found, exactly, and no others.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedCommandsTest {
    @Test
    void every_labelled_command_is_found_at_its_line_and_nothing_else() {
        var wanted = new TreeMap<String, String>();
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            var comment = row.get("inline_comment");
            wanted.put(
                    row.get("service") + ":" + row.get("line"),
                    row.get("command") + " ## " + comment);
        }
        var found = new TreeMap<String, String>();
        for (var block : Block.seeds())
            for (var statement : Shell.read(block.text()).statements())
                found.put(
                        block.file() + ":" + (block.line() + statement.line() - 1),
                        statement.text() + " ## " + statement.inlineComment());
        assertThat(difference(wanted, found)).isEmpty();
        assertThat(difference(found, wanted)).isEmpty();
    }

    private static List<String> difference(Map<String, String> one, Map<String, String> other) {
        return one.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(other.get(entry.getKey())))
                .map(entry -> entry + " / " + other.get(entry.getKey()))
                .toList();
    }

    @Test
    void no_statement_of_the_seed_runbooks_is_broken() {
        for (var block : Block.seeds())
            for (var statement : Shell.read(block.text()).statements())
                assertThat(statement.broken()).as(block.file() + " " + statement).isFalse();
    }
}
