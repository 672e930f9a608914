package dev.relight.lint;

import dev.relight.Corpus;
import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.danger.Unattended;
import dev.relight.finding.Predicate;
import dev.relight.lexicon.BuiltIn;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import dev.relight.plan.*;
import java.util.*;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// The plan that the labels of a seed runbook describe.
@NullMarked
final class LabelledPlan {
    static Plan of(String service) throws java.io.IOException {
        var text = java.nio.file.Files.readString(Corpus.seed(service));
        var lines = text.split("\n", -1);
        var sections = new ArrayList<Section>();
        for (var r : rows("phases", service))
            sections.add(
                    new Section(
                            i(r, "line"),
                            i(r, "level"),
                            s(r, "text"),
                            e(Phase.class, s(r, "phase")),
                            n(s(r, "time_budget")),
                            s(r, "scenario").equals("y"),
                            n(s(r, "failure_mode"))));
        var extra = new HashMap<Integer, Map<String, String>>();
        for (var r : rows("commands_extra", service)) extra.put(i(r, "line"), r);
        var commands = new ArrayList<Command>();
        for (var r : rows("commands", service)) {
            int line = i(r, "line");
            var x = Objects.requireNonNull(extra.get(line));
            int section = 0;
            for (var one : sections) if (one.line() < line) section = one.line();
            int block = line;
            while (block > 1 && !lines[block - 1].strip().startsWith("```")) block--;
            var form = s(r, "unattended_form");
            commands.add(
                    new Command(
                            line,
                            i(x, "end_line"),
                            s(r, "command"),
                            s(x, "joined"),
                            s(r, "step"),
                            section,
                            block,
                            e(Role.class, s(x, "role")),
                            e(Phase.class, s(r, "phase")),
                            e(Danger.class, s(r, "danger")),
                            List.of(s(r, "why").isEmpty() ? "label" : s(r, "why")),
                            s(r, "interactive").equals("y"),
                            form.isEmpty() ? null : new Unattended(Unattended.Kind.SHELL, form),
                            platform(s(r, "platform")),
                            n(s(r, "condition")),
                            List.of(),
                            n(s(r, "alternative_of")) == null
                                    ? null
                                    : number(s(r, "alternative_of")),
                            list(s(r, "placeholders")),
                            List.of(),
                            n(s(r, "expected")),
                            null,
                            list(s(r, "evidence")),
                            s(r, "reveals_secret").equals("y")));
        }
        var conditions = new ArrayList<Condition>();
        for (var r : rows("conditions", service)) {
            Predicate p =
                    s(r, "automatable").equals("y") ? Predicate.of("http.status = 200") : null;
            conditions.add(
                    new Condition(
                            i(r, "line"),
                            s(r, "text"),
                            s(r, "source"),
                            e(ConditionKind.class, s(r, "kind")),
                            p,
                            list(s(r, "governs")).stream()
                                    .filter(v -> v.matches("\\d+"))
                                    .map(Integer::valueOf)
                                    .toList()));
        }
        var symptoms = new ArrayList<Symptom>();
        for (var r : rows("symptoms", service)) {
            int section = 0;
            for (var one : sections) if (one.text().equals(s(r, "scenario"))) section = one.line();
            symptoms.add(
                    new Symptom(
                            i(r, "line"),
                            s(r, "scenario"),
                            section,
                            s(r, "symptom"),
                            null,
                            s(r, "discriminating").equals("y")));
        }
        var tasks = new ArrayList<Task>();
        for (var r : rows("tasks", service))
            tasks.add(
                    new Task(
                            i(r, "line"),
                            s(r, "text"),
                            e(Phase.class, s(r, "phase")),
                            e(BuiltIn.class, s(r, "built_in")),
                            n(s(r, "due"))));
        var escalation = new ArrayList<Escalation>();
        for (var r : rows("escalation", service))
            escalation.add(
                    new Escalation(
                            i(r, "line"),
                            s(r, "text"),
                            e(EscalationKind.class, s(r, "kind")),
                            s(r, "value")));
        var metadata = new ArrayList<Metadatum>();
        for (var r : rows("metadata", service))
            metadata.add(
                    new Metadatum(i(r, "line"), s(r, "key"), s(r, "value"), s(r, "normalized")));
        var pairs = new ArrayList<Pair>();
        Command open = null;
        for (var c : commands) {
            if (c.text().endsWith("down") || c.text().contains(" down -v")) open = c;
            else if (open != null && c.text().contains(" up ") && c.block() == open.block()) {
                pairs.add(new Pair(open.line(), c.line()));
                open = null;
            }
        }
        var templates =
                service.equals("pyairtable")
                        ? List.of(new Template(249, 263, "x"))
                        : List.<Template>of();
        return new Plan(
                new Source(service + ".md", "0".repeat(64), "t"),
                metadata,
                sections,
                commands,
                conditions,
                pairs,
                List.of(),
                templates,
                symptoms,
                tasks,
                escalation);
    }

    private static List<Map<String, String>> rows(String file, String service) {
        return Corpus.rows("seeds/" + file + ".tsv").stream()
                .filter(r -> s(r, "service").equals(service))
                .toList();
    }

    static String s(Map<String, String> r, String k) {
        return r.getOrDefault(k, "");
    }

    static int i(Map<String, String> r, String k) {
        return Integer.parseInt(s(r, k));
    }

    private static @Nullable String n(String s) {
        return s.isEmpty() ? null : s;
    }

    private static int number(String s) {
        return Integer.parseInt(s.split("[,;]")[0].strip());
    }

    private static List<String> list(String s) {
        return s.isEmpty() ? List.of() : Arrays.stream(s.split(",")).map(String::strip).toList();
    }

    private static Platform platform(String s) {
        for (var p : Platform.values()) if (p.word().equals(s.split(",")[0])) return p;
        return Platform.ANY;
    }

    private static <E extends Enum<E>> E e(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
