package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The readers against the real tools of this machine, so that nobody reads a format that only the
/// tests know; a tool that is not installed skips its row with a notice.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RealToolsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\u0000',
            value = {
                "df => df -h => disk.used_percent >= 0 and disk.used_percent(/) <= 100",
                "df => df / => disk.used_percent(/) >= 0",
                "df => df -i => disk.inodes_used_percent >= 0",
                "du => du -sh /etc 2>/dev/null => disk.path_bytes(/etc) > 1000",
                "free => free -h => memory.used_percent > 0 and memory.available_percent < 100",
                "free => free => memory.total_bytes > 100000",
                "uptime => uptime => load.one >= 0 and load.fifteen >= 0",
                "top => top -b -n 1 => cpu.idle_percent >= 0 and load.one >= 0 and process.count >= 1 and memory.used_percent > 0",
                "top => top -n 1 | head -5 => look.failed = \"needs a terminal\"",
                "ps => ps aux => process.count > 3 and process.cpu_percent >= 0",
                "ps => ps aux --sort=-%mem | head -5 => process.count = 4 and process.mem_percent > 0",
                "ps => ps -ef | grep no-such-thing-here => process.count = 0",
                "ps => ps aux | grep bash => process.count >= 1",
                "pgrep => pgrep -f no-such-[t]hing-here => process.count = 0",
                "getent => getent hosts localhost => dns.resolves(localhost) = true",
                "getent => getent hosts no-such-host.invalid => dns.resolves(no-such-host.invalid) = false",
                "ping => ping -c 1 -W 2 127.0.0.1 => ping.loss_percent = 0 and host.reachable = true",
                "ping => ping -c 1 -W 1 no-such-host.invalid => dns.resolves = false and host.reachable = false",
                "nslookup => nslookup no-such-host.invalid => dns.resolves = false",
                "dig => dig no-such-host.invalid => dns.resolves = false",
                "dig => dig +short no-such-host.invalid => dns.resolves = false",
                "nc => nc -zv 127.0.0.1 1 => tcp.reachable(127.0.0.1:1) = false",
                "nc => nc -z 127.0.0.1 1 => tcp.reachable(127.0.0.1:1) = false",
                "lsof => lsof -i :1 => port.listening(1) = false",
                "md5sum => md5sum /etc/hostname => file.checksum(/etc/hostname) matches /^[0-9a-f]{32}$/",
                "ls => ls -la /etc => file.count > 10",
                "ls => ls /no/such/folder => file.exists = false and file.count = 0",
                "env => env | grep HOME => env.set(HOME) = true and found = true",
                "env => env | grep NO_SUCH_VARIABLE_ => env.count = 0 and found = false",
                "bash => test -n \"$NO_SUCH_VARIABLE\" => env.set(NO_SUCH_VARIABLE) = false",
                "bash => echo $HOME => env.set(HOME) = true",
                "bash => no-such-tool-anywhere => look.failed = \"the tool is missing\"",
                "bash => no-such-tool-anywhere | grep x => look.failed = \"the tool is missing\"",
            })
    void what_a_tool_prints_here_is_understood(String tool, String command, String predicate) {
        Bash.needs(tool);
        var facts = Bash.facts(command);
        var judged = Predicate.of(predicate).judge(facts);
        assertThat(judged.outcome())
                .as("%s of %s", judged.because(), facts)
                .isEqualTo(Outcome.TRUE);
    }

    @ParameterizedTest
    @CsvSource({"ss -tlnp", "netstat -tlnp", "lsof -nP -iTCP -sTCP:LISTEN"})
    void who_listens_is_found(String command) throws IOException {
        Bash.needs(command.substring(0, command.indexOf(' ')));
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var port = server.getLocalPort();
            var pid = ProcessHandle.current().pid();
            for (var look : new String[] {command, command + " | grep :" + port}) {
                var facts = Bash.facts(look);
                var owner =
                        Predicate.of(
                                "port.listening(%d) = true and port.pid(%d) = %d and port.owner(%d) = \"java\""
                                        .formatted(port, port, pid, port));
                assertThat(owner.judge(facts).outcome())
                        .as(facts.toString())
                        .isEqualTo(Outcome.TRUE);
            }
        }
    }

    @Test
    void an_open_port_is_told_from_a_closed_one() throws IOException {
        Bash.needs("nc");
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var facts = Bash.facts("nc -zv 127.0.0.1 " + server.getLocalPort());
            assertThat(Predicate.of("tcp.reachable = true").judge(facts).isTrue()).isTrue();
        }
    }

    @Test
    void the_end_of_a_certificate_is_read(@TempDir Path folder) {
        Bash.needs("openssl");
        var pem = folder.resolve("cert.pem");
        var made =
                Bash.run(
                        "openssl req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=test -keyout "
                                + folder.resolve("key.pem")
                                + " -out "
                                + pem);
        assertThat(made.exit()).as(made.err()).isZero();
        var facts = Bash.facts("openssl x509 -enddate -noout -in " + pem).at(1, Instant.now());
        assertThat(
                        Predicate.of("cert.days_left >= 2 and cert.days_left <= 3")
                                .judge(facts)
                                .isTrue())
                .as(facts.toString())
                .isTrue();
        var soon = Bash.facts("openssl x509 -checkend 864000 -noout -in " + pem);
        assertThat(Predicate.of("cert.expiring = true and exit = 1").judge(soon).isTrue())
                .as(soon.toString())
                .isTrue();
    }

    @Test
    void a_repository_tells_its_newest_change(@TempDir Path folder) {
        Bash.needs("git");
        var in = "cd " + folder + " && ";
        var git = "git -c user.name=a -c user.email=a@b ";
        Bash.run(
                in
                        + "git init -q && "
                        + git
                        + "commit -q --allow-empty -m one && "
                        + git
                        + "commit -q --allow-empty -m two");
        var facts = Bash.facts(in + "git log --oneline -5");
        assertThat(Predicate.of("deploy.commits = 2 and exit = 0").judge(facts).isTrue())
                .as(facts.toString())
                .isTrue();
    }

    @Test
    void redis_that_answers_is_told_from_one_that_wants_a_password(@TempDir Path folder)
            throws Exception {
        Bash.needs("redis-server");
        var port = free();
        var redis =
                new ProcessBuilder(
                                "redis-server",
                                "--port",
                                "" + port,
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                "",
                                "--dir",
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        try {
            var ping = "redis-cli -h 127.0.0.1 -p " + port + " ping";
            until(ping, "redis.answer = \"PONG\"");
            Bash.run("redis-cli -p " + port + " config set requirepass secret");
            var refused = Bash.facts(ping);
            assertThat(Predicate.of("exit = 0 and redis.reachable = false").judge(refused).isTrue())
                    .as(refused.toString())
                    .isTrue();
            redis.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            var gone = Bash.facts(ping);
            assertThat(
                            Predicate.of("redis.reachable = false and redis.answer = \"none\"")
                                    .judge(gone)
                                    .isTrue())
                    .as(gone.toString())
                    .isTrue();
        } finally {
            redis.destroyForcibly();
        }
    }

    @Test
    void postgres_is_up_or_down(@TempDir Path folder) throws Exception {
        Bash.needs("initdb");
        Bash.needs("pg_isready");
        var port = free();
        var data = Files.createTempDirectory("pg");
        var as = "runuser -u postgres -- ";
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Bash.run(
                                        "chown postgres "
                                                + data
                                                + " && cd / && "
                                                + as
                                                + "initdb -D "
                                                + data
                                                + "/d -A trust --no-sync")
                                .exit()
                        == 0,
                "no PostgreSQL can be made here");
        try {
            var ready = "pg_isready -h 127.0.0.1 -p " + port;
            assertThat(
                            Predicate.of("db.reachable(127.0.0.1) = false")
                                    .judge(Bash.facts(ready))
                                    .isTrue())
                    .isTrue();
            var started =
                    Bash.run(
                            "cd / && "
                                    + as
                                    + "pg_ctl -w -D "
                                    + data
                                    + "/d -o '-p "
                                    + port
                                    + " -k "
                                    + data
                                    + " -c listen_addresses=127.0.0.1' -l "
                                    + data
                                    + "/log start");
            assertThat(started.exit()).as(started.err()).isZero();
            assertThat(
                            Predicate.of("db.reachable(127.0.0.1) = true")
                                    .judge(Bash.facts(ready))
                                    .isTrue())
                    .isTrue();
            var psql = "psql -h 127.0.0.1 -p " + port + " -U postgres -c ";
            var one = Bash.facts(psql + "'SELECT 41 + 1'");
            assertThat(
                            Predicate.of("db.reachable = true and number = 42 and db.rows = 1")
                                    .judge(one)
                                    .isTrue())
                    .as(one.toString())
                    .isTrue();
            var wrong = Bash.facts(psql + "'SELECT * FROM nope'");
            assertThat(Predicate.of("exit = 1 and db.error matches /nope/").judge(wrong).isTrue())
                    .as(wrong.toString())
                    .isTrue();
        } finally {
            Bash.run(
                    "cd / && " + as + "pg_ctl -D " + data + "/d -m immediate stop; rm -rf " + data);
        }
        var gone = Bash.facts("psql -h 127.0.0.1 -p " + port + " -U postgres -c 'SELECT 1'");
        assertThat(Predicate.of("db.reachable = false").judge(gone).isTrue())
                .as(gone.toString())
                .isTrue();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void until(String command, String predicate) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            if (Predicate.of(predicate).judge(Bash.facts(command)).isTrue()) return;
            Thread.sleep(100);
        }
        throw new AssertionError(command + " never gave " + predicate);
    }
}
