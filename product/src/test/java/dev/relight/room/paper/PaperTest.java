package dev.relight.room.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.plan.Plan;
import dev.relight.runbook.Compiler;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaperTest {
    @Test
    void a_command_has_its_place_where_the_author_wrote_it_even_inside_a_list() {
        var text =
                """
                # Lamp
                ## Diagnosis
                1. Look at the oil:
                   ```bash
                   # how much is left
                   df -h /oil
                   ```
                2. Then type `uptime` and compare.
                """;
        var paper = paper(text);
        assertThat(paper.slots())
                .contains(new Slot(Slot.Kind.COMMAND, 6), new Slot(Slot.Kind.HEADING, 2));
        var html = paper.fill(slot -> "[" + slot.kind() + " " + slot.line() + "]");
        assertThat(html)
                .contains("<h3 id=\"L2\">Diagnosis[HEADING 2]</h3>")
                .contains("# how much is left</code></div>[COMMAND 6]</div>");
    }

    @Test
    void nothing_in_a_runbook_is_ever_executed() {
        var html =
                html(
                        """
                        # <img src=x onerror=alert(1)>
                        <script>alert(2)</script>

                        [click](javascript:alert(3)) ![x](https://elsewhere.example/x.png)
                        [file](../secret.md) <a href="javascript:alert(4)">five</a>

                        | <b>a</b> |
                        |---|
                        | <iframe src=x></iframe> |

                        ```html
                        </code></div><script>alert(6)</script>
                        ```
                        """);
        assertThat(html).doesNotContain("<script", "<img", "<iframe", "<b>", "href=\"javascript");
        assertThat(html).contains("&lt;script&gt;alert(2)", "picture: x", "(../secret.md)");
    }

    @Test
    void our_own_marks_in_the_text_are_no_marks() {
        var html = html("# Lamp\n\nx \u0002COMMAND 3\u0003 y\n");
        assertThat(html).contains("x \uFFFDCOMMAND 3\uFFFD y");
    }

    @Test
    void a_link_within_the_page_leads_to_the_line_of_its_heading() {
        var html = html("# Lamp\n\n[down](#scenario-1-wick)\n\n## Scenario 1: Wick\n");
        assertThat(html).contains("<a href=\"#L5\">down</a>", "id=\"L5\"");
    }

    @Test
    void lines_that_end_as_on_windows_keep_their_numbers() {
        var paper = paper("# Lamp\r\n## Diagnosis\r\n```bash\r\nuptime\r\n```\r\n");
        assertThat(paper.slots()).contains(new Slot(Slot.Kind.COMMAND, 4));
    }

    @Test
    void without_its_text_a_runbook_is_still_its_headings_and_commands() {
        var plan = plan("# Lamp\n## Diagnosis\n```bash\nuptime\n```\n");
        assertThat(Paper.of(plan).slots())
                .contains(new Slot(Slot.Kind.HEADING, 2), new Slot(Slot.Kind.COMMAND, 4));
    }

    private static Plan plan(String text) {
        return Compiler.standard().compile("lamp.md", text).plan();
    }

    private static Paper paper(String text) {
        return Paper.of(text, plan(text));
    }

    private static String html(String text) {
        return Paper.of(text, new PlanOf(text).empty()).fill(_ -> "");
    }

    /// A plan that knows no command.
    private record PlanOf(String text) {
        Plan empty() {
            var its = plan("# Lamp\n");
            return new Plan(
                    its.source(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }
}
