package dev.relight.bench.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The engine's figures: `waiting`, `first`, `stuck`, `resume`, or all of them.
public final class EngineBench {
    private static final int WAITING = Integer.getInteger("relight.waiting", 10_000);
    private static final int STUCK = 100;
    private static final int RATE = 20;
    private static final int RESUMED = 1_000;

    private EngineBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var wanted =
                args.length == 0 ? List.of("resume", "first", "stuck", "waiting") : List.of(args);
        if (wanted.getFirst().equals("resumed")) {
            Resume.again(Ground.at(Path.of(args[1])), Integer.parseInt(args[2]));
            System.exit(0);
        }
        for (var one : wanted) {
            switch (one) {
                case "waiting" -> Waiting.measure(WAITING);
                case "first" -> FirstCommand.measure(RATE);
                case "stuck" -> FirstCommand.besideStuck(STUCK, RATE);
                case "resume" -> Resume.measure(RESUMED);
                default -> {
                    System.err.println(
                            "EngineBench: use waiting, first, stuck or resume, not " + one);
                    System.exit(2);
                }
            }
        }
        System.exit(0);
    }
}
