package dev.relight.hands;

import static dev.relight.hands.Bench.LONG;
import static dev.relight.hands.Bench.alive;
import static dev.relight.hands.Bench.fresh;
import static dev.relight.hands.Bench.job;
import static dev.relight.hands.Bench.outputs;
import static dev.relight.hands.Bench.report;
import static dev.relight.hands.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.engine.JobReport.End;
import dev.relight.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The far end is a bash of this machine; what a real line adds, the SSH tests show.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AwayHandsTest {
    @TempDir Path folder;
    private Path root;
    private AwayHands hands;

    @BeforeEach
    void open() throws Exception {
        root = folder.resolve("there");
        hands = hands(carrier());
    }

    @AfterEach
    void close() {
        hands.close();
    }

    private ProcessCarrier carrier() {
        return new ProcessCarrier("here", List.of(), folder.resolve("carried"));
    }

    private AwayHands hands(Carrier carrier) throws IOException {
        return new AwayHands(carrier, root.toString(), folder.resolve("mirror"), new Redactor());
    }

    private CompletableFuture<JobReport> start(Job job) {
        var report = new CompletableFuture<JobReport>();
        hands.start(job, report::complete);
        return report;
    }

    private JobReport run(String... lines) {
        return report(start(job(LONG, lines)));
    }

    private CompletableFuture<JobReport> reattach(String id) {
        var report = new CompletableFuture<JobReport>();
        hands.reattach(id, report::complete);
        return report;
    }

    @Test
    void lines_run_there_as_they_do_here() {
        var report =
                run(
                        "cd /usr; x=1",
                        "pwd; echo $x >&2",
                        "(exit 4)",
                        "echo é; PASSWORD=hunter22; set | grep ^PASSWORD");
        assertThat(report.end()).isEqualTo(End.EXITED);
        assertThat(outputs(report))
                .containsExactly("", "/usr\n", "", "é\nPASSWORD=[redacted:secret]\n");
        assertThat(report.lines()).extracting(JobReport.Line::exit).containsExactly(0, 0, 4, 0);
        assertThat(report.lines().get(1).stderr()).isEqualTo("1\n");
    }

    @Test
    void the_environment_is_the_allow_list_of_there_and_the_bindings() {
        var job =
                new Job(
                        fresh(),
                        List.of("env | sort; echo \"$RELIGHT_P_1\""),
                        Map.of("RELIGHT_P_1", "a 'b'\n$(id)"),
                        "/",
                        LONG,
                        false);
        var text = report(start(job)).lines().getFirst().stdout();
        assertThat(text)
                .contains("RELIGHT_JOB=" + job.id(), "TERM=dumb", "/usr/sbin")
                .endsWith("a 'b'\n$(id)\n");
        assertThat(text).doesNotContain("JAVA_HOME", "MAVEN");
    }

    @Test
    void much_output_comes_back_by_both_ends() {
        var line = run("seq 1 2000000").lines().getFirst();
        assertThat(line.stdoutBytes()).isEqualTo(14_888_896);
        assertThat(line.stdout())
                .startsWith("1\n2\n")
                .endsWith("2000000\n")
                .contains("bytes left out");
    }

    @Test
    void the_deadline_and_a_kill_reach_the_whole_family_there() throws Exception {
        var late = job(Duration.ofMillis(700), "trap '' TERM; setsid sleep 1000 & sleep 1000");
        assertThat(report(start(late)).end()).isEqualTo(End.DEADLINE);
        assertThat(alive(late.id())).isZero();
        var killed = job(LONG, "setsid sleep 1000 & sleep 1000");
        var report = start(killed);
        until(() -> alive(killed.id()) >= 3);
        hands.kill(killed.id());
        assertThat(report(report).end()).isEqualTo(End.KILLED);
        assertThat(alive(killed.id())).isZero();
    }

    @Test
    void a_job_whose_supervisor_was_killed_there_is_killed_from_here() throws Exception {
        var job = job(LONG, "sleep 1000");
        var report = start(job);
        until(() -> alive(job.id()) >= 2);
        Mark.read(new JobFolder(root.resolve("jobs").resolve(job.id())).claim())
                .orElseThrow()
                .kill();
        hands.kill(job.id());
        assertThat(report(report).end()).isIn(End.KILLED, End.LOST);
        assertThat(alive(job.id())).isZero();
    }

    @Test
    void what_cannot_be_started_there_says_why() throws Exception {
        var nowhere = new Job(fresh(), List.of("echo"), Map.of(), "/no/such/place", LONG, false);
        assertThat(report(start(nowhere)).end()).isEqualTo(End.NOT_STARTED);
        assertThat(report(start(nowhere)).reason())
                .isEqualTo("there is no directory /no/such/place on here");
        hands =
                hands(
                        new ProcessCarrier(
                                "nowhere", List.of("no-such-command"), folder.resolve("c")));
        var unreached = run("echo");
        assertThat(unreached.end()).isEqualTo(End.NOT_STARTED);
        assertThat(unreached.reason()).startsWith("nowhere cannot be reached: ");
    }

    @Test
    void a_job_runs_once_and_is_found_by_the_next_hands() throws Exception {
        var proof = folder.resolve("proof");
        var job = job(LONG, "echo run >>" + proof + "; sleep 1; echo done");
        var first = start(job);
        until(() -> Files.exists(proof));
        hands.close();
        hands = hands(carrier());
        assertThat(outputs(report(start(job)))).containsExactly("done\n");
        assertThat(outputs(report(reattach(job.id())))).containsExactly("done\n");
        assertThat(proof).hasContent("run");
        assertThat(first).isNotNull();
        hands.forget(job.id());
        until(() -> !Files.exists(root.resolve("jobs").resolve(job.id())));
        assertThat(report(reattach(job.id())).end()).isEqualTo(End.NOT_STARTED);
    }

    @Test
    void of_what_was_never_there_nothing_is_known() throws Exception {
        assertThat(report(reattach("never")).end()).isEqualTo(End.LOST);
    }

    @Test
    void whenever_the_line_breaks_each_job_runs_exactly_once() throws Exception {
        var count = new AtomicInteger();
        hands.close();
        hands = hands(new Frail(carrier(), count));
        var reports = new ArrayList<CompletableFuture<JobReport>>();
        for (int i = 0; i < 24; i++)
            reports.add(
                    start(
                            job(
                                    LONG,
                                    "echo run >>"
                                            + folder
                                            + "/proof-$RELIGHT_JOB; sleep 0.2; echo out")));
        for (var one : reports) {
            var report = report(one);
            assertThat(report.end()).as(report.reason()).isEqualTo(End.EXITED);
            assertThat(folder.resolve("proof-" + report.id())).hasContent("run");
        }
        System.out.println(count + " errands, every third broken off");
    }

    /// Of every three errands one breaks off: its answer is lost, or it is carried in part.
    private record Frail(Carrier sound, AtomicInteger count) implements Carrier {
        @Override
        public String target() {
            return "frail";
        }

        @Override
        public byte[] carry(byte[] script, Duration within) throws IOException {
            int number = count.incrementAndGet();
            if (number % 3 != 0) return sound.carry(script, within);
            int length = number % 2 == 0 ? script.length : script.length / 2;
            sound.carry(java.util.Arrays.copyOf(script, length), within);
            throw new IOException("the line broke");
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
