package dev.relight.cli;

import dev.relight.app.Surroundings;
import dev.relight.drill.DemoFolder;
import dev.relight.drill.DemoFolder.Progress;
import dev.relight.drill.DemoLantern;
import dev.relight.drill.Flight;
import dev.relight.drill.WatchedFlight;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// Puts a whole Relight together for one fault of the demo.
final class DemoHangar implements DemoRun.Hangar {
    private static final String SERVICE = "lantern";

    /// Lantern starts in under a second and notices oil within one.
    private static final Duration SETTLE = Duration.ofSeconds(6);

    private static final Duration STEADY = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final DemoFolder folder;
    private final DemoLantern lantern;
    private final Plan plan;

    DemoHangar(DemoFolder folder, DemoLantern lantern, Plan plan) {
        this.folder = folder;
        this.lantern = lantern;
        this.plan = plan;
    }

    @Override
    public Flight flight(Progress progress, DemoPeople people) {
        var home = lantern.home();
        var ports = Map.of("port", "" + lantern.port(), "oil-port", "" + lantern.oilPort());
        var site =
                new Site(
                        "local",
                        home.toString(),
                        Surroundings.ofProcess().platforms(home),
                        ports,
                        Set.of(),
                        true);
        return WatchedFlight.prepare(
                new WatchedFlight.Order(
                        SERVICE,
                        lantern.health(),
                        plan,
                        site,
                        policy(progress.soak(), people),
                        folder.flight(progress)));
    }

    /// Reversible alone; disruptive with one yes; destructive with two, where there are two.
    private static Policy policy(Duration soak, DemoPeople people) {
        var standard = Policy.standard();
        var limits = standard.limits();
        return standard.with(Autonomy.AUTO)
                .with(
                        new Policy.Limits(
                                limits.parallel(),
                                limits.disruptiveYeses(),
                                people.count(),
                                limits.recoveries(),
                                limits.window()))
                .with(standard.patience().settling(SETTLE, STEADY, GLANCE).soaking(soak));
    }
}
