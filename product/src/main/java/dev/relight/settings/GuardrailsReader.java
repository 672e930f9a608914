package dev.relight.settings;

import dev.relight.danger.Danger;
import dev.relight.incident.Allowance;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Guardrails;
import dev.relight.incident.Policy;
import dev.relight.incident.Rule;
import dev.relight.people.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads `guardrails:`, which may stand once for all services and once more under each of them.
///
/// Numbers and words of a service replace those for all; its lists are added to theirs, so that a
/// service can forbid more than the house, and never less.
final class GuardrailsReader {
    /// More often than once in four seconds is no repair.
    private static final int ACTIONS_MAX = 900;

    private static final int RECOVERIES_MAX = 20;

    /// What was done longer ago is not looked at.
    private static final Duration WINDOW_MAX = Duration.ofHours(6);

    /// More than these nobody wakes at night.
    private static final int YESES_MAX = 5;

    private static final int SERVICES_MAX = 10_000;
    private static final Duration EXPIRY_MIN = Duration.ofSeconds(30);
    private static final Duration EXPIRY_MAX = Duration.ofHours(24);

    /// Within less nobody is awake, has a lamp on and has read the page.
    private static final Duration ACKNOWLEDGED_MIN = Duration.ofMinutes(1);

    /// By then it is somebody else's turn.
    private static final Duration ACKNOWLEDGED_MAX = Duration.ofHours(24);

    private final List<Person> people;

    /// @param people of the file; whoever may say yes must be one of them
    GuardrailsReader(List<Person> people) {
        this.people = people;
    }

    /// What holds where a service says nothing: those who may approve are the approvers.
    Policy house(Entry root) {
        var approvers = new TreeSet<String>();
        for (var person : people) if (person.role().mayApprove()) approvers.add(person.name());
        var standard = Policy.standard();
        var base = standard.with(with(standard.guardrails(), approvers));
        var rails = root.entry("guardrails").map(entry -> read(entry, base)).orElse(base);
        return acknowledging(root, rails);
    }

    /// What holds for one service.
    Policy service(Entry service, Policy house) {
        var mine = service.entry("guardrails").map(entry -> read(entry, house)).orElse(house);
        var acknowledged = acknowledging(service, mine);
        return service.word("autonomy", Autonomy.values(), Autonomy::word)
                .map(acknowledged::with)
                .orElse(acknowledged);
    }

    /// For how long a person's word holds that they have it; `off`, as where nobody says anything:
    /// without end.
    private static Policy acknowledging(Entry entry, Policy base) {
        var key = "acknowledged-for";
        var text = entry.text(key).map(String::strip);
        if (text.isEmpty()) return base;
        if (text.get().equals("off")) return base.with(base.patience().acknowledging(null));
        var length = Durations.parse(text.get());
        if (length.isPresent()
                && length.get().compareTo(ACKNOWLEDGED_MIN) >= 0
                && length.get().compareTo(ACKNOWLEDGED_MAX) <= 0)
            return base.with(base.patience().acknowledging(length.get()));
        entry.wrongAt(
                key,
                "'%s' is not for how long an acknowledgement can hold".formatted(text.get()),
                "give 1m to 24h (30m is usual), or `off` for without end");
        return base;
    }

    private Policy read(Entry entry, Policy base) {
        var autonomy =
                entry.word("autonomy", Autonomy.values(), Autonomy::word).orElse(base.autonomy());
        var limits = limits(entry, base.limits());
        var rails = rails(entry, base.guardrails());
        var expiry = entry.duration("question-expires", base.patience().expiry());
        boolean fits = expiry.compareTo(EXPIRY_MIN) >= 0 && expiry.compareTo(EXPIRY_MAX) <= 0;
        if (!fits)
            entry.wrongAt(
                    "question-expires",
                    "a question cannot stand for that long, or is gone before it is read",
                    "give 30s to 24h");
        entry.nothingElse();
        return base.with(autonomy)
                .with(limits)
                .with(rails)
                .with(fits ? base.patience().expiring(expiry) : base.patience());
    }

