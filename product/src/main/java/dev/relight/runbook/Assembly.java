package dev.relight.runbook;

import dev.relight.finding.Conditions;
import dev.relight.finding.Surroundings;
import dev.relight.finding.Viewed;
import dev.relight.lexicon.Budgets;
import dev.relight.lexicon.ConditionKind;
import dev.relight.plan.Command;
import dev.relight.plan.Condition;
import dev.relight.plan.Metadatum;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.plan.Source;
import dev.relight.plan.Symptom;
import dev.relight.plan.Task;
import dev.relight.plan.Template;
import dev.relight.runbook.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts what the readers found together into the plan.
final class Assembly {
    private final String file;
    private final String sha256;
    private final Page page;
    private final Outline outline;
    private final Gatherer gathered;
    private final List<Task> tasks;
    private final List<Stated> conditions;

    Assembly(
            String file,
            String sha256,
            Page page,
            Outline outline,
            Gatherer gathered,
            List<Task> tasks,
            List<Stated> conditions) {
        this.file = file;
        this.sha256 = sha256;
        this.page = page;
        this.outline = outline;
        this.gathered = gathered;
        this.tasks = tasks;
        this.conditions = conditions;
    }

    Plan plan() {
        var metadata = MetadataReader.read(page, outline, gathered.commands);
        var services = services(metadata);
        for (var stated : conditions)
            if (stated.kind == null) stated.kind = ContextKinds.decide(stated);
        for (var stated : conditions)
            stated.predicate = Conditions.predicate(stated.text, around(stated, services));
        for (var block : gathered.blocks) Alternatives.find(block);
        for (var part : outline.parts()) Steps.roles(part);
        for (var draft : gathered.commands) look(draft, services);
        var symptoms = SymptomReader.read(outline, gathered, conditions);
        var commands =
                gathered.commands.stream()
                        .sorted((one, other) -> Integer.compare(one.line, other.line))
                        .map(Assembly::command)
                        .toList();
        return new Plan(
                new Source(file, sha256, title()),
                metadata,
                sections(symptoms),
                commands,
                conditions.stream()
                        .sorted((one, other) -> Integer.compare(one.line, other.line))
                        .map(Assembly::condition)
                        .toList(),
                Pairs.find(outline.parts()),
                Waits.find(gathered.blocks),
                templates(),
                symptoms,
                tasks,
                EscalationReader.read(outline));
    }

    private String title() {
        var title = outline.title();
        return title.heading == null ? file : title.title();
    }

    private static List<String> services(List<Metadatum> metadata) {
        return metadata.stream()
                .filter(one -> one.key().equals("service-name") && !one.normalized().isEmpty())
                .map(Metadatum::normalized)
                .distinct()
                .toList();
    }

    // ---- commands

    private static void look(Draft draft, List<String> services) {
        var viewed = Viewed.of(draft.text);
        draft.evidence = viewed.evidence();
        if (draft.isSetting()) return;
        if (draft.expected != null) draft.check = viewed.expecting(draft.expected);
        if (draft.check == null) draft.check = viewed.usual(around(draft, services));
    }

    private static Surroundings around(Draft draft, List<String> services) {
        var commands = draft.block == null ? List.of(draft.text) : draft.block.texts();
        return new Surroundings(draft.part.path(), draft.step, commands, services);
    }

    private Surroundings around(Stated stated, List<String> services) {
        if (stated.commands.isEmpty()) return new Surroundings(List.of(), "", List.of(), services);
        return around(stated.commands.iterator().next(), services);
    }

    private static Command command(Draft draft) {
        var verdict = draft.judged();
        return new Command(
                draft.line,
                draft.endLine,
                draft.text,
                draft.joined(),
                draft.step,
                draft.part.line(),
                draft.block == null ? draft.line : draft.block.code.line(),
                draft.role,
                draft.phase(),
                verdict.danger(),
                verdict.reasons(),
                verdict.interactive(),
                verdict.unattended(),
                verdict.platform(),
                joined(draft.conditions),
                draft.conditions.stream().map(stated -> stated.line).toList(),
                draft.alternativeOf == null ? null : draft.alternativeOf.line,
                verdict.placeholders(),
                verdict.envNeeded(),
                draft.expected,
                draft.check,
                draft.evidence,
                verdict.revealsSecret());
    }

    private static @Nullable String joined(List<Stated> conditions) {
        if (conditions.isEmpty()) return null;
        return String.join("; ", conditions.stream().map(stated -> stated.shown).toList());
    }

    private static Condition condition(Stated stated) {
        var kind = stated.kind == null ? ConditionKind.JUDGEMENT : stated.kind;
        return new Condition(
                stated.line,
                stated.text,
                stated.source,
                kind,
                stated.predicate,
                List.copyOf(stated.governs));
    }

    // ---- sections

    private List<Section> sections(List<Symptom> symptoms) {
        return outline.parts().stream()
                .filter(part -> part.heading != null)
                .map(part -> section(part, symptoms))
                .toList();
    }

    private Section section(Part part, List<Symptom> symptoms) {
        var mode = Scenarios.mode(part, symptoms, conditions);
        boolean scenario = Scenarios.isOne(part, mode, symptoms, tasks);
        return new Section(
                part.line(),
                part.level(),
                part.title(),
                part.phase,
                Budgets.of(part.title()),
                scenario,
                scenario ? mode : null);
    }

    private List<Template> templates() {
        return gathered.blocks.stream()
                .filter(block -> block.kind == CodeBlock.Kind.TEMPLATE)
                .map(block ->
                        new Template(
                                block.code.line(),
                                block.code.endLine(),
                                block.part.title(),
                                block.code.text()))
                .toList();
    }

    static CodeBlock shown(Block block) {
        var comments =
                block.runs.stream()
                        .flatMap(run ->
                                java.util.stream.Stream.concat(
                                        run.notes.stream(), run.after.stream()))
                        .map(note -> new CodeBlock.Comment(note.line, note.text, note.role))
                        .toList();
        return new CodeBlock(
                block.code.line(),
                block.code.endLine(),
                block.code.bodyLine(),
                block.code.language(),
                block.kind,
                block.code.text(),
                comments);
    }
}
