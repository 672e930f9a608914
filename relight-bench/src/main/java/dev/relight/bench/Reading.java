package dev.relight.bench;

import dev.relight.danger.Danger;
import dev.relight.danger.Judge;
import dev.relight.danger.Verdict;
import dev.relight.runbook.Compiled;
import dev.relight.runbook.Compiler;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How fast a runbook is compiled and a command judged, warm, on one thread.
///
/// Runbooks come from the folder in the property `runbooks` (default: the example of the demo);
/// pages without a command are no runbooks.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED"})
public class Reading {
    private final Compiler compiler = Compiler.standard();
    private final Judge judge = Judge.standard();
    private final List<byte[]> pages = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<Node> trees = new ArrayList<>();
    private int page;
    private int command;
    private int tree;

    @Setup
    public void read() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("runbooks", "examples/lantern")))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
                var read = compiler.compile(file).plan().commands();
                if (read.isEmpty()) continue;
                pages.add(Files.readAllBytes(file));
                read.forEach(each -> commands.add(each.text()));
            }
        }
        commands.forEach(each -> trees.add(Shell.readCommand(each)));
        System.out.printf("%n%d runbooks, %d commands%n", pages.size(), commands.size());
    }

    @Benchmark
    public Compiled runbooksCompiled() {
        page = (page + 1) % pages.size();
        return compiler.compile("page.md", pages.get(page));
    }

    @Benchmark
    public Verdict commandsFromText() {
        command = (command + 1) % commands.size();
        return judge.judge(commands.get(command));
    }

    @Benchmark
    public Danger readCommandsJudged() {
        tree = (tree + 1) % trees.size();
        return judge.danger(trees.get(tree));
    }
}
