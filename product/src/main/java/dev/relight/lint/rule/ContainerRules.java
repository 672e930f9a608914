package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.call.Side;
import dev.relight.shell.Piece;
import dev.relight.shell.Word;
import java.util.Locale;

/// Containers: what is expanded where, what `restart` and `stats` really say, what prune reaches.
final class ContainerRules {
    private ContainerRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        glob(call, report);
        if (call.isDocker()) docker(call, sheet, report);
        if (call.is("docker-compose")) compose(call, sheet, report);
        if (call.is("kubectl", "oc") && call.does("rollout")) rollout(call, sheet, report);
    }

    /// Expanded here although it is meant for the other side of the wall.
    private static void glob(Call call, Report report) {
        if (!call.side().isInside() || call.anchor() >= 0) return;
        for (var word : call.words().subList(1, call.words().size())) {
            if (!hasGlob(word)) continue;
            var carried = new StringBuilder();
            for (var one : call.words()) carried.append(one.text()).append(' ');
            report.at(
                    call,
                    word,
                    "glob-in-wrong-shell",
                    "glob",
                    word.text(),
                    "inside",
                    call.side().name(),
                    "program",
                    exec(call),
                    "carried",
                    carried.toString().strip());
            return;
        }
    }

    private static String exec(Call call) {
        var name = call.side().name();
        return switch (call.side().kind()) {
            case CONTAINER -> "docker exec " + name;
            case SERVICE -> "docker compose exec -T " + name;
            case POD -> "kubectl exec " + name + " --";
            case HERE, REMOTE -> "";
        };
    }

    private static boolean hasGlob(Word word) {
        return word.pieces().stream().anyMatch(Piece.Glob.class::isInstance);
    }

    private static void docker(Call call, Sheet sheet, Report report) {
        if (call.does("stats") && !call.operands().isEmpty())
            report.at(call, "stats-of-stopped", "program", call.spoken(), "name", call.operand(0));
        boolean prune = !call.path().isEmpty() && call.path().getLast().equals("prune");
        if (prune && !call.has("--filter"))
            report.at(
                    call,
                    "prune-whole-host",
                    "program",
                    call.spoken(),
                    "what",
                    String.join(" ", call.path()));
        if (call.does("pull") || call.does("image", "pull")) pulls(call, sheet, report);
    }

    private static void compose(Call call, Sheet sheet, Report report) {
        if (call.does("stats") && !call.operands().isEmpty())
            report.at(call, "stats-of-stopped", "program", "docker", "name", call.operand(0));
        if (call.does("restart")) restart(call, sheet, report);
        if (call.does("pull")) pulls(call, sheet, report);
        boolean ends =
                call.has(
                        "-d",
                        "--detach",
                        "--no-start",
                        "--abort-on-container-exit",
                        "--exit-code-from",
                        "--wait",
                        "--abort-on-container-failure");
        if (call.does("up") && !ends && !call.command().text().stripTrailing().endsWith("&"))
            report.at(call, "foreground-up");
    }

    /// Somebody says that something about the service's settings was changed.
    private static void restart(Call call, Sheet sheet, Report report) {
        var words = sheet.wordsNear(call.command());
        boolean changed =
                words.contains("config")
                        || words.contains("environment")
                        || words.contains(".env")
                        || words.contains("setting")
                        || words.contains("compose file")
                        || words.contains("limit")
                        || words.contains("new image");
        for (var before : sheet.readingsOf(sheet.before(call.command())))
            for (var other : before.calls()) {
                if (EditRules.edits(other)) changed |= EditRules.isCompose(EditRules.file(other));
                if (other.is("docker-compose", "docker") && other.does("pull")) changed = true;
            }
        if (changed)
            report.at(
                    call,
                    "restart-ignores-compose",
                    "service",
                    call.operands().isEmpty() ? "SERVICE" : call.operand(0));
    }

    /// The way back is lost unless the image was looked at, or the tag is pinned.
    private static void pulls(Call call, Sheet sheet, Report report) {
        var image = call.operand(0);
        boolean pinned = call.isDocker() && isPinned(image);
        if (pinned) return;
        for (var reading : sheet.readings()) {
            if (reading.command().line() >= call.command().line()) break;
            for (var other : reading.calls())
                if (other.does("images")
                        || other.does("image", "ls")
                        || other.does("tag")
                        || other.does("image", "inspect")) return;
        }
        var note =
                call.isDocker()
                        ? "docker image inspect -f '{{.Id}}' " + image
                        : "docker compose images " + image;
        report.at(call, "pull-moves-tag", "note", note.strip());
    }

    private static boolean isPinned(String image) {
        int colon = image.lastIndexOf(':');
        var tag = colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "";
        return image.contains("@sha256:")
                || (!tag.isEmpty() && !tag.toLowerCase(Locale.ROOT).contains("latest"));
    }

    private static void rollout(Call call, Sheet sheet, Report report) {
        if (!call.does("rollout", "restart") && !call.does("rollout", "undo")) return;
        if (call.side().kind() == Side.Kind.REMOTE && call.command().text().contains("status"))
            return;
        for (var reading : sheet.readings()) {
            if (reading.command().line() < call.command().line()) continue;
            if (reading.command().section() != call.command().section()) continue;
            for (var other : reading.calls())
                if (other.does("rollout", "status")
                        || other.does("wait")
                        || other.is("sleep")
                        || other.has("-w", "--watch")) return;
        }
        report.at(
                call,
                "rollout-not-awaited",
                "verb",
                call.path().getLast(),
                "target",
                call.operands().isEmpty() ? "deployment/NAME" : call.operand(0));
    }
}
