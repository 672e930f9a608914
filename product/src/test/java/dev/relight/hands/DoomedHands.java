package dev.relight.hands;

import dev.relight.engine.Job;
import dev.relight.secret.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/// Hands in a JVM of their own, to be killed: `ROOT DEADLINE_MILLIS LINE ID...`; `@` in the line
/// stands for the id.
@NullMarked
final class DoomedHands {
    private DoomedHands() {}

    public static void main(String[] args) throws Exception {
        var hands = LocalHands.open(Path.of(args[0]), new Redactor());
        for (var id : List.of(args).subList(3, args.length)) hands.start(job(id, args), _ -> {});
        System.out.println("started");
        Thread.sleep(Duration.ofMinutes(5));
    }

    private static Job job(String id, String[] args) {
        var deadline = Duration.ofMillis(Long.parseLong(args[1]));
        return new Job(id, List.of(args[2].replace("@", id)), Map.of(), "/tmp", deadline, false);
    }

    static Process spawn(Path root, long deadlineMillis, String line, List<String> ids)
            throws Exception {
        var command =
                new java.util.ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DoomedHands.class.getName(),
                                root.toString(),
                                Long.toString(deadlineMillis),
                                line));
        command.addAll(ids);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
