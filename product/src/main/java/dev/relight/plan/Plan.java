package dev.relight.plan;

import java.util.List;
import java.util.Optional;

/// A runbook, understood: every list in the order of lines.
///
/// The shape is that of `relight check --json` (DESIGN section 8).
public record Plan(
        Source source,
        List<Metadatum> metadata,
        List<Section> sections,
        List<Command> commands,
        List<Condition> conditions,
        List<Pair> pairs,
        List<Wait> waits,
        List<Template> templates,
        List<Symptom> symptoms,
        List<Task> tasks,
        List<Escalation> escalation) {
    public Plan {
        metadata = List.copyOf(metadata);
        sections = List.copyOf(sections);
        commands = List.copyOf(commands);
        conditions = List.copyOf(conditions);
        pairs = List.copyOf(pairs);
        waits = List.copyOf(waits);
        templates = List.copyOf(templates);
        symptoms = List.copyOf(symptoms);
        tasks = List.copyOf(tasks);
        escalation = List.copyOf(escalation);
    }

    /// One of which nothing is understood.
    public static Plan nothing(Source source) {
        return new Plan(
                source, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of());
    }

    /// The same, with other forms of its commands.
    public Plan with(List<Command> others) {
        return new Plan(
                source,
                metadata,
                sections,
                others,
                conditions,
                pairs,
                waits,
                templates,
                symptoms,
                tasks,
                escalation);
    }

    /// The command that begins on `line`, if one does.
    public Optional<Command> command(int line) {
        for (var command : commands) if (command.line() == line) return Optional.of(command);
        return Optional.empty();
    }

    /// The heading on `line`, if one stands there.
    public Optional<Section> section(int line) {
        for (var section : sections) if (section.line() == line) return Optional.of(section);
        return Optional.empty();
    }
}
