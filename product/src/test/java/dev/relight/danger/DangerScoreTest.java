package dev.relight.danger;

import dev.relight.Corpus;
import dev.relight.Scoreboard;
import dev.relight.shell.Shell;
import dev.relight.shell.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// How the judge compares with hand labels and with the test cases of other guards; the bars hold.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DangerScoreTest {
    private static final Judge JUDGE = Judge.standard();

    /// The labels of the five seed runbooks, equal; what is missing rests on words outside the
    /// command.
    private static final double SEEDS_EQUAL_MIN = 0.97;

    private static final double STRICT_MIN = 0.85;
    private static final double LENIENT_MIN = 0.95;
    private static final double UNKNOWN_MAX = 0.12;
    private static final double UNDER_MAX = 0.01;
    private static final double READ_ONLY_MIN = 0.92;
    private static final double BLOCKED_AS_OBSERVE_MAX = 0.005;

    /// Whose cases say "reads only", not "destroys nothing".
    private static final String READ_ONLY_SOURCE = "robusta-dev/holmesgpt";

    /// Two runbooks of the seeds pull an image in the block where they start it, and one author
    /// warns; both are what the caller adds.
    private static Danger inItsBlock(Map<String, String> row, List<Map<String, String>> rows) {
        var block = new ArrayList<Statement>();
        for (var other : rows)
            if (cell(other, "service").equals(cell(row, "service")) && near(other, row))
                block.addAll(Shell.read(cell(other, "command")).statements());
        var danger = JUDGE.judgeBlock(block).getLast().danger();
        return cell(row, "step").contains("CAUTION") ? danger.raised() : danger;
    }

    /// Lines of one fence stand close together.
    private static boolean near(Map<String, String> other, Map<String, String> row) {
        int before = line(row) - line(other);
        return before >= 0
                && before <= 4
                && cell(other, "heading_path").equals(cell(row, "heading_path"));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static int line(Map<String, String> row) {
        return Integer.parseInt(cell(row, "line"));
    }

    @Test
    void seed_commands_are_called_as_labelled_and_never_less_dangerous() {
        var rows = Corpus.rows("seeds/commands.tsv");
        var wrong = new ArrayList<String>();
        var less = new ArrayList<String>();
        for (var row : rows) {
            var want = Danger.valueOf(cell(row, "danger").toUpperCase(java.util.Locale.ROOT));
            var got = inItsBlock(row, rows);
            if (got == want) continue;
            var told =
                    cell(row, "service")
                            + ":"
                            + cell(row, "line")
                            + " want "
                            + want
                            + " got "
                            + got;
            wrong.add(told);
            if (isLess(got, want)) less.add(told);
        }
        System.out.printf(
                "seeds: danger equal %s, differing %s%n",
                part(rows.size() - wrong.size(), rows.size()), wrong);
        int all = rows.size();
        Scoreboard.atMost(0, "seeds: danger below the label", less.size(), all, less);
        Scoreboard.atLeast(
                SEEDS_EQUAL_MIN, "seeds: danger by the judge", all - wrong.size(), all, wrong);
    }

    @Test
    void seed_commands_stand_on_their_platform() {
        var rows = Corpus.rows("seeds/commands.tsv");
        var wrong = new ArrayList<String>();
        for (var row : rows) {
            var got = JUDGE.judge(cell(row, "command")).platform().word();
            if (!got.equals(cell(row, "platform")))
                wrong.add(
                        cell(row, "service")
                                + ":"
                                + cell(row, "line")
                                + " "
                                + cell(row, "platform")
                                + " got "
                                + got);
        }
        System.out.printf(
                "seeds: platform equal %s, differing %s%n",
                part(rows.size() - wrong.size(), rows.size()), wrong);
        int all = rows.size();
        Scoreboard.atLeast(
                SEEDS_EQUAL_MIN, "seeds: platform by the judge", all - wrong.size(), all, wrong);
    }

    @Test
    void labelled_lines_of_public_runbooks_are_called_as_labelled() {
        int rows = 0, strict = 0, lenient = 0, gated = 0;
        var unknown = new ArrayList<String>();
        var under = new ArrayList<String>();
        for (var row : Corpus.rows("dev/labels.tsv")) {
            var want = cell(row, "danger");
            if (want.equals("not-a-command") || want.equals("manual-interactive")) continue;
            var also = also(row);
            var got = JUDGE.judge(cell(row, "line")).danger().word();
            rows++;
            if (got.equals(want)) strict++;
            if (got.equals(want) || also.contains(got) || got.equals("unknown")) lenient++;
            if (got.equals("unknown")) unknown.add(cell(row, "line"));
            if (!isGated(want) || also.contains("observe") || also.contains("reversible")) continue;
            gated++;
            if (!isGated(got) && !got.equals("unknown"))
                under.add(cell(row, "file") + ":" + cell(row, "line_no"));
        }
        System.out.printf(
                "public runbooks: strict %s, lenient %s, unknown %s, gated called harmless %s %s%n",
                part(strict, rows),
                part(lenient, rows),
                part(unknown.size(), rows),
                part(under.size(), gated),
                under);
        Scoreboard.atLeast(STRICT_MIN, "public lines: danger strict", strict, rows, "");
        Scoreboard.atLeast(LENIENT_MIN, "public lines: danger lenient", lenient, rows, "");
        Scoreboard.atMost(
                UNKNOWN_MAX, "public lines: called unknown", unknown.size(), rows, unknown);
        Scoreboard.atMost(
                UNDER_MAX, "public lines: gated called harmless", under.size(), gated, under);
    }

    @Test
    void the_cases_of_other_guards_hold() {
        int reads = 0, blocked = 0;
        var gated = new ArrayList<String>();
        var observed = new ArrayList<String>();
        for (var row : Corpus.rows("dev/guard-cases.tsv")) {
            var command = cell(row, "command");
            if (command.isBlank()) continue;
            boolean readOnly = READ_ONLY_SOURCE.equals(cell(row, "source_repo"));
            boolean allowed = "allowed".equals(cell(row, "expected"));
            if (readOnly && allowed) {
                reads++;
                if (JUDGE.judge(command).danger().compareTo(Danger.REVERSIBLE) > 0)
                    gated.add(command);
            } else if (!readOnly && !allowed) {
                blocked++;
                if (JUDGE.judge(command).danger() == Danger.OBSERVE) observed.add(command);
            }
        }
        System.out.printf(
                "guards: read-only called harmless %s (not: %s), blocked called observe %s %s%n",
                part(reads - gated.size(), reads), gated, part(observed.size(), blocked), observed);
        Scoreboard.atLeast(
                READ_ONLY_MIN,
                "guards: read-only called harmless",
                reads - gated.size(),
                reads,
                gated);
        Scoreboard.atMost(
                BLOCKED_AS_OBSERVE_MAX,
                "guards: blocked called observe",
                observed.size(),
                blocked,
                observed);
    }

    private static boolean isGated(String danger) {
        return danger.equals("disruptive") || danger.equals("destructive");
    }

    private static Set<String> also(Map<String, String> row) {
        return Arrays.stream(cell(row, "also_acceptable").split("[,;]"))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    /// What is unknown is gated like what destroys.
    private static boolean isLess(Danger got, Danger want) {
        var gate = want == Danger.UNKNOWN ? Danger.DESTRUCTIVE : want;
        return got != Danger.UNKNOWN && got.compareTo(gate) < 0;
    }

    private static double share(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }

    private static String part(int some, int all) {
        return "%d of %d (%.1f %%)".formatted(some, all, 100 * share(some, all));
    }
}
