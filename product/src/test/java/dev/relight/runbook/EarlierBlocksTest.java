package dev.relight.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.plan.Command;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A variable set in one block is there in the next, as in the terminal of whoever wrote the page.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EarlierBlocksTest {
    @Test
    void the_line_that_sets_a_variable_comes_along_with_what_it_needs_itself() {
        var command =
                last(
                        """
                        # Shop down
                        ```bash
                        export NS=shop
                        POD=$(kubectl -n "$NS" get pods -o name | head -n 1)
                        ```
                        then
                        ```bash
                        kubectl -n "$NS" logs "$POD" --tail=20
                        ```
                        """);
        assertThat(form(command))
                .isEqualTo(
                        "export NS=shop; POD=$(kubectl -n \"$NS\" get pods -o name | head -n 1);"
                                + " kubectl -n \"$NS\" logs \"$POD\" --tail=20");
        assertThat(command.envNeeded()).isEmpty();
        assertThat(command.danger()).isEqualTo(Danger.OBSERVE);
    }

    @Test
    void what_a_person_must_fill_in_there_must_be_filled_in_here_too() {
        var command =
                last(
                        """
                        ```bash
                        export NS=<namespace>
                        ```
                        ```bash
                        kubectl -n $NS delete pod web-0
                        ```
                        """);
        assertThat(command.placeholders()).containsExactly("<namespace>");
        assertThat(form(command))
                .isEqualTo("export NS=<namespace>; kubectl -n $NS delete pod web-0");
        assertThat(command.danger()).isNotEqualTo(Danger.OBSERVE);
    }

    @Test
    void a_variable_that_is_set_in_two_ways_stays_a_question() {
        var command =
                last(
                        """
                        For staging:
                        ```bash
                        export NS=staging
                        ```
                        For production:
                        ```bash
                        export NS=prod
                        ```
                        ```bash
                        kubectl -n $NS rollout restart deploy/web
                        ```
                        """);
        assertThat(command.unattended()).isNull();
        assertThat(command.envNeeded()).containsExactly("NS");
    }

    @Test
    void a_line_that_does_more_than_set_variables_is_never_run_twice() {
        var command =
                last(
                        """
                        ```bash
                        ID=$(docker run -d web:2)
                        read -r ANSWER
                        ```
                        ```bash
                        docker logs $ID $ANSWER
                        ```
                        """);
        assertThat(command.unattended()).isNull();
        assertThat(command.envNeeded()).containsExactlyInAnyOrder("ID", "ANSWER");
    }

    @Test
    void within_one_block_the_shell_is_shared_anyway() {
        var command =
                last(
                        """
                        ```bash
                        NS=shop
                        kubectl -n $NS get pods
                        ```
                        """);
        assertThat(command.unattended()).isNull();
        assertThat(command.envNeeded()).isEmpty();
    }

    private static String form(Command command) {
        return Objects.requireNonNull(command.unattended()).text();
    }

    private static Command last(String page) {
        return Compiler.standard().compile("page.md", page).plan().commands().getLast();
    }
}
