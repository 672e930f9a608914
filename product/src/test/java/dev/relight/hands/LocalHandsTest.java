package dev.relight.hands;

import static dev.relight.hands.Bench.LONG;
import static dev.relight.hands.Bench.fresh;
import static dev.relight.hands.Bench.job;
import static dev.relight.hands.Bench.outputs;
import static dev.relight.hands.Bench.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.engine.JobReport.End;
import dev.relight.secret.Redactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalHandsTest {
    @TempDir Path folder;
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(folder.resolve("hands"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_line_runs_in_bash_and_says_how_it_went() {
        var report = bench.run("[[ abc == a* ]] && echo yes; echo no >&2; (exit 3)");
        assertThat(report.end()).isEqualTo(End.EXITED);
        assertThat(report.reason()).isEmpty();
        var line = report.lines().getFirst();
        assertThat(line.exit()).isEqualTo(3);
        assertThat(line.stdout()).isEqualTo("yes\n");
        assertThat(line.stderr()).isEqualTo("no\n");
        assertThat(line.stdoutBytes()).isEqualTo(4);
        assertThat(line.took()).isPositive();
    }

    @Test
    void lines_share_one_shell_with_its_folder_variables_and_status() {
        var report =
                bench.run(
                        "cd /usr; x=7; f() { echo \"f $1\"; }",
                        "pwd; echo $x; f a",
                        "(exit 9)",
                        "echo $?",
                        "set -- one two; echo $#",
                        "echo $1 $0");
        assertThat(outputs(report))
                .containsExactly("", "/usr\n7\nf a\n", "", "9\n", "2\n", "one bash\n");
        assertThat(report.lines())
                .extracting(JobReport.Line::exit)
                .containsExactly(0, 0, 9, 0, 0, 0);
    }

    @Test
    void wait_in_a_later_line_waits_for_the_background_of_an_earlier_one_and_for_nothing_else() {
        var report =
                bench.run(
                        "for i in 1 2 3; do (sleep 0.3; echo late $i) & done",
                        "wait; echo $?",
                        "jobs");
        assertThat(report.lines().get(0).stdout()).contains("late 1", "late 2", "late 3");
        assertThat(report.lines().get(1).stdout()).isEqualTo("0\n");
        assertThat(report.lines().get(1).took()).isGreaterThan(Duration.ofMillis(150));
        assertThat(report.lines().get(2).stdout()).isEmpty();
    }

    @Test
    void a_line_that_fails_or_cannot_be_parsed_does_not_stop_the_next() {
        var report = bench.run("false", "if then", "no-such-command-here", "echo on");
        assertThat(report.lines()).extracting(JobReport.Line::exit).containsExactly(1, 2, 127, 0);
        assertThat(report.lines().get(1).stderr()).contains("syntax error");
        assertThat(report.lines().get(2).stderr()).startsWith("bash: line").contains("not found");
        assertThat(report.lines().get(3).stdout()).isEqualTo("on\n");
    }

    @Test
    void a_line_that_ends_the_shell_ends_the_job_and_keeps_its_status() {
        assertEndsAfterSecondLine(4, "echo a", "echo b; exit 4", "echo c");
        assertEndsAfterSecondLine(1, "set -e", "echo b; false", "echo c");
        assertEndsAfterSecondLine(5, "echo a", "echo b; exec bash -c 'exit 5'", "echo c");
        assertEndsAfterSecondLine(137, "echo a", "echo b; kill -9 $$", "echo c");
    }

    private void assertEndsAfterSecondLine(int exit, String... lines) {
        var report = bench.run(lines);
        assertThat(report.end()).isEqualTo(End.EXITED);
        assertThat(report.lines()).hasSize(2);
        assertThat(report.lines().get(1).exit()).isEqualTo(exit);
        assertThat(report.lines().get(1).stdout()).isEqualTo("b\n");
    }

    @Test
    void quotes_here_documents_comments_and_control_words_mean_what_they_mean_at_a_prompt() {
        var report =
                bench.run(
                        "cat <<'EOF' | tr a-z A-Z\nit's \"here\" $x\nEOF",
                        "echo 'it'\\''s' # a comment",
                        "break; echo after",
                        "set -u; set -C; set -f; IFS=:; echo still",
                        "echo \\\n  continued",
                        "printf() { echo mine; }; printf",
                        "echo here");
        assertThat(outputs(report))
                .containsExactly(
                        "IT'S \"HERE\" $X\n",
                        "it's\n",
                        "after\n",
                        "still\n",
                        "continued\n",
                        "mine\n",
                        "here\n");
    }

    @Test
    void standard_input_is_empty_and_there_is_no_terminal() {
        var report = bench.run("cat; read x; echo $?; test -t 0 || echo none; tty");
        assertThat(report.lines().getFirst().stdout()).isEqualTo("1\nnone\nnot a tty\n");
    }

    @Test
    void a_command_sees_the_allow_list_its_bindings_and_its_tag_and_nothing_else()
            throws Exception {
        bench.close();
        var own =
                Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "HOME",
                        "/root",
                        "LC_ALL",
                        "C.UTF-8",
                        "RELIGHT_TOKEN",
                        "t0ken",
                        "AWS_SECRET_ACCESS_KEY",
                        "x",
                        "BASH_ENV",
                        "/x");
        bench.hands = LocalHands.open(bench.root, new Redactor(), own);
        var job =
                new Job(
                        fresh(),
                        List.of("env | sort", "echo \"<$RELIGHT_P_1>\""),
                        Map.of("RELIGHT_P_1", "a b'c\n$(id)\u00e9"),
                        "/usr",
                        LONG,
                        false);
        var report = bench.run(job);
        assertThat(report.lines().get(0).stdout().lines().map(line -> line.replaceAll("=.*", "")))
                .contains("PATH", "HOME", "LC_ALL", "RELIGHT_P_1", "RELIGHT_JOB", "PWD", "TERM")
                .doesNotContain("RELIGHT_TOKEN", "AWS_SECRET_ACCESS_KEY", "BASH_ENV", "OLDPWD");
        assertThat(report.lines().get(0).stdout())
                .contains("RELIGHT_JOB=" + job.id())
                .contains("/usr/sbin");
        assertThat(report.lines().get(1).stdout()).isEqualTo("<a b'c\n$(id)\u00e9>\n");
    }

    @Test
    void a_binding_that_would_change_how_the_shell_works_is_refused() {
        for (var name :
                List.of("PATH", "IFS", "BASH_ENV", "LD_PRELOAD", "DOCKER_HOST", "a-b", "ENV")) {
            var report =
                    bench.run(
                            new Job(
                                    fresh(),
                                    List.of("echo"),
                                    Map.of(name, "x"),
                                    "/tmp",
                                    LONG,
                                    false));
            assertThat(report.end()).as(name).isEqualTo(End.NOT_STARTED);
            assertThat(report.reason()).contains(name);
        }
    }

    @Test
    void binary_and_wide_output_comes_through() {
        var report =
                bench.run(
                        "printf 'a\\0b\\377\\xc3\\xa9\\n\\xe2\\x9c\\x93'",
                        "echo '\u00fc\u4e16\ud83d\ude80'");
        assertThat(report.lines().get(0).stdout()).isEqualTo("a\0b\ufffd\u00e9\n\u2713");
        assertThat(report.lines().get(0).stdoutBytes()).isEqualTo(10);
        assertThat(report.lines().get(1).stdout()).isEqualTo("\u00fc\u4e16\ud83d\ude80\n");
    }

    @Test
    void of_much_output_both_ends_are_kept_and_the_rest_is_counted() {
        var report = bench.run("seq 1 2000000; echo END", "seq 1 100000 >&2");
        var line = report.lines().getFirst();
        assertThat(line.exit()).isZero();
        assertThat(line.stdoutBytes()).isEqualTo(14_888_896 + 4);
        assertThat(line.stdout()).startsWith("1\n2\n").endsWith("2000000\nEND\n");
        assertThat(line.stdout().length()).isLessThan(1024 * 1024 + 100);
        var left = line.stdout().lines().filter(text -> text.startsWith("[")).toList();
        assertThat(left).hasSize(1);
        int shown = line.stdout().length() - left.getFirst().length() - 1;
        assertThat(left.getFirst())
                .isEqualTo("[%d bytes left out]".formatted(line.stdoutBytes() - shown));
        var second = report.lines().get(1);
        assertThat(second.stderrBytes()).isEqualTo(588_895);
        assertThat(second.stderr().lines()).hasSize(100_000);
    }

    @Test
    void a_command_that_writes_for_ever_fills_no_disk_and_is_ended_at_the_deadline()
            throws Exception {
        var job = job(Duration.ofSeconds(2), "yes", "echo never");
        var report = bench.run(job);
        assertThat(report.end()).isEqualTo(End.DEADLINE);
        assertThat(report.reason()).contains("2.0 s");
        assertThat(report.lines()).hasSize(1);
        var line = report.lines().getFirst();
        assertThat(line.exit()).isNull();
        assertThat(line.stdoutBytes()).isGreaterThan(10_000_000);
        assertThat(line.stdout()).startsWith("y\ny\n").contains("bytes left out");
        assertThat(size(bench.root.resolve("jobs").resolve(job.id()))).isLessThan(1_100_000);
    }

    private static long size(Path folder) throws Exception {
        long sum = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) if (Files.isRegularFile(file)) sum += Files.size(file);
        }
        return sum;
    }

    @Test
    void a_writer_is_not_hurt_by_the_bounds() {
        var report = bench.run("head -c 5000000 /dev/zero; echo ${PIPESTATUS[0]} >&2");
        assertThat(report.lines().getFirst().stderr()).isEqualTo("0\n");
        assertThat(report.lines().getFirst().stdoutBytes()).isEqualTo(5_000_000);
    }

    @Test
    void output_of_a_job_that_reveals_secrets_is_kept_nowhere() throws Exception {
        var job = new Job(fresh(), List.of("echo hush; (exit 2)"), Map.of(), "/tmp", LONG, true);
        var report = bench.run(job);
        assertThat(report.lines().getFirst().exit()).isEqualTo(2);
        assertThat(report.lines().getFirst().stdout()).isEmpty();
        var jobFolder = bench.root.resolve("jobs").resolve(job.id());
        try (var files = Files.newDirectoryStream(jobFolder, "*.{head,tail,pipe}")) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void text_is_redacted_before_it_leaves_and_the_raw_text_goes_when_forgotten() throws Exception {
        bench.close();
        var redactor = new Redactor();
        redactor.learn("s3cret-word");
        bench.hands = LocalHands.open(bench.root, redactor);
        var job = job(LONG, "echo s3cret-word; echo DB_PASSWORD=x1y2 >&2");
        var line = bench.run(job).lines().getFirst();
        assertThat(line.stdout()).isEqualTo("[redacted:known]\n");
        assertThat(line.stderr()).isEqualTo("DB_PASSWORD=[redacted:secret]\n");
        var jobFolder = bench.root.resolve("jobs").resolve(job.id());
        assertThat(Files.getPosixFilePermissions(jobFolder)).hasSize(3);
        bench.hands.forget(job.id());
        assertThat(jobFolder).doesNotExist();
    }

    @Test
    void what_cannot_be_started_says_why_and_leaves_nothing() throws Exception {
        var nowhere = new Job(fresh(), List.of("echo"), Map.of(), "/no/such/place", LONG, false);
        var report = bench.run(nowhere);
        assertThat(report.end()).isEqualTo(End.NOT_STARTED);
        assertThat(report.reason()).contains("/no/such/place");
        var nul = new Job(fresh(), List.of("echo a\0b"), Map.of(), "/tmp", LONG, false);
        assertThat(bench.run(nul).end()).isEqualTo(End.NOT_STARTED);
        try (var jobs = Files.newDirectoryStream(bench.root.resolve("jobs"))) {
            assertThat(jobs).isEmpty();
        }
    }

    @Test
    void a_job_of_the_same_id_runs_once_however_often_it_is_started() throws Exception {
        var proof = folder.resolve("proof");
        var job = job(LONG, "echo run >>" + proof + "; sleep 0.4; echo done");
        var reports = new ArrayList<CompletableFuture<JobReport>>();
        for (int i = 0; i < 5; i++) reports.add(bench.start(job));
        for (var one : reports) assertThat(outputs(report(one))).containsExactly("done\n");
        assertThat(outputs(bench.run(job))).containsExactly("done\n");
        bench.reopen();
        assertThat(outputs(bench.run(job))).containsExactly("done\n");
        assertThat(outputs(report(bench.reattach(job.id())))).containsExactly("done\n");
        assertThat(proof).hasContent("run");
    }

    @Test
    void of_a_job_without_a_trace_only_an_old_root_knows_that_it_never_ran() throws Exception {
        assertThat(report(bench.reattach("never-1")).end()).isEqualTo(End.LOST);
        bench.reopen();
        assertThat(report(bench.reattach("never-1")).end()).isEqualTo(End.NOT_STARTED);
    }

    @Test
    void two_hundred_jobs_at_once_all_report() {
        var reports = new ArrayList<CompletableFuture<JobReport>>();
        for (int i = 0; i < 200; i++) reports.add(bench.start(job(LONG, "sleep 0.1; echo " + i)));
        for (int i = 0; i < 200; i++)
            assertThat(outputs(report(reports.get(i)))).containsExactly(i + "\n");
    }
}