    private static Policy.Limits limits(Entry entry, Policy.Limits base) {
        int recoveries = entry.number("recoveries", 1, RECOVERIES_MAX, base.recoveries());
        var window = entry.duration("recovery-window", base.window());
        if (window.compareTo(WINDOW_MAX) > 0 || window.isZero()) {
            entry.wrongAt("recovery-window", "that is no time to count in", "give 1m to 6h");
            window = base.window();
        }
        int disruptive = base.disruptiveYeses();
        int destructive = base.destructiveYeses();
        var yeses = entry.entry("yeses");
        if (yeses.isPresent()) {
            disruptive = yeses.get().number("disruptive", 1, YESES_MAX, disruptive);
            destructive = yeses.get().number("destructive", 1, YESES_MAX, destructive);
            yeses.get().nothingElse();
        }
        return new Policy.Limits(base.parallel(), disruptive, destructive, recoveries, window);
    }

    private Guardrails rails(Entry entry, Guardrails base) {
        var deny = new ArrayList<>(base.deny());
        for (var each : entry.entries("deny")) {
            rule(each).ifPresent(deny::add);
            each.nothingElse();
        }
        var allow = new ArrayList<>(base.allow());
        for (var each : entry.entries("allow")) allowance(each).ifPresent(allow::add);
        var windows = new ArrayList<>(base.windows());
        windows.addAll(new WindowReader().read(entry));
        var dependsOn = new TreeSet<>(base.dependsOn());
        dependsOn.addAll(entry.texts("depends-on"));
        return new Guardrails(
                deny,
                allow,
                reach(entry, base.reach()),
                entry.number("actions-per-hour", 1, ACTIONS_MAX, base.actionsPerHour()),
                approvers(entry, base.approvers()),
                dependsOn,
                windows,
                entry.text("paused").filter(it -> !it.isBlank()).orElse(base.paused()));
    }

    private static Optional<Rule> rule(Entry entry) {
        var command = entry.text("command");
        var program = entry.text("program");
        var danger = entry.word("danger", Danger.values(), Danger::word);
        var because = entry.required("because", "it wakes the whole company");
        if (command.isEmpty() && program.isEmpty() && danger.isEmpty()) {
            entry.wrongAt(
                    "command",
                    "this names no command",
                    "give at least one of `command: \"rm *\"`, `program: kubectl delete`, `danger: destructive`");
            return Optional.empty();
        }
        return Optional.of(
                new Rule(
                        command.orElse(null),
                        program.orElse(null),
                        danger.orElse(null),
                        because.orElse("the settings say so")));
    }

    private static Optional<Allowance> allowance(Entry entry) {
        int yeses = entry.number("yeses", 0, YESES_MAX, 0);
        var rule = rule(entry);
        entry.nothingElse();
        return rule.map(it -> new Allowance(it, yeses));
    }

    /// `2` services, or `25%` of all.
    private static Guardrails.Reach reach(Entry entry, Guardrails.Reach base) {
        var text = entry.text("at-once").map(String::strip);
        if (text.isEmpty()) return base;
        if (text.get().matches("[1-9][0-9]?%|100%"))
            return new Guardrails.Reach(
                    SERVICES_MAX, Integer.parseInt(text.get().replace("%", "")));
        if (text.get().matches("[1-9][0-9]{0,3}"))
            return new Guardrails.Reach(Integer.parseInt(text.get()), 100);
        entry.wrongAt(
                "at-once",
                "'%s' services cannot be repaired at once".formatted(text.get()),
                "write a number such as 2, or a share such as 25%");
        return base;
    }

    private SortedSet<String> approvers(Entry entry, SortedSet<String> base) {
        var names = new TreeSet<>(entry.texts("approvers"));
        if (names.isEmpty()) return base;
        for (var name : names)
            if (!people.isEmpty() && people.stream().noneMatch(it -> it.name().equals(name)))
                entry.wrongAt(
                        "approvers",
                        "there is no person named '%s'".formatted(name),
                        "add them under `people:`");
        return names;
    }

    private static Guardrails with(Guardrails rails, SortedSet<String> approvers) {
        return new Guardrails(
                rails.deny(),
                rails.allow(),
                rails.reach(),
                rails.actionsPerHour(),
                approvers,
                rails.dependsOn(),
                rails.windows(),
                rails.paused());
    }
}
