package dev.relight.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.lexicon.EscalationKind;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Habits of writers whom nobody here has met.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnseenPagesTest {
    @Test
    void what_is_forbidden_only_then_and_there_stays_in_the_plan_and_warns() {
        var plan =
                plan(
                        """
                        # Kiln down
                        ## Fix
                        > WARNING: never do this while a second kiln is cold.

                        ```bash
                        systemctl stop kiln
                        ```
                        """);
        assertThat(texts(plan)).containsExactly("systemctl stop kiln");
        assertThat(plan.commands().getFirst().danger()).isEqualTo(Danger.DESTRUCTIVE);
    }

    @Test
    void a_heading_that_only_forbids_forbids_all_below_it() {
        assertThat(
                        texts(
                                plan(
                                        """
                                        # Kiln down
                                        ## Do NOT
                                        - `rm -rf /srv/kiln` - it is the only copy
                                        """)))
                .isEmpty();
    }

    @Test
    void a_paragraph_tells_when_and_whom_to_call() {
        var rows =
                plan("""
                # Kiln down
                ## Contacts
                Potters on duty: `#kiln-help`, day and night.
                If nobody answers within 15 minutes, call the duty manager.
                Written 2024-01-15 by hand.
                """)
                        .escalation();
        assertThat(rows)
                .anySatisfy(row -> {
                    assertThat(row.line()).isEqualTo(3);
                    assertThat(row.kind()).isEqualTo(EscalationKind.CONTACT);
                    assertThat(row.value()).contains("slack:#kiln-help");
                })
                .anySatisfy(row -> {
                    assertThat(row.line()).isEqualTo(4);
                    assertThat(row.kind()).isEqualTo(EscalationKind.AFTER_DURATION);
                })
                .noneSatisfy(row -> assertThat(row.line()).isEqualTo(5));
    }

    @Test
    void code_may_stand_in_html_and_behind_tags_with_attributes() {
        var plan =
                plan(
                        """
                        # Kiln down
                        ## Look
                        <pre><code class="language-bash">kiln_port=8080
                        curl -fsS http://kiln:8080/health &amp;&amp; uptime
                        </code></pre>

                        ``` {.bash .numberLines startFrom="10"}
                        df -h /srv/kiln
                        ```
                        """);
        assertThat(texts(plan))
                .contains("curl -fsS http://kiln:8080/health && uptime", "df -h /srv/kiln");
        assertThat(plan.commands().get(1).line()).isEqualTo(4);
    }

    @Test
    void of_a_session_with_prompts_only_what_was_typed_counts() {
        var plan =
                plan(
                        """
                        # Kiln down
                        ## Look
                        ```
                        $ redis-cli -h kiln-cache
                        kiln-cache:6379> INFO memory
                        used_memory_human:3.90G
                        kiln-cache:6379> exit
                        ```
                        """);
        assertThat(texts(plan)).containsExactly("redis-cli -h kiln-cache\nINFO memory");
        assertThat(plan.commands().getFirst().danger()).isEqualTo(Danger.OBSERVE);
    }

    @Test
    void an_expectation_may_stand_behind_its_command() {
        var command =
                plan("""
                # Kiln down
                ```bash
                curl -fsS http://kiln/health  # expected: 200 OK
                ```
                """)
                        .commands()
                        .getFirst();
        assertThat(command.expected()).isEqualTo("200 OK");
    }

    private static List<String> texts(Plan plan) {
        return plan.commands().stream().map(Command::text).toList();
    }

    private static Plan plan(String page) {
        return java.util.Objects.requireNonNull(
                Compiler.standard().compile("kiln.md", page).plan());
    }
}
