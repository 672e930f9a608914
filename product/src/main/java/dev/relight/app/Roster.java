package dev.relight.app;

import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Opening;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.intake.Filled;
import dev.relight.intake.Reception;
import dev.relight.lint.Faults;
import dev.relight.orders.Reach;
import dev.relight.plan.Plan;
import dev.relight.problem.Problems;
import dev.relight.runbook.Compiled;
import dev.relight.runbook.Compiler;
import dev.relight.runbook.Judging;
import dev.relight.settings.Service;
import dev.relight.settings.Settings;
import dev.relight.settings.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Every service of the settings with its runbook compiled; a runbook that changes on disk is read
/// again when it is next needed.
public final class Roster implements Reception.Berths {
    private final Settings settings;
    private final Surroundings surroundings;
    private final Map<String, Berth> berths = new ConcurrentHashMap<>();

    /// A service's runbook as it was when it was read.
    ///
    /// @param compiled null when it could not be read at all
    /// @param trouble why it cannot be flown, and how to mend it; empty when it can
    /// @param faults lines that cannot work as written, found once and not at every alert
    private record Berth(
            @Nullable FileTime changed,
            @Nullable Compiled compiled,
            String trouble,
            Map<Integer, String> faults) {
        /// What could not be read is tried again: rights and rules change beside the file's own
        /// time.
        boolean isStillSo(@Nullable FileTime now) {
            return compiled != null && java.util.Objects.equals(changed, now);
        }

        Optional<Compiled> page() {
            return Optional.ofNullable(compiled);
        }
    }

