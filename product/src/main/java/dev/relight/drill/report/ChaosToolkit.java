package dev.relight.drill.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.relight.drill.Course;
import dev.relight.drill.Fault;
import dev.relight.drill.FaultFile;

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
        bash(method, "action", "break: " + fault.breaks(), course, file, fault.make());
        bash(method, "probe", "the fault has taken effect", course, file, fault.proof());
        bash(root.putArray("rollbacks"), "action", "undo", course, file, fault.undo());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    private static void bash(
            ArrayNode into, String type, String name, Course course, FaultFile file, String body) {
        var step = into.addObject();
        step.put("type", type).put("name", name);
        if (type.equals("probe")) step.put("tolerance", 0);
        var script =
                "cd '%s' && export DRILL=/tmp%n%s%n%s"
                        .formatted(course.home(), file.prelude(), body);
        var provider = step.putObject("provider");
        provider.put("type", "process").put("path", "bash").put("timeout", LIMIT_SECONDS);
        provider.putArray("arguments").add("-c").add(script);
    }
}
