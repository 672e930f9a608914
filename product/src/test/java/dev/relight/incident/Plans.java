package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.danger.Unattended;
import dev.relight.engine.Alert;
import dev.relight.finding.Predicate;
import dev.relight.lexicon.BuiltIn;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import dev.relight.plan.Command;
import dev.relight.plan.Condition;
import dev.relight.plan.Escalation;
import dev.relight.plan.Pair;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.plan.Source;
import dev.relight.plan.Symptom;
import dev.relight.plan.Task;
import dev.relight.plan.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// Plans written by hand, line by line, for tests that need no runbook text.
@NullMarked
public final class Plans {
    private final List<Section> sections = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Symptom> symptoms = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Escalation> escalation = new ArrayList<>();
    private Phase phase = Phase.NONE;
    private int section;
    private int block;
    private String step = "";

    /// A small plan with a bit of everything: two scenarios, a generic restart, a verification.
    public static Plan shop() {
        return new Plans()
                .section(1, "Quick look", Phase.ASSESS)
                .look(3, "curl -f http://localhost:8080/health", "http.status = 200")
                .look(4, "tail -n 50 shop.log", null)
                .look(5, "df -h /var", null)
                .scenario(10, "Disk full")
                .symptom(11, "\"No space left\"", "log matches /no space left/i")
                .act(13, "rm -f /var/tmp/shop/*", Danger.DESTRUCTIVE)
                .scenario(20, "Database gone")
                .symptom(21, "\"Connection refused\"", "log matches /connection refused/i")
                .act(23, "docker restart db", Danger.DISRUPTIVE)
                .section(30, "Restart", Phase.RECOVER)
                .act(32, "systemctl restart shop", Danger.REVERSIBLE)
                .section(40, "Full restart", Phase.RECOVER)
                .step("Bring the stack down and up")
                .act(42, "docker-compose down", Danger.DISRUPTIVE)
                .act(43, "docker-compose up -d", Danger.REVERSIBLE)
                .pair(42, 43)
                .section(50, "Verification", Phase.VERIFY)
                .look(52, "curl -f http://localhost:8080/health", "http.status = 200")
                .escalate(60, "down for more than 30 minutes", "PT30M")
                .plan();
    }

    /// Two steps that only a person can tell the meaning of: which process, which container.
    public static Plan crowd() {
        return new Plans()
                .section(1, "Quick look", Phase.ASSESS)
                .look(3, "ss -ltnp", null)
                .look(4, "docker ps -a", null)
                .section(10, "Kill what hangs", Phase.RECOVER)
                .act(12, "kill -9 <pid>", Danger.DISRUPTIVE)
                .section(20, "Restart the container", Phase.RECOVER)
                .act(22, "docker restart <container-id>", Danger.REVERSIBLE)
                .section(30, "Restart", Phase.RECOVER)
                .act(32, "systemctl restart crowd", Danger.DISRUPTIVE)
                .plan();
    }

    /// A scenario that needs a person in the middle, and a copy before the act.
    public static Plan byHand() {
        return new Plans()
                .section(1, "Quick look", Phase.ASSESS)
                .look(3, "curl -f http://localhost:8080/health", "http.status = 200")
                .look(4, "tail -n 50 shop.log", null)
                .scenario(10, "Bad configuration")
                .symptom(11, "\"invalid configuration\"", "log matches /invalid configuration/i")
                .step("Keep the broken file")
                .capture(13, "cp shop.conf shop.conf.broken")
                .step("Mend the file")
                .byHand(15, "vim shop.conf")
                .step("Start again")
                .act(17, "systemctl restart shop", Danger.REVERSIBLE)
                .pause(18, "PT30S")
                .plan();
    }

    public Plans section(int line, String text, Phase its) {
        return heading(line, text, its, false);
    }

    public Plans scenario(int line, String text) {
        return heading(line, text, Phase.RESOLVE, true);
    }

