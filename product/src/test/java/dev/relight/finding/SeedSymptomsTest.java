package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.Scoreboard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The symptoms of the seed runbooks: each asks something that facts decide, and means the label.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedSymptomsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /// A machine and a service on which all is well.
    private static final List<String> WELL =
            List.of(
                    "http.status(http://x/health)=200",
                    "http.reachable(http://x/health)=true",
                    "http.ok(http://x/health)=true",
                    "http.health.ok(http://x/health)=true",
                    "http.health.timeout(http://x/health)=false",
                    "http.timeout(http://x/health)=false",
                    "http.failed_count(http://x/health)=0",
                    "http.error(http://x/health)=",
                    "http.time_ms(http://x/health)=12",
                    "http.health.time_ms(http://x/health)=12",
                    "http.dependency.ok(http://prometheus:9090/-/healthy)=true",
                    "metric(up)=1",
                    "metric.count=1",
                    "container.state(x)=running",
                    "container.count=1",
                    "container.down_count=0",
                    "container.oom_killed(x)=false",
                    "container.exit_code(x)=0",
                    "container.restarts(x)=0",
                    "container.health(x)=healthy",
                    "container.ready(x)=true",
                    "process.count=4",
                    "memory.used_percent=41",
                    "cpu.used_percent=7",
                    "disk.used_percent(/)=40",
                    "disk.inodes_used_percent(/)=3",
                    "kernel.oom_kill.count=0",
                    "load.five=0.3",
                    "db.reachable(postgres)=true",
                    "redis.reachable(redis)=true",
                    "dns.resolves(postgres)=true",
                    "host.reachable(postgres)=true",
                    "tcp.reachable(postgres:5432)=true",
                    "ping.loss_percent(postgres)=0",
                    "env.set(A)=true",
                    "env.missing=0",
                    "env.count=3",
                    "file.exists(/a)=true",
                    "config.parses(/a.yaml)=true",
                    "cert.days_left=60",
                    "services.down_count=0",
                    "deploy.recent=false",
                    "port.listening(8080)=true",
                    "log(x)=INFO ready\nINFO database connected\nINFO config loaded\nINFO model loaded");

    @Test
    void every_symptom_asks_what_facts_can_decide() {
        var shown = Printed.map("seed-symptoms.yaml");
        for (var row : Corpus.rows("seeds/symptoms.tsv")) {
            var sign = Objects.requireNonNull(Symptoms.sign(cell(row, "symptom")));
            var asked = sign.predicate();
            var seen =
                    facts(
                            shown.getOrDefault(
                                    cell(row, "service") + " " + cell(row, "line"), List.of()));
            assertThat(asked.judge(seen).outcome())
                    .as("%s: %s", cell(row, "symptom"), asked.text())
                    .isEqualTo(Outcome.TRUE);
            assertThat(asked.judge(facts(WELL)).outcome())
                    .as(
                            "%s on a healthy machine: %s: %s",
                            cell(row, "symptom"), asked.text(), asked.judge(facts(WELL)).because())
                    .isEqualTo(Outcome.FALSE);
        }
    }

    @Test
    void what_tells_causes_apart_is_the_label_s_choice() {
        var wrong = new ArrayList<String>();
        var rows = Corpus.rows("seeds/symptoms.tsv");
        for (var row : rows) {
            var sign = Symptoms.sign(cell(row, "symptom"));
            boolean wanted = cell(row, "discriminating").equals("y");
            if (sign == null || sign.discriminating() != wanted) wrong.add(cell(row, "symptom"));
        }
        int all = rows.size();
        Scoreboard.atLeast(.95, "seeds: symptom discriminating", all - wrong.size(), all, wrong);
    }

    /// Seen first two minutes ago, and again now.
    private static Facts facts(List<String> written) {
        var facts = new ArrayList<Fact>();
        for (var each : written) {
            int equals = each.indexOf('=');
            facts.add(new Fact(each.substring(0, equals), each.substring(equals + 1), 7));
        }
        var once = Facts.of(facts);
        return once.at(7, NOON.minusSeconds(120)).plus(once.at(7, NOON));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