    public Roster(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /// Reads all runbooks; service -> what is wrong with its runbook.
    public Map<String, String> readAll() {
        settings.services().parallelStream().forEach(this::berth);
        return troubles();
    }

    /// Service -> why its runbook cannot be flown; sorted.
    public Map<String, String> troubles() {
        var troubles = new TreeMap<String, String>();
        for (var service : settings.services()) {
            var berth = berth(service);
            if (!berth.trouble().isEmpty()) troubles.put(service.name(), berth.trouble());
        }
        return troubles;
    }

    public Settings settings() {
        return settings;
    }

    /// The runbook of a service as it stands now; empty if it cannot be flown.
    public Optional<Compiled> runbook(String service) {
        return settings.service(service)
                .map(this::berth)
                .filter(berth -> berth.trouble().isEmpty())
                .flatMap(Berth::page);
    }

    @Override
    public Optional<Alert> alert(
            String service,
            String dedupKey,
            dev.relight.intake.Alert about,
            UnaryOperator<String> redact) {
        var known = settings.service(service);
        if (known.isEmpty()) return Optional.empty();
        var berth = berth(known.get());
        var plan = Unread.plan(known.get(), berth.page());
        var labels = new TreeMap<String, String>();
        about.labels().forEach((name, value) -> labels.put(name, redact.apply(value)));
        var summary = about.summary().isBlank() ? service + " is down" : about.summary();
        var policy = policy(known.get(), plan.source().sha256(), labels);
        if (!berth.trouble().isEmpty()) policy = Unread.policy(policy, berth.trouble(), labels);
        var filled = Filled.of(known.get(), settings.labels(), labels, blanks(plan));
        filled.left().forEach((blank, why) -> labels.put(Opening.LEFT_OPEN + blank, why));
        return Optional.of(
                new Alert(
                        service,
                        dedupKey,
                        redact.apply(Unread.oneLine(summary)),
                        labels,
                        plan,
                        berth.faults(),
                        site(known.get(), filled.values()),
                        policy));
    }

    @Override
    public Optional<Alert> stray(
            String name, dev.relight.intake.Alert about, UnaryOperator<String> redact) {
        return Unread.stray(settings, name, about, redact);
    }

    private static Set<String> blanks(Plan plan) {
        var blanks = new TreeSet<String>();
        for (var command : plan.commands()) {
            blanks.addAll(command.placeholders());
            command.envNeeded().forEach(name -> blanks.add("$" + name));
        }
        return blanks;
    }

    private Berth berth(Service service) {
        var changed = changed(service.runbook());
        return berths.compute(
                service.name(),
                (_, old) -> old != null && old.isStillSo(changed) ? old : read(service, changed));
    }

    private static @Nullable FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException missing) {
            return null;
        }
    }

    private Berth read(Service service, @Nullable FileTime changed) {
        try {
            var compiled = here(service, compiler(service.rules()).compile(service.runbook()));
            if (compiled.isRead() && !compiled.plan().commands().isEmpty())
                return new Berth(changed, compiled, "", faults(compiled));
            return new Berth(changed, compiled, Unread.why(service, compiled), Map.of());
        } catch (IOException unreadable) {
            return new Berth(changed, null, Unread.why(service, unreadable), Map.of());
        }
    }

    /// In the form that can run where its commands run.
    private Compiled here(Service service, Compiled compiled) {
        return switch (service.target()) {
            case Target.Local() ->
                    new Compiled(
                            Rootly.of(compiled.plan(), surroundings),
                            compiled.page(),
                            compiled.blocks(),
                            compiled.problems());
            case Target.Ssh _, Target.Docker _, Target.Kubernetes _ -> compiled;
        };
    }

    private static Map<Integer, String> faults(Compiled compiled) {
        var today = LocalDate.now(ZoneId.systemDefault());
        return Faults.of(compiled.plan(), compiled.page(), today);
    }

    private static Compiler compiler(List<Path> rules) throws IOException {
        if (rules.isEmpty()) return Compiler.standard();
        var texts = new LinkedHashMap<String, String>();
        for (var rule : rules) texts.put(rule.toString(), Files.readString(rule));
        var problems = new Problems();
        var judging = Judging.with(texts, problems);
        for (var problem : problems.inOrder())
            throw new IOException(problem.where() + ": " + problem.what());
        return new Compiler(judging);
    }

    private boolean isAccepted(String sha256) {
        try {
            return !sha256.isEmpty() && Reach.accepts(settings.state(), sha256);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// @param filled by the alert; what the settings say goes before it
    private Site site(Service service, Map<String, String> filled) {
        var bindings = new TreeMap<>(filled);
        bindings.putAll(service.placeholders());
        return new Site(
                service.target().word(),
                service.directory().toAbsolutePath().toString(),
                platforms(service),
                bindings,
                Set.copyOf(service.environment()),
                !service.probes().isEmpty());
    }

    /// Those that its commands may be of.
    Set<Platform> platforms(Service service) {
        var word = service.platform();
        if (word == null)
            return switch (service.target()) {
                case Target.Local() -> surroundings.platforms(service.directory());
                case Target.Ssh _, Target.Docker _, Target.Kubernetes _ ->
                        EnumSet.of(Platform.ANY, Platform.HOST);
            };
        var found = EnumSet.of(Platform.ANY, Platform.HOST);
        for (var platform : Platform.values())
            if (platform.word().equals(word)) found.add(platform);
        if (found.contains(Platform.DOCKER_COMPOSE)) found.add(Platform.DOCKER);
        return found;
    }

    /// Autonomy belongs to a text that a person has accepted; any other asks before every change.
    private Policy policy(Service service, String sha256, Map<String, String> labels) {
        var policy = service.policy();
        if (policy.autonomy() == Autonomy.AUTO && !isAccepted(sha256)) {
            policy = policy.with(Autonomy.ASSIST);
            labels.put(
                    "relight-autonomy",
                    "assist: nobody has accepted this text of the runbook; relight accept --show %s"
                            .formatted(service.runbook()));
        }
        var soak = service.soak();
        if (soak != null) policy = policy.with(policy.patience().soaking(soak));
        var calls = settings.policy(service);
        return calls.isPresent() ? policy.calling(calls.get()) : policy;
    }
}
