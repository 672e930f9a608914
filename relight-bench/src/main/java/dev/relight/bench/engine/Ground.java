package dev.relight.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.relight.app.Station;
import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.engine.Listener;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.incident.Guardrails;
import dev.relight.incident.Health;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.runbook.Compiler;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/// A folder for one measurement, and a house at work in it.
final class Ground implements AutoCloseable {
    /// So many that nothing which is measured trips the fleet breaker.
    private static final int SERVICES = 10_000_000;

    private final Path folder;

    Ground(String name) throws IOException {
        this(Files.createTempDirectory("relight-bench-" + name));
    }

    private Ground(Path folder) {
        this.folder = folder;
    }

    /// The same once more, in another process.
    static Ground at(Path folder) {
        return new Ground(folder);
    }

    Path folder() {
        return folder;
    }

    Station station(Listener listener) throws IOException {
        var state = folder.resolve("state");
        var setup =
                new Station.Setup(
                        state.resolve("hands"),
                        down(),
                        Notifier.silent(),
                        Set.of(),
                        new Redactor());
        var station = Station.open(SqliteJournal.in(state), setup);
        station.engine().services(SERVICES);
        station.begin(listener);
        return station;
    }

    /// A service that stays down, seen at once.
    private static Probe down() {
        return (service, answer) -> answer.accept(new Probe.Seen(Health.State.DOWN, "no answer"));
    }

    /// @param commands read-only ones, each a line of the assessment
    Plan plan(String... commands) throws IOException {
        var text = new StringBuilder("# Bench: Service Down\n\n");
        if (commands.length > 0) text.append("## Immediate Actions\n\n");
        for (var command : commands) text.append("```bash\n").append(command).append("\n```\n\n");
        text.append("## Resolution\n\n### Restart it\n```bash\nsystemctl restart bench\n```\n");
        var file = Files.writeString(folder.resolve("bench.md"), text);
        return Compiler.standard().compile(file).plan();
    }

    Alert alert(String service, Plan plan) {
        return new Alert(
                service,
                "bench:" + service,
                service + " is down",
                Map.of(),
                plan,
                new Site(
                        "local",
                        folder.toString(),
                        Set.of(Platform.HOST, Platform.ANY, Platform.SYSTEMD),
                        Map.of(),
                        Set.of(),
                        true),
                policy());
    }

    /// The blast radius would hold back what is to be measured.
    private static Policy policy() {
        var standard = Guardrails.standard();
        return Policy.standard()
                .with(
                        new Guardrails(
                                standard.deny(),
                                standard.allow(),
                                new Guardrails.Reach(SERVICES, 100),
                                SERVICES,
                                standard.approvers(),
                                standard.dependsOn(),
                                standard.windows(),
                                standard.paused()));
    }

    /// Processor time of this process so far, children not counted.
    static Duration processor() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    /// Resident memory in MiB.
    static long residentMib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    /// `p50 12 ms, p90 ..., p99 ..., max ...`.
    static String spread(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms"
                .formatted(
                        millis(sorted, 50),
                        millis(sorted, 90),
                        millis(sorted, 99),
                        millis(sorted, 100));
    }

    private static double millis(long[] sorted, int percent) {
        int at = Math.min(sorted.length - 1, sorted.length * percent / 100);
        return sorted[at] / 1e6;
    }

    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(each);
        }
    }
}
