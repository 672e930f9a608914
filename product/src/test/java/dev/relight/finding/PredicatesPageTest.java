package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The page people read: its examples parse, and it names every fact that the tables ask for.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PredicatesPageTest {
    private static final Path PAGE = Path.of("../docs/reference/predicates.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z][a-z_.]*)(?:\\(\\.\\.\\.\\))?`");

    /// Names that carry data of their own behind a dot.
    private static final List<String> OPEN = List.of("json", "redis");

    @Test
    void every_example_is_a_predicate() throws IOException {
        var page = Files.readString(PAGE);
        var examples =
                EXAMPLE.matcher(
                        page.substring(page.indexOf("| example"), page.indexOf("**Values.**")));
        int count = 0;
        while (examples.find()) {
            count++;
            assertThat(Predicate.parse(examples.group(1)))
                    .as(examples.group(1))
                    .isInstanceOf(Parsed.Read.class);
        }
        assertThat(count).isGreaterThan(10);
    }

    @Test
    void every_fact_that_a_table_asks_for_is_on_the_page() throws IOException {
        var known = new TreeSet<String>();
        var names = NAME.matcher(Files.readString(PAGE));
        while (names.find()) known.add(names.group(1));
        var asked = new TreeSet<String>();
        for (var cell : predicates())
            collect(Predicate.of(Blanks.fill(cell, "90 % for 2 minutes")), asked);
        asked.removeIf(name -> OPEN.stream().anyMatch(open -> name.startsWith(open + ".")));
        assertThat(known).containsAll(asked);
    }

    @Test
    void every_predicate_of_a_table_has_sound_expressions() {
        for (var cell : predicates()) {
            var filled = Blanks.fill(cell, "90 % for 2 minutes");
            assertThat(Predicate.parse(filled)).as(filled).isInstanceOf(Parsed.Read.class);
        }
    }

    private static List<String> predicates() {
        var cells = new ArrayList<String>();
        for (var table : List.of("looks", "symptoms", "conditions", "expectations"))
            for (var row : Rows.of(table))
                for (var column : List.of("check", "found", "absent", "ask")) {
                    var cell =
                            row.text(column)
                                    .replaceAll("\\{[0-9]\\}", "7")
                                    .replaceAll("77", "7")
                                    .replace("{sign}", "<")
                                    .replace("{millis}", "5");
                    if (!cell.isEmpty()
                            && !List.of("usual", "person", "foreign-port").contains(cell))
                        cells.add(cell);
                }
        return cells;
    }

    private static void collect(Predicate predicate, SortedSet<String> to) {
        switch (predicate) {
            case Predicate.Compare(var subject, _, _) -> to.add(subject.name());
            case Predicate.Matches(var subject, _, _) -> to.add(subject.name());
            case Predicate.Has(var subject, _) -> to.add(subject.name());
            case Predicate.Empty(var subject) -> to.add(subject.name());
            case Predicate.And(var parts) -> parts.forEach(part -> collect(part, to));
            case Predicate.Or(var parts) -> parts.forEach(part -> collect(part, to));
            case Predicate.Not(var part) -> collect(part, to);
            case Predicate.Lasting(var part, _) -> collect(part, to);
        }
    }
}
