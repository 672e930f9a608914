package dev.relight.rehearse;

import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.incident.Guardrails;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.incident.Window;
import dev.relight.people.EscalationPolicy;
import dev.relight.people.Person;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.record.Telling;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// One simulated night, everything in it drawn from one seed: which services, what ails them, what
/// helps, who allows what, and when everything goes wrong.
@NullMarked
final class Night {
    /// A night that does not end in so many steps goes in circles.
    private static final int STEPS_MAX = 200_000;

    private static final List<Set<Platform>> PLATFORMS =
            List.of(
                    Set.of(Platform.DOCKER, Platform.DOCKER_COMPOSE),
                    Set.of(Platform.DOCKER, Platform.DOCKER_COMPOSE),
                    Set.of(Platform.KUBERNETES),
                    Set.of(Platform.SYSTEMD),
                    Set.of(Platform.DOCKER),
                    Set.of());

    private final long seed;
    private final RandomGenerator dice;
    private final RandomGenerator people;
    private final World world;

    private Night(long seed, Fleet fleet, Wiring wiring) {
        this.seed = seed;
        dice = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
        people = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed - 1);
        var town = new Town();
        var alerts = new ArrayList<Alert>();
        var crowds = new ArrayList<Stand>();
        for (var service : drawn(fleet)) {
            var stand = new Stand().playing(role(service));
            town.with(service.name(), stand);
            if (service.name().equals(Fleet.CROWD)) crowds.add(stand);
            alerts.add(alert(service, service.name() + "-down"));
            if (strikes(6)) alerts.add(alert(service, service.name() + "-slow"));
        }
        world = new World(seed, mishaps(), town, wiring);
        crowds.forEach(this::crowd);
        if (strikes(8)) hold(alerts);
        for (var alert : alerts) {
            var when = World.START.plusMillis(dice.nextLong(0, 120_000));
            world.time().at(when, () -> world.alert(alert));
            if (strikes(4))
                world.time().at(when.plusSeconds(dice.nextInt(600)), () -> world.alert(alert));
        }
    }

    /// What every incident of that night became, by its id.
    static Map<String, List<Event>> incidents(long seed) {
        var night = new Night(seed, Fleet.all(), Wiring.plain());
        var incidents = new java.util.TreeMap<String, List<Event>>();
        night.world.subscribe((id, events, _) ->
                incidents.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(events));
        night.fly();
        return incidents;
    }

    /// Flies it to its end; throws at the first thing that must not be.
    ///
    /// @return how many incidents there were
    static int fly(long seed) {
        return fly(seed, Wiring.plain(), _ -> {});
    }

    static int fly(long seed, Wiring wiring, Consumer<String> teller) {
        var night = new Night(seed, Fleet.all(), wiring);
        night.world.subscribe((id, events, after) ->
                events.forEach(
                        event -> teller.accept(event.at() + " " + id + " " + Telling.of(event))));
        try {
            return night.fly();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private int fly() {
        int steps = 0;
        while (world.step())
            if (steps++ > STEPS_MAX) throw new AssertionError("seed " + seed + " does not end");
        world.close();
        var incidents = world.disk().incidents();
        if (!new HashSet<>(incidents).containsAll(world.accepted()))
            throw new AssertionError("an accepted alert is lost");
        if (!world.disk().open().isEmpty())
            throw new AssertionError("still open in the morning: " + world.disk().open());
        return incidents.size();
    }

    /// Somebody turns the kill switch, for one service or for all, and on again later.
    private void hold(List<Alert> alerts) {
        var service = strikes(2) ? "" : oneOf(alerts).service();
        var from = World.START.plusMillis(dice.nextLong(0, 900_000));
        var until = from.plusMillis(dice.nextLong(30_000, 1_200_000));
        world.time().at(from, () -> world.hold(service, until));
    }

    private Guardrails guardrails() {
        var standard = Guardrails.standard();
        if (!strikes(8)) return standard;
        var start = World.START.minusSeconds(600).plusSeconds(dice.nextInt(1_800));
        var window =
                new Window(
                        LocalDateTime.ofInstant(start, ZoneOffset.UTC),
                        Duration.ofSeconds(dice.nextInt(60, 2_400)),
                        ZoneOffset.UTC,
                        null,
                        "patching");
        return new Guardrails(
                standard.deny(),
                standard.allow(),
                standard.reach(),
                standard.actionsPerHour(),
                standard.approvers(),
                standard.dependsOn(),
                List.of(window),
                null);
    }

    /// Several processes and containers at first, and now and then others later.
    private void crowd(Stand stand) {
        stand.written(seen(4));
        for (int change = dice.nextInt(4); change > 0; change--) {
            var when = World.START.plusMillis(dice.nextLong(1_000, 900_000));
            var later = seen(0);
            world.time().at(when, () -> stand.written(later));
        }
    }

    private List<Written> seen(int least) {
        var listeners = new StringBuilder();
        var containers = new StringBuilder("CONTAINER ID   IMAGE   STATUS   NAMES\n");
        int many = Math.max(least, dice.nextInt(5));
        for (int i = 0; i < many; i++) {
            listeners.append(
                    "LISTEN 0 128 *:%d *:* users:((\"java\",pid=%d,fd=3))\n"
                            .formatted(8080 + dice.nextInt(2), 4711 + dice.nextInt(6)));
            containers.append("3f9a2c1b0d%02d   img:1   Up 3 minutes   node-%d\n".formatted(i, i));
        }
        return List.of(written("ss -ltnp", listeners), written("docker ps", containers));
    }

    private static Written written(String command, CharSequence text) {
        return new Written(0, Pattern.compile(command), false, false, Answer.says(text.toString()));
    }

    private boolean strikes(int oneIn) {
        return dice.nextInt(oneIn) == 0;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }

    /// One alone on most nights; some at once; all together now and then.
    private List<Fleet.Service> drawn(Fleet fleet) {
        var left = new ArrayList<>(fleet.services());
        int count = strikes(40) ? left.size() : 1 + (strikes(4) ? 1 : 0) + (strikes(8) ? 1 : 0);
        var drawn = new ArrayList<Fleet.Service>();
        while (drawn.size() < count && !left.isEmpty())
            drawn.add(left.remove(dice.nextInt(left.size())));
        return drawn;
    }

    private Mishaps mishaps() {
        var many = Mishaps.many();
        var drawn = Mishaps.none();
        boolean calm = strikes(8);
        for (var mishap : Mishap.values())
            if (!calm && !strikes(3)) drawn = drawn.with(mishap, many.oneIn(mishap));
        return drawn;
    }

    private Role role(Fleet.Service service) {
        var plan = service.script().plan();
        var scenarios = plan.sections().stream().filter(Section::scenario).toList();
        var ailment =
                scenarios.isEmpty() || strikes(5)
                        ? Ailment.unknown(plan)
                        : Ailment.of(plan, oneOf(scenarios).line());
        var acting = plan.commands().stream().filter(it -> it.danger() != Danger.OBSERVE).toList();
        Map<Integer, Answer.Effect> effects = new HashMap<>();
        Set<Integer> failing = new HashSet<>();
        for (var command : plan.commands()) {
            if (strikes(6)) failing.add(command.line());
            if (command.danger() != Danger.OBSERVE && strikes(6))
                effects.put(
                        command.line(), strikes(2) ? Answer.Effect.MENDS : Answer.Effect.BREAKS);
        }
        plan.pairs().forEach(pair -> effects.put(pair.open(), Answer.Effect.BREAKS));
        if (!acting.isEmpty()) effects.put(oneOf(acting).line(), Answer.Effect.MENDS);
        return new Role(service.script(), ailment, effects, failing);
    }

    private Alert alert(Fleet.Service service, String key) {
        var plan = service.script().plan();
        Map<Integer, String> faults = new HashMap<>();
        if (strikes(6)) faults.put(oneOf(plan.commands()).line(), "no such option");
        return new Alert(
                service.name(),
                key,
                service.name() + " does not answer",
                Map.of("severity", "critical"),
                plan,
                faults,
                site(service.name(), plan),
                policy());
    }

    private Site site(String name, Plan plan) {
        Map<String, String> bindings = new HashMap<>();
        Set<String> environment = new TreeSet<>();
        for (Command command : plan.commands()) {
            for (var placeholder : command.placeholders())
                if (!name.equals(Fleet.CROWD) && !strikes(6))
                    bindings.put(placeholder, placeholder.contains("port") ? "8080" : name);
            if (!strikes(4)) environment.addAll(command.envNeeded());
        }
        return new Site(
                "local", "/srv/" + name, oneOf(PLATFORMS), bindings, environment, !strikes(4));
    }

    private Policy policy() {
        var standard = Policy.Limits.standard();
        var limits =
                new Policy.Limits(
                        1 + dice.nextInt(8),
                        standard.disruptiveYeses(),
                        1 + dice.nextInt(2),
                        1 + dice.nextInt(3),
                        standard.window());
        var patience =
                Policy.Patience.standard()
                        .settling(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(dice.nextInt(5, 60)))
                        .soaking(Duration.ofSeconds(dice.nextInt(5, 600)));
        var autonomy =
                List.of(
                        Autonomy.AUTO,
                        Autonomy.AUTO,
                        Autonomy.ASSIST,
                        Autonomy.ASSIST,
                        Autonomy.OBSERVE);
        return watched(new Policy(oneOf(autonomy), limits, patience).with(guardrails()));
    }

    /// Some teams climb, and some do not believe for ever that whoever answered is awake. Its own
    /// dice: the nights without that stay what they were.
    private Policy watched(Policy policy) {
        var climbed = people.nextInt(3) > 0 ? policy : policy.calling(climb());
        if (people.nextInt(3) > 0) return climbed;
        var length = Duration.ofSeconds(people.nextInt(60, 2_400));
        return climbed.with(climbed.patience().acknowledging(length));
    }

    private EscalationPolicy climb() {
        var levels = new ArrayList<EscalationPolicy.Level>();
        var after = Duration.ZERO;
        for (var name : List.of("ada", "ben", "cleo")) {
            var person = List.of(new Person(name, dev.relight.people.Role.APPROVER));
            levels.add(new EscalationPolicy.Level(after, List.of(), person));
            after = after.plusSeconds(people.nextInt(30, 1_200));
        }
        return new EscalationPolicy("night", levels, 1 + people.nextInt(2), List.of());
    }
}
