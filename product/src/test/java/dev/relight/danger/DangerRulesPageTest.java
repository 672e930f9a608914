package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The page about danger rules says what is so: its examples are read and judged.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DangerRulesPageTest {
    private static final Path PAGE = Path.of("../docs/reference/danger-rules.md");

    /// Rules, and below them commands with the danger they then have.
    private static final Pattern EXAMPLE =
            Pattern.compile("```yaml\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);

    @Test
    void every_example_is_read_without_a_mistake_and_judged_as_the_page_says() throws IOException {
        var example = EXAMPLE.matcher(Files.readString(PAGE));
        int commands = 0;
        while (example.find()) {
            var problems = new Problems();
            var judge = Judge.with(OwnRules.read("page.yaml", example.group(1), problems));
            assertThat(problems.inOrder()).as(example.group(1)).isEmpty();
            for (var line : example.group(2).lines().toList()) {
                var parts = line.split(" +", 2);
                assertThat(judge.judge(parts[1]).danger().word()).as(line).isEqualTo(parts[0]);
                commands++;
            }
        }
        assertThat(commands).isGreaterThan(25);
    }

    @Test
    void every_danger_every_field_and_every_cargo_is_on_the_page() throws IOException {
        var page = Files.readString(PAGE);
        for (var danger : Danger.values()) assertThat(page).contains("\n| " + danger.word() + " |");
        for (var platform : Platform.values())
            assertThat(page).contains("`" + platform.word() + "`");
        for (var field : fields()) assertThat(page).contains("\n| `" + field + "` |");
        var inner =
                List.of(Carry.Cargo.IMAGE, Carry.Cargo.HAPROXY, Carry.Cargo.SSM, Carry.Cargo.URL);
        for (var cargo : Carry.Cargo.values())
            if (!inner.contains(cargo))
                assertThat(page).contains("`" + cargo.name().toLowerCase(Locale.ROOT) + "`");
    }

    /// As the reader lists them to somebody who wrote another.
    private static List<String> fields() {
        var problems = new Problems();
        OwnRules.read("x.yaml", "x:\n  nonsense: 1\n", problems);
        var mend = problems.inOrder().getFirst().mend();
        var fields = new ArrayList<String>();
        for (var word : mend.replace("use ", "").split("[ ,]+"))
            if (!word.equals("or")) fields.add(word);
        assertThat(fields).contains("raise", "carry");
        return fields;
    }

    @Test
    void a_mistake_is_told_as_the_page_shows_it() throws IOException {
        var problems = new Problems();
        OwnRules.read(
                "relight-rules.yaml",
                "shopctl:\n  do:\n    wipe:  dangerous it deletes\n",
                problems);
        var told = problems.inOrder().getFirst();
        assertThat(Files.readString(PAGE))
                .contains("  " + told.where() + " " + told.what())
                .contains("    mend: " + told.mend());
    }
}
