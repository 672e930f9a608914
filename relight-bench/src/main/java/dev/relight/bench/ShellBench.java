package dev.relight.bench;

import dev.relight.danger.Attendance;
import dev.relight.danger.SecretShown;
import dev.relight.shell.Node;
import dev.relight.shell.Placeholders;
import dev.relight.shell.Shell;
import dev.relight.shell.Variables;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Commands per second on one thread: read from text, and asked everything but their danger.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ShellBench {
    private static final int COMMANDS = 12;

    private static final List<String> TEXTS =
            List.of(
                    "df -h",
                    "docker ps | grep web",
                    "docker logs web --since=30m | grep -E \"(failed|timeout)\" | tail -20",
                    "curl -X POST http://web:8000/api \\\n  -H \"Content-Type: application/json\" \\\n"
                            + "  -d '{\"test\": true}'",
                    "docker exec -it db psql -U postgres -c \"SELECT count(*) FROM users;\"",
                    "kubectl logs -f -n prod deploy/web --tail=100",
                    "for i in 1 2 3; do curl -sf http://web/health || sleep $i; done",
                    "top -p $(pgrep -f web)",
                    "sudo kill -9 <pid>",
                    "ssh web 'sudo systemctl restart nginx && tail -f /var/log/nginx/error.log'",
                    "echo $DATABASE_PASSWORD",
                    "cp -r /data/db /backup/db-$(date +%s) && docker compose up -d db # then look");

    private final List<Node> trees = TEXTS.stream().map(Shell::readCommand).toList();

    public static void main(String[] arguments) throws IOException {
        Main.main(new String[] {"ShellBench"});
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public void read(Blackhole hole) {
        for (var text : TEXTS) hole.consume(Shell.readCommand(text));
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public void readAndAskAll(Blackhole hole) {
        for (var text : TEXTS) {
            var tree = Shell.readCommand(text);
            hole.consume(Attendance.of(text, tree));
            hole.consume(SecretShown.in(tree));
            hole.consume(Placeholders.in(text));
            hole.consume(Variables.needed(tree));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public void attendanceOfTrees(Blackhole hole) {
        for (int i = 0; i < COMMANDS; i++) hole.consume(Attendance.of(TEXTS.get(i), trees.get(i)));
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public void secretsOfTrees(Blackhole hole) {
        for (var tree : trees) hole.consume(SecretShown.in(tree));
    }
}
