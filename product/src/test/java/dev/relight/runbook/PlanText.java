package dev.relight.runbook;

import dev.relight.plan.Command;
import dev.relight.plan.Condition;
import dev.relight.plan.Section;
import dev.relight.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/// A compiled runbook as lines a person can read: the form of the `.plan` stories.
@NullMarked
final class PlanText {
    private final TreeMap<Integer, List<String>> lines = new TreeMap<>();

    private PlanText() {}

    static String of(Compiled compiled) {
        var text = new PlanText();
        var plan = compiled.plan();
        plan.metadata()
                .forEach(one ->
                        text.add(one.line(), "fact " + one.key() + " = " + one.normalized()));
        plan.sections().forEach(one -> text.add(one.line(), section(one)));
        compiled.blocks()
                .forEach(one ->
                        text.add(
                                one.line(),
                                "block " + one.kind().name().toLowerCase(java.util.Locale.ROOT)));
        plan.commands().forEach(one -> text.add(one.line(), command(one)));
        plan.conditions().forEach(one -> text.add(one.line(), condition(one)));
        plan.pairs().forEach(one -> text.add(one.open(), "pair closed by " + one.close()));
        plan.waits().forEach(one -> text.add(one.line(), "wait " + one.duration()));
        plan.templates().forEach(one -> text.add(one.line(), "template " + one.name()));
        plan.symptoms()
                .forEach(one ->
                        text.add(
                                one.line(),
                                "symptom of \"" + one.scenario() + "\": " + one.text()));
        plan.tasks().forEach(one -> text.add(one.line(), task(one)));
        plan.escalation()
                .forEach(one ->
                        text.add(
                                one.line(),
                                "escalation " + one.kind().word() + " = " + one.value()));
        compiled.problems()
                .forEach(one ->
                        text.add(
                                one.where().line(),
                                "problem " + one.severity().word() + " " + one.code()));
        return text.whole();
    }

    private static String section(Section one) {
        return "#".repeat(one.level())
                + " "
                + one.phase().word()
                + (one.budget() == null ? "" : " " + one.budget())
                + (one.scenario() ? " scenario " + one.failureMode() : "")
                + ": "
                + one.text();
    }

    private static String command(Command one) {
        var form = one.unattended();
        return "$ "
                + one.text().replace("\n", "⏎")
                + " ["
                + String.join(
                        " ",
                        one.role().word(),
                        one.phase().word(),
                        one.danger().word(),
                        one.platform().word())
                + "]"
                + (one.step().isEmpty() ? "" : " step: " + one.step())
                + (one.condition() == null ? "" : " | if: " + one.condition())
                + (one.alternativeOf() == null ? "" : " | instead of " + one.alternativeOf())
                + (one.expected() == null ? "" : " | expected: " + one.expected())
                + (form == null
                        ? ""
                        : " | runs as "
                                + form.kind().word()
                                + ": "
                                + form.text().replace("\n", "⏎"));
    }

    private static String condition(Condition one) {
        return "condition "
                + one.kind().word()
                + " ("
                + one.source()
                + "): "
                + one.text()
                + " -> "
                + one.governs();
    }

    private static String task(Task one) {
        return "task "
                + one.builtIn().word()
                + (one.due() == null ? "" : " by " + one.due())
                + ": "
                + one.text().replace("\n", "⏎");
    }

    private void add(int line, String text) {
        lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(text);
    }

    private String whole() {
        var out = new StringBuilder();
        lines.forEach((line, texts) ->
                texts.forEach(text -> out.append(line).append(' ').append(text).append('\n')));
        return out.toString();
    }
}
