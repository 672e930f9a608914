package dev.relight.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.finding.Predicate;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProbeReaderTest {
    private final Problems problems = new Problems();

    private List<Probe> probes(String lines) {
        var text =
                "services:\n  - name: lamp\n    runbook: lamp.md\n    probes:\n" + lines.indent(6);
        return SettingsReader.read(Path.of("/etc/relight.yaml"), text, problems)
                .orElseThrow()
                .services()
                .getFirst()
                .probes();
    }

    private List<Ask> asks(String lines) {
        var asks = probes(lines).stream().map(Probe::ask).toList();
        assertThat(problems.inOrder()).isEmpty();
        return asks;
    }

    @Test
    void all_eight_kinds_are_read() {
        assertThat(
                        asks(
                                """
                                - {http: "http://lamp:80/health"}
                                - {tcp: "lamp:80"}
                                - {tls: "lamp:443", warn: 3d}
                                - {redis: "lamp:6379", password: env:REDIS}
                                - {postgres: "[::1]:5432"}
                                - {dns: lamp.internal}
                                - {command: test -e /run/lamp.pid}
                                - {heartbeat: oil, within: 26h}
                                """))
                .containsExactly(
                        new Ask.Http(
                                URI.create("http://lamp:80/health"),
                                Set.of(),
                                "",
                                null,
                                null,
                                Map.of()),
                        new Ask.Tcp("lamp:80"),
                        new Ask.Tls("lamp:443", Duration.ofDays(3)),
                        new Ask.Redis("lamp:6379", new Secret(Secret.Kind.ENVIRONMENT, "REDIS")),
                        new Ask.Postgres("[::1]:5432"),
                        new Ask.Dns("lamp.internal"),
                        new Ask.Command("test -e /run/lamp.pid"),
                        new Ask.Heartbeat("oil", Duration.ofHours(26)));
    }

    @Test
    void what_the_body_must_hold_becomes_one_predicate() {
        var ask =
                (Ask.Http)
                        asks("""
                        - http: "http://lamp/"
                          status: 503
                          json: {db: {ok: true}, queue: 3, names: [oil]}
                          expect: took_ms < 500
                          headers: {Authorization: "file:token"}
                        """)
                                .getFirst();
        assertThat(ask.expect())
                .isEqualTo(
                        Predicate.of(
                                "json.db.ok = \"true\" and json.names.0 = \"oil\" and json.queue = 3 and took_ms < 500"));
        assertThat(ask.statuses()).containsExactly(503);
        assertThat(ask.headers())
                .isEqualTo(Map.of("Authorization", new Secret(Secret.Kind.FILE, "/etc/token")));
    }

    @Test
    void each_kind_has_habits_of_its_own_and_the_file_wins() {
        var probes =
                probes(
                        """
                        - {dns: lamp}
                        - {command: "true"}
                        - {heartbeat: oil, within: 1m}
                        - {dns: lamp, every: 1s, down: 6, up: 4}
                        """);
        assertThat(probes.get(0).every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(probes.get(1).every()).isEqualTo(Duration.ofSeconds(30));
        assertThat(probes.get(2).looks()).isEqualTo(Probe.Looks.AT_ONCE);
        assertThat(probes.get(3).timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(probes.get(3).looks()).isEqualTo(new Probe.Looks(6, 6, 4));
    }

    @Test
    void all_mistakes_are_told_at_once_each_with_its_line() {
        probes(
                """
                - {every: 5s}
                - {tcp: "lamp:80", dns: lamp}
                - {tcp: "lamp:99999"}
                - {tcp: "lamp:80", status: 200}
                - {http: "lamp/health", status: 99}
                - {http: "http://lamp", expect: "json.a ="}
                - {http: "http://lamp", headers: {Host: other}}
                - {dns: "lamp oil"}
                - {command: "rm -rf /var/lamp"}
                - {heartbeat: "a/b"}
                - {dns: lamp, every: 1s, timeout: 2s}
                - {dns: lamp, every: 50ms}
                - {dns: lamp, down: 3, of: 2}
                - {dns: lamp, wick: 2}
                """);
        assertThat(problems.inOrder().stream().map(ProbeReaderTest::line))
                .containsExactly(
                        "5 a probe asks one thing, this one asks none",
                        "6 a probe asks one thing, this one asks dns and tcp",
                        "7 'lamp:99999' is no host:port",
                        "8 a probe of tcp knows no 'status'",
                        "9 'lamp/health' is no web address",
                        "9 '99' is no status of HTTP",
                        "10 'json.a =', column 9: a value is missing",
                        "11 'Host' is no header that can be set",
                        "12 'lamp oil' is no name",
                        "13 that command is destructive, and a probe runs it again and again",
                        "14 probes[10] has no 'within'",
                        "14 'a/b' cannot name a heartbeat",
                        "15 an answer may not take longer than the next question is away",
                        "16 that is too often",
                        "17 3 of the last 2 answers cannot fail",
                        "18 probes[14] does not know 'wick'");
        assertThat(problems.inOrder()).noneMatch(it -> it.mend().isBlank());
    }

    private static String line(Problem problem) {
        return problem.where().line() + " " + problem.what();
    }
}
