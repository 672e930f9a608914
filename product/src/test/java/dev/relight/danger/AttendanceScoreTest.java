package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The labels' columns interactive, unattended_form and reveals_secret, scored.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttendanceScoreTest {
    private static final int FALSE_ALARMS_MAX = 2;

    @Test
    void every_interactive_seed_command_is_called_so_and_at_most_two_others() {
        var missed = new ArrayList<String>();
        var alarms = new ArrayList<String>();
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            boolean interactive = Attendance.of(cell(row, "command")).interactive();
            boolean wanted = cell(row, "interactive").equals("y");
            if (wanted && !interactive) missed.add(cell(row, "command"));
            if (!wanted && interactive) alarms.add(cell(row, "command"));
        }
        System.out.println("seeds, interactive: missed " + missed + ", false alarms " + alarms);
        assertThat(missed).isEmpty();
        assertThat(alarms).hasSizeLessThanOrEqualTo(FALSE_ALARMS_MAX);
    }

    @Test
    void unattended_forms_of_the_seed_commands_mean_what_their_labels_mean() {
        int wanted = 0;
        var missed = new ArrayList<String>();
        var alarms = new ArrayList<String>();
        var before = new ArrayList<String>();
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            var command = cell(row, "command");
            var label = cell(row, "unattended_form");
            var form = formOf(command, before);
            before.add(command);
            if (!label.isEmpty()) wanted++;
            if (!label.isEmpty() && !sameMeaning(label, form)) missed.add(label + " / " + form);
            if (label.isEmpty() && !form.isEmpty()) alarms.add(command + " / " + form);
        }
        System.out.println(
                "seeds, unattended forms: %d of %d, missed %s, false alarms %s"
                        .formatted(wanted - missed.size(), wanted, missed, alarms));
        assertThat(missed.size()).isLessThanOrEqualTo(wanted * 5 / 100);
        assertThat(alarms).hasSizeLessThanOrEqualTo(FALSE_ALARMS_MAX);
    }

    /// As the compiler would say it; the one row whose wait stands in a comment is the compiler's.
    private static String formOf(String command, List<String> before) {
        var statement = Shell.read(command).statements().getFirst();
        var earlier =
                before.stream().map(text -> Shell.read(text).statements().getFirst()).toList();
        var joined = Attendance.joinedTo(statement, earlier);
        if (joined != null) return "joined: " + joined.text();
        var form = Attendance.of(statement).form();
        return form == null ? "" : form.kind().word() + ": " + form.text();
    }

    private static boolean sameMeaning(String label, String form) {
        if (label.startsWith("human task: "))
            return form.equals("human: " + label.substring("human task: ".length()));
        if (label.startsWith("same shell as line")) return form.startsWith("joined: for ");
        var shell = form.replaceFirst("^(shell|repaired): ", "");
        return oneLine(shell).equals(oneLine(label));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\n\\s*", "; ").replace("do; ", "do ");
    }

    @Test
    void what_shows_a_secret_among_the_seed_commands_is_called_so_and_at_most_two_others() {
        var missed = new ArrayList<String>();
        var alarms = new ArrayList<String>();
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            boolean shown = SecretShown.in(cell(row, "command")) != null;
            boolean wanted = cell(row, "reveals_secret").equals("y");
            if (wanted && !shown) missed.add(cell(row, "command"));
            if (!wanted && shown) alarms.add(cell(row, "command"));
        }
        System.out.println("seeds, secrets shown: missed " + missed + ", false alarms " + alarms);
        assertThat(missed).isEmpty();
        assertThat(alarms).hasSizeLessThanOrEqualTo(FALSE_ALARMS_MAX);
    }

    @Test
    void interactive_lines_of_the_public_runbooks_are_called_so() {
        int wanted = 0;
        var missed = new ArrayList<String>();
        var alarms = new ArrayList<String>();
        for (var row : Corpus.rows("dev/labels.tsv")) {
            if (cell(row, "danger").equals("not-a-command")) continue;
            boolean interactive = Attendance.of(cell(row, "line")).interactive();
            boolean y =
                    cell(row, "interactive").equals("y")
                            || cell(row, "danger").equals("manual-interactive");
            if (y) wanted++;
            if (y && !interactive) missed.add(cell(row, "line"));
            if (!y && interactive) alarms.add(cell(row, "line"));
        }
        System.out.println(
                "dev, interactive: %d of %d, missed %s, false alarms %d %s"
                        .formatted(wanted - missed.size(), wanted, missed, alarms.size(), alarms));
        assertThat(missed.size()).isLessThanOrEqualTo(wanted * 5 / 100);
        assertThat(alarms).hasSizeLessThanOrEqualTo(12);
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
