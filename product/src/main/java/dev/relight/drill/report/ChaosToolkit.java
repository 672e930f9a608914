package dev.relight.drill.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.relight.drill.Course;
import dev.relight.drill.Fault;
import dev.relight.drill.FaultFile;
import java.nio.file.Path;

/// A fault as an experiment of the Chaos Toolkit (the format of its `experiment.json`).
public final class ChaosToolkit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT_SECONDS = 120;

    private ChaosToolkit() {}

    public static String of(Course course, FaultFile file, Fault fault) {
        var root = JSON.createObjectNode();
        root.put("version", "1.0.0");
        root.put("title", course.service() + ": " + fault.name());
        root.put("description", fault.breaks());
        root.putArray("tags").add("relight").add(course.environment());
        var steady = root.putObject("steady-state-hypothesis");
        steady.put("title", course.service() + " is well");
        var probes = steady.putArray("probes");
        for (var address : course.health()) {
            var probe = probes.addObject();
            probe.put("type", "probe").put("name", "answers: " + address).put("tolerance", 200);
            probe.putObject("provider").put("type", "http").put("url", address).put("timeout", 5);
        }
        var method = root.putArray("method");
        var notes = notes(course, fault);
        var begin = script(course, notes, file, "set -e\nmkdir -p \"$DRILL\"\n" + fault.make());
        bash(method, "action", "break: " + fault.breaks(), begin);
        var proof = script(course, notes, file, fault.proof());
        bash(method, "probe", "the fault has taken effect", proof);
        var end = script(course, notes, file, "set -e\n" + fault.undo() + "\nrm -rf \"$DRILL\"");
        bash(root.putArray("rollbacks"), "action", "undo", end);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /// Where the fault keeps what its undo puts back: a folder of its own, gone once it is undone.
    private static Path notes(Course course, Fault fault) {
        return course.home().resolve(".relight/chaos/" + course.service() + "-" + fault.name());
    }

    private static String script(Course course, Path notes, FaultFile file, String body) {
        return "cd %s || exit 1\nexport DRILL=%s\n%s\n%s"
                .formatted(quoted(course.home()), quoted(notes), file.prelude(), body);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    private static void bash(ArrayNode into, String type, String name, String script) {
        var step = into.addObject();
        step.put("type", type).put("name", name);
        if (type.equals("probe")) step.put("tolerance", 0);
        var provider = step.putObject("provider");
        provider.put("type", "process").put("path", "bash").put("timeout", LIMIT_SECONDS);
        provider.putArray("arguments").add("-c").add(script);
    }
}
