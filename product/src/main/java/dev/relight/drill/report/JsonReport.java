package dev.relight.drill.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.drill.Score;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// For machines: everything, one object.
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    public static String of(Account account) {
        var root = JSON.createObjectNode();
        root.put("service", account.service());
        root.put("environment", account.environment());
        root.put("runbook", account.runbook());
        root.put("runbookSha256", account.plan().source().sha256());
        root.put("began", account.began().truncatedTo(ChronoUnit.SECONDS).toString());
        root.put("soakSeconds", account.soak().toSeconds());
        root.put("restored", account.restored());
        root.put("asExpected", account.isAsExpected());
        var drills = root.putArray("drills");
        account.scores().forEach(score -> score(score, drills.addObject()));
        findings(account.findings(), root.putArray("findings"));
        findings(account.known(), root.putArray("read"));
        var never = root.putArray("neverExercised");
        for (var command : account.neverExercised())
            never.addObject().put("line", command.line()).put("command", command.joined());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    private static void score(Score score, ObjectNode node) {
        node.put("fault", score.fault().name());
        node.put("breaks", score.fault().breaks());
        node.put("at", score.at().truncatedTo(ChronoUnit.MILLIS).toString());
        node.put("end", score.ending().words());
        node.put("asExpected", score.isAsExpected());
        seconds(node, "detectedSeconds", score.detected());
        seconds(node, "restoredSeconds", score.restored());
        seconds(node, "resolvedSeconds", score.resolved());
        node.put("scenario", score.scenario());
        node.put("rightScenario", score.rightScenario());
        node.put("rightAction", score.rightAction());
        node.put("leastDanger", score.leastDanger());
        node.put("worstDanger", score.worst() == null ? null : score.worst().word());
        var actions = node.putArray("actions");
        for (var action : score.actions()) {
            var one = actions.addObject();
            one.put("line", action.line()).put("title", action.title());
            one.put("danger", action.danger().word()).put("helped", action.helped());
            action.commands().forEach(one.putArray("commands")::add);
        }
        score.answers().forEach(node.putArray("answers")::add);
        node.put("because", score.because());
        node.put("why", score.fault().wanted().why());
        findings(score.findings(), node.putArray("findings"));
        node.put("undone", score.undone());
    }

    private static void findings(Iterable<Score.Finding> findings, ArrayNode into) {
        for (var finding : findings)
            into.addObject()
                    .put("line", finding.line())
                    .put("command", finding.command())
                    .put("code", finding.code())
                    .put("severity", finding.severity().word())
                    .put("what", finding.what());
    }

    private static void seconds(ObjectNode node, String key, @Nullable Duration time) {
        if (time == null) node.putNull(key);
        else node.put(key, time.toMillis() / 1000.0);
    }
}
