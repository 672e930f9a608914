package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.Scoreboard;
import dev.relight.plan.Plan;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The labels' columns interactive, unattended_form and reveals_secret, scored.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttendanceScoreTest {
    private final Map<Path, Plan> plans = new HashMap<>();

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
        report("seeds: interactive", missed, alarms);
    }

    /// All that are so by their label, and hardly any other.
    private static void report(String measure, List<String> missed, List<String> alarms) {
        Scoreboard.atMost(0, measure + ", missed", missed.size(), 236, missed);
        Scoreboard.atMost(
                FALSE_ALARMS_MAX / 236.0, measure + ", false alarms", alarms.size(), 236, alarms);
    }

    @Test
    void unattended_forms_of_the_seed_commands_mean_what_their_labels_mean() {
        int wanted = 0;
        var missed = new ArrayList<String>();
        var alarms = new ArrayList<String>();
        var compiler = Compiler.standard();
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            var command = cell(row, "command");
            var label = cell(row, "unattended_form");
            var seed = Corpus.seed(cell(row, "service"));
            var plan = plans.computeIfAbsent(seed, _ -> compiled(compiler, seed));
            var form = formOf(plan, Integer.parseInt(cell(row, "line")));
            if (!label.isEmpty()) wanted++;
            if (!label.isEmpty() && !sameMeaning(label, form)) missed.add(label + " / " + form);
            if (label.isEmpty() && !form.isEmpty()) alarms.add(command + " / " + form);
        }
        System.out.println(
                "seeds, unattended forms: %d of %d, missed %s, false alarms %s"
                        .formatted(wanted - missed.size(), wanted, missed, alarms));
        Scoreboard.atLeast(.95, "seeds: unattended form", wanted - missed.size(), wanted, missed);
        Scoreboard.atMost(
                .01, "seeds: unattended form, false alarms", alarms.size(), 236 - wanted, alarms);
    }

    private static Plan compiled(Compiler compiler, Path file) {
        try {
            return compiler.compile(file).plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String formOf(Plan plan, int line) {
        var form = plan.command(line).orElseThrow().unattended();
        return form == null ? "" : form.kind().word() + ": " + form.text();
    }

    private static boolean sameMeaning(String label, String form) {
        if (label.startsWith("human task: "))
            return form.equals("human: " + label.substring("human task: ".length()));
        var joined = Pattern.compile("same shell as line (\\d+)").matcher(label);
        if (joined.find()) return form.equals("joined: " + joined.group(1));
        var wait = Pattern.compile("wait (\\w+) to (\\w+) ").matcher(label);
        if (wait.lookingAt()) return form.equals("wait: " + wait.group(1) + "/" + wait.group(2));
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
        report("seeds: secret shown", missed, alarms);
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
        Scoreboard.atLeast(
                .95, "public lines: interactive", wanted - missed.size(), wanted, missed);
        assertThat(alarms).hasSizeLessThanOrEqualTo(12);
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