    private Plans heading(int line, String text, Phase its, boolean scenario) {
        sections.add(new Section(line, 2, text, its, null, scenario, null));
        phase = its;
        section = line;
        block = line + 1;
        step = "";
        return this;
    }

    /// Commands from here on stand under this comment.
    public Plans step(String name) {
        step = name;
        return this;
    }

    public Plans symptom(int line, String text, @Nullable String predicate) {
        symptoms.add(
                new Symptom(line, sections.getLast().text(), section, text, read(predicate), true));
        return this;
    }

    public Plans look(int line, String text, @Nullable String check) {
        return command(line, text, Role.CHECK, Danger.OBSERVE, check, null, List.of());
    }

    public Plans act(int line, String text, Danger danger) {
        return command(line, text, Role.ACT, danger, null, null, List.of());
    }

    public Plans act(int line, String text, Danger danger, int... conditionLines) {
        var lines = Arrays.stream(conditionLines).boxed().toList();
        return command(line, text, Role.ACT, danger, null, null, lines);
    }

    public Plans capture(int line, String text) {
        return command(line, text, Role.CAPTURE, Danger.REVERSIBLE, null, null, List.of());
    }

    public Plans byHand(int line, String text) {
        var form = new Unattended(Unattended.Kind.HUMAN, text);
        return command(line, text, Role.HUMAN, Danger.REVERSIBLE, null, form, List.of());
    }

    public Plans pause(int line, String duration) {
        waits.add(new Wait(line, duration));
        return command(line, "sleep", Role.WAIT, Danger.OBSERVE, null, null, List.of());
    }

    public Plans pair(int open, int close) {
        pairs.add(new Pair(open, close));
        return this;
    }

    public Plans condition(int line, String text, ConditionKind kind, @Nullable String predicate) {
        conditions.add(new Condition(line, text, "comment", kind, read(predicate), List.of()));
        return this;
    }

    public Plans escalate(int line, String text, String after) {
        escalation.add(new Escalation(line, text, EscalationKind.AFTER_DURATION, after));
        return this;
    }

    /// A row of the escalation section that is no limit.
    public Plans escalation(int line, EscalationKind kind, String value) {
        escalation.add(new Escalation(line, value, kind, value));
        return this;
    }

    public Plans watch(int line, String length) {
        tasks.add(new Task(line, "Watch it", Phase.POST_INCIDENT, BuiltIn.STABILITY_WATCH, length));
        return this;
    }

    private Plans command(
            int line,
            String text,
            Role role,
            Danger danger,
            @Nullable String check,
            @Nullable Unattended unattended,
            List<Integer> conditionLines) {
        var its = step.isEmpty() ? text : step;
        commands.add(
                new Command(
                        line,
                        line,
                        text,
                        text,
                        its,
                        section,
                        block,
                        role,
                        phase,
                        danger,
                        List.of("because it is " + danger.word()),
                        false,
                        unattended,
                        Platform.ANY,
                        null,
                        conditionLines,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        read(check),
                        check == null ? List.of() : List.of("http-health"),
                        false));
        return this;
    }

    private static @Nullable Predicate read(@Nullable String text) {
        return text == null ? null : Predicate.of(text);
    }

    public Plan plan() {
        return new Plan(
                new Source("shop.md", "a".repeat(64), "Shop: service down"),
                List.of(),
                sections,
                commands,
                conditions,
                pairs,
                waits,
                List.of(),
                symptoms,
                tasks,
                escalation);
    }

    public static Site site() {
        return new Site("local", "/srv/shop", Set.of(), Map.of("port", "8080"), Set.of(), true);
    }

    public static Alert alert(Plan plan, Policy policy) {
        return new Alert(
                "shop", "shop-down", "shop does not answer", Map.of(), plan, site(), policy);
    }

    public static Opening opening(Plan plan, Policy policy) {
        return new Opening(
                "shop-1",
                "shop",
                "shop-down",
                "shop does not answer",
                Map.of(),
                plan,
                site(),
                policy);
    }
}
