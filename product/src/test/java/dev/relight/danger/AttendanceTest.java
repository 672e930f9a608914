package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands of many programs and what becomes of them; the cases stand in `attendance/cases.tsv`.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttendanceTest {
    @ParameterizedTest
    @MethodSource("cases")
    void a_command_runs_unattended_as_its_case_says(String flag, String command, String form) {
        var attendance = Attendance.of(command);
        var got = attendance.form();
        assertThat(got == null ? "-" : got.kind().word() + ": " + got.text()).isEqualTo(form);
        assertThat(attendance.interactive()).isEqualTo(flag.equals("I"));
    }

    static Stream<String[]> cases() {
        try (var in = AttendanceTest.class.getResourceAsStream("/attendance/cases.tsv")) {
            if (in == null) throw new IllegalStateException("cases.tsv is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_change_and_every_interactive_command_has_a_reason() {
        cases().forEach(one -> {
            var attendance = Attendance.of(one[1]);
            if (attendance.interactive() || attendance.form() != null)
                assertThat(attendance.reasons()).as(one[1]).isNotEmpty();
        });
    }

    @Test
    void what_was_made_fit_is_fit() {
        cases().forEach(one -> {
            var form = Attendance.of(one[1]).form();
            if (form == null || form.kind() == Unattended.Kind.HUMAN) return;
            var again = Attendance.of(form.text());
            if (form.text().startsWith("timeout ")) return;
            assertThat(again.form()).as(one[1]).isNull();
        });
    }

    @Test
    void a_wait_joins_the_last_statement_that_left_a_job_behind() {
        var script = Shell.read("sleep 1 &\nfor i in 1 2; do curl h & done\nls\nwait\n");
        var statements = script.statements();
        assertThat(Attendance.joinedTo(statements.get(3), statements.subList(0, 3)))
                .isEqualTo(statements.get(1));
        assertThat(Attendance.joinedTo(statements.get(2), statements.subList(0, 2))).isNull();
        assertThat(Attendance.joinedTo(statements.get(3), List.of())).isNull();
    }

    @Test
    void a_loop_that_waits_gets_a_deadline_and_keeps_its_lines() {
        var form =
                Attendance.of("until nc -z db 5432; do\n  echo \"it's not up\"\n  sleep 2\ndone")
                        .form();
        assertThat(form)
                .isEqualTo(
                        new Unattended(
                                Unattended.Kind.SHELL,
                                "timeout 120 bash -c 'until nc -z db 5432; do\n"
                                        + "  echo \"it'\\''s not up\"\n  sleep 2\ndone'"));
    }

    @Test
    void a_loop_that_shares_variables_takes_all_of_its_statement_under_the_deadline() {
        var form =
                Attendance.of("n=web; until curl -sf http://$n/; do sleep 1; done; echo $n").form();
        assertThat(form)
                .isEqualTo(
                        new Unattended(
                                Unattended.Kind.SHELL,
                                "timeout 120 bash -c 'n=web; until curl -sf http://$n/; do sleep 1;"
                                        + " done; echo $n'"));
    }

    @Test
    void what_cannot_be_read_is_left_alone() {
        assertThat(Attendance.of("top |")).isEqualTo(new Attendance(false, null, List.of()));
    }
}
