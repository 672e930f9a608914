package dev.relight.hands;

import static dev.relight.hands.Bench.LONG;
import static dev.relight.hands.Bench.alive;
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
class SshHandsTest {
    @TempDir Path folder;
    private Sshd sshd;
    private Path key;
    private Path known;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        key =
                Files.isExecutable(Path.of("/usr/bin/ssh-keygen"))
                        ? Sshd.key(folder.resolve("key"), "ed25519")
                        : folder;
        sshd = new Sshd(folder.resolve("sshd"), folder.resolve("key.pub"));
        open.add(sshd);
        known = Files.writeString(folder.resolve("known"), sshd.known("host"));
    }

    @AfterEach
    void close() throws Exception {
        for (var one : open.reversed()) one.close();
    }

    private AwayHands hands(SshTarget target, Ssh.Identity identity) throws IOException {
        var ssh = new Ssh(identity);
        open.add(ssh);
        var hands =
                new AwayHands(
                        ssh.to(target),
                        folder.resolve("there").toString(),
                        folder.resolve("mirror"),
                        new Redactor());
        open.add(hands);
        return hands;
    }

    private AwayHands hands() throws IOException {
        return hands(sshd.target(), new Ssh.Identity(List.of(key), null, known));
    }

    private static CompletableFuture<JobReport> start(AwayHands hands, Job job) {
        var report = new CompletableFuture<JobReport>();
        hands.start(job, report::complete);
        return report;
    }

    @Test
    void lines_run_there_over_one_connection() throws Exception {
        var hands = hands();
        var ran = new ArrayList<CompletableFuture<JobReport>>();
        for (int i = 0; i < 12; i++)
            ran.add(start(hands, job(LONG, "cd /usr", "pwd; echo é >&2; (exit 3)")));
        for (var one : ran) {
            var report = report(one);
            assertThat(report.end()).as(report.reason()).isEqualTo(End.EXITED);
            assertThat(outputs(report)).containsExactly("", "/usr\n");
            assertThat(report.lines().get(1).exit()).isEqualTo(3);
            assertThat(report.lines().get(1).stderr()).isEqualTo("é\n");
        }
        assertThat(sshd.logins()).isEqualTo(1);
    }

    @Test
    void a_machine_with_another_key_than_the_known_one_gets_nothing() throws Exception {
        var proof = folder.resolve("proof");
        var other = Sshd.key(folder.resolve("other"), "ed25519");
        for (var line :
                List.of(
                        "",
                        "[127.0.0.1]:"
                                + sshd.port
                                + " "
                                + Files.readString(Path.of(other + ".pub")))) {
            Files.writeString(known, line);
            var report = report(start(hands(), job(LONG, "touch " + proof)));
            assertThat(report.end()).isEqualTo(End.NOT_STARTED);
            assertThat(report.reason()).contains("host key");
        }
        assertThat(proof).doesNotExist();
        assertThat(sshd.logins()).isZero();
    }

    @Test
    void a_key_that_is_not_let_in_and_a_port_where_nobody_listens_say_so() throws Exception {
        var stranger = Sshd.key(folder.resolve("stranger"), "ed25519");
        var refused = hands(sshd.target(), new Ssh.Identity(List.of(stranger), null, known));
        assertThat(report(start(refused, job(LONG, "echo"))).reason()).contains("uthentication");
        sshd.close();
        var gone = report(start(hands(), job(LONG, "echo")));
        assertThat(gone.end()).isEqualTo(End.NOT_STARTED);
        assertThat(gone.reason()).startsWith("ssh ").contains("cannot be reached");
    }

    @Test
    void an_agent_may_hold_the_key() throws Exception {
        var socket = folder.resolve("agent");
        var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        open.add(agent::destroyForcibly);
        until(() -> Files.exists(socket));
        Sshd.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
        var hands = hands(sshd.target(), new Ssh.Identity(List.of(), socket, known));
        var report = report(start(hands, job(LONG, "echo in; echo \"<$SSH_AUTH_SOCK>\"")));
        assertThat(report.end()).as(report.reason()).isEqualTo(End.EXITED);
        assertThat(outputs(report)).containsExactly("in\n<>\n");
    }

    @Test
    void a_machine_behind_another_is_reached_over_it_and_both_are_known() throws Exception {
        var far = new Sshd(folder.resolve("far"), folder.resolve("key.pub"));
        open.add(far);
        Files.writeString(known, sshd.known("host") + far.known("host"));
        var report =
                report(
                        start(
                                hands(
                                        far.target().by(sshd.target().toString()),
                                        new Ssh.Identity(List.of(key), null, known)),
                                job(LONG, "echo far")));
        assertThat(report.end()).as(report.reason()).isEqualTo(End.EXITED);
        assertThat(far.logins()).isEqualTo(1);
        assertThat(sshd.logins()).isEqualTo(1);
    }

    @Test
    void a_far_machine_that_is_not_known_is_not_reached_over_one_that_is() throws Exception {
        var far = new Sshd(folder.resolve("far"), folder.resolve("key.pub"));
        open.add(far);
        var report =
                report(
                        start(
                                hands(
                                        far.target().by(sshd.target().toString()),
                                        new Ssh.Identity(List.of(key), null, known)),
                                job(LONG, "echo far")));
        assertThat(report.end()).isEqualTo(End.NOT_STARTED);
        assertThat(report.reason()).contains("host key");
        assertThat(far.logins()).isZero();
    }

    @Test
    void a_job_outlives_a_connection_that_is_cut_and_is_found_again() throws Exception {
        var proof = folder.resolve("proof");
        var job = job(LONG, "echo run >>" + proof + "; sleep 2; echo done");
        var report = start(hands(), job);
        until(() -> Files.exists(proof));
        sshd.cut();
        assertThat(outputs(report(report))).containsExactly("done\n");
        assertThat(proof).hasContent("run");
        assertThat(sshd.logins()).isEqualTo(2);
    }

    @Test
    void a_job_outlives_relight_and_is_found_by_the_next() throws Exception {
        var proof = folder.resolve("proof");
        var job = job(LONG, "echo run >>" + proof + "; sleep 1; echo done");
        var first = hands();
        first.start(job, _ -> {});
        until(() -> Files.exists(proof));
        first.close();
        assertThat(outputs(report(start(hands(), job)))).containsExactly("done\n");
        assertThat(proof).hasContent("run");
    }

    @Test
    void deadline_and_kill_end_the_whole_family_there() throws Exception {
        var hands = hands();
        var late = job(Duration.ofMillis(800), "trap '' TERM; setsid sleep 1000 & sleep 1000");
        var killed = job(LONG, "setsid sleep 1000 & sleep 1000");
        var lateReport = start(hands, late);
        var killedReport = start(hands, killed);
        until(() -> alive(killed.id()) >= 3);
        hands.kill(killed.id());
        assertThat(report(killedReport).end()).isEqualTo(End.KILLED);
        assertThat(report(lateReport).end()).isEqualTo(End.DEADLINE);
        assertThat(alive(late.id()) + alive(killed.id())).isZero();
    }
}
