package dev.relight.cli;

import dev.relight.drill.DemoFolder;
import dev.relight.drill.DemoFolder.Progress;
import dev.relight.drill.DemoFolder.Progress.Step;
import dev.relight.drill.DemoLantern;
import dev.relight.drill.Fault;
import dev.relight.drill.FaultFile;
import dev.relight.drill.Flight;
import dev.relight.drill.Lease;
import dev.relight.drill.Leases;
import dev.relight.drill.Saboteur;
import dev.relight.drill.Saboteur.Attempt;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of the demo: lantern is lit, broken and flown against, fault by fault.
final class DemoRun {
    /// Puts a Relight together that keeps its state in one folder.
    @FunctionalInterface
    interface Hangar {
        Flight flight(Progress progress, DemoPeople people);
    }

    private final Terminal terminal;
    private final DemoFolder folder;
    private final DemoLantern lantern;
    private final FaultFile faults;
    private final Leases leases;
    private final Saboteur saboteur;
    private final DemoPeople people;
    private final Hangar hangar;
    private final DemoSummary summary = new DemoSummary();
    private volatile @Nullable Flight flight;
    private volatile @Nullable DemoScene scene;

    DemoRun(
            Terminal terminal,
            DemoFolder folder,
            DemoLantern lantern,
            FaultFile faults,
            Leases leases,
            DemoPeople people,
            Hangar hangar) {
        this.terminal = terminal;
        this.folder = folder;
        this.lantern = lantern;
        this.faults = faults;
        this.leases = leases;
        this.saboteur = new Saboteur(faults, lantern.home(), leases);
        this.people = people;
        this.hangar = hangar;
    }

    /// Plays every fault that is left.
    ///
    /// @return whether all that could be made was restored
    boolean play(Progress from) throws IOException, InterruptedException, DemoLantern.Unlit {
        var progress = from;
        while (!progress.isOver()) {
            folder.keep(progress);
            one(progress);
            progress = progress.next();
        }
        folder.keep(progress);
        return summary.isWell();
    }

    DemoSummary summary() {
        return summary;
    }

    /// A line from the terminal, for whatever is asked now; on any thread.
    void typed(String line) {
        var now = scene;
        if (now != null) now.typed(line);
    }

    /// Stops Relight, so that nobody repairs what is put away next; on any thread.
    void land() {
        var flying = flight;
        if (flying != null) flying.close();
    }

    private void one(Progress progress)
            throws IOException, InterruptedException, DemoLantern.Unlit {
        if (progress.step() == Step.BROKEN) {
            goOn(progress);
            return;
        }
        for (var lease : leases.all()) undo(lease);
        lantern.light();
        var fault = faults.fault(progress.fault()).orElseThrow();
        heading(progress, fault);
        folder.freshFlight(progress);
        try (var flying = hangar.flight(progress, people)) {
            flight = flying;
            var heard = new Waiting();
            folder.keep(progress.breaking());
            // Watched only when the fault is whole: half of one is another outage.
            switch (saboteur.make(fault)) {
                case Attempt.Broken(var lease, var since) -> {
                    var broken = progress.broken(since);
                    folder.keep(broken);
                    flying.begin(heard);
                    fly(broken, flying, heard, since, lease);
                }
                case Attempt.Skipped(var reason) -> {
                    terminal.out().println("   " + terminal.yellow("skipped: ") + reason);
                    summary.add(new DemoSummary.Row(fault.name(), null, reason));
                }
                case Attempt.Failed(var reason) -> {
                    terminal.out().println("   " + terminal.red(DemoSummary.FAILED) + reason);
                    var note = DemoSummary.FAILED + reason;
                    summary.add(new DemoSummary.Row(fault.name(), null, note));
                }
            }
        }
    }

    /// An earlier demo was killed while Relight flew; the fault is still made.
    private void goOn(Progress progress) throws IOException, InterruptedException {
        var since = progress.zero() == null ? Instant.now() : progress.zero();
        Lease mine = null;
        for (var lease : leases.all()) mine = leases.adopt(lease);
        terminal.out().println();
        terminal.out()
                .println(
                        "   an earlier demo was cut off while Relight flew against '"
                                + progress.fault()
                                + "'; it goes on");
        terminal.out().println();
        try (var flying = hangar.flight(progress, people)) {
            flight = flying;
            var heard = new Waiting();
            flying.begin(heard);
            fly(progress, flying, heard, since, mine);
        }
    }

    private void fly(
            Progress progress, Flight flying, Waiting heard, Instant zero, @Nullable Lease lease)
            throws IOException, InterruptedException {
        var story = new Story(terminal, zero, "demo: ");
        var playing = new DemoScene(story, zero, flying, people);
        scene = playing;
        heard.passTo(playing::heard);
        faults.fault(progress.fault())
                .ifPresent(fault -> story.page().line(zero, Mark.BAD, "broken", fault.breaks()));
        var end = playing.play(progress.step() == Step.BROKEN, progress.soak(), this::isWell);
        scene = null;
        if (end.incident() != null) flying.record(end.incident(), folder.record(progress.fault()));
        flying.close();
        flight = null;
        if (lease != null) undo(lease);
        summary.add(new DemoSummary.Row(progress.fault(), end, ""));
    }

    private void undo(Lease lease) throws InterruptedException {
        var undone = leases.undo(lease);
        if (!undone.well())
            terminal.err()
                    .println("relight: '" + lease.fault() + "' is not undone: " + undone.said());
    }

    private boolean isWell() {
        try {
            return lantern.isHealthy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void heading(Progress progress, Fault fault) {
        var out = terminal.out();
        out.println();
        var count =
                progress.faults().size() == 1
                        ? ""
                        : " (%d of %d)".formatted(progress.at() + 1, progress.faults().size());
        out.println("   " + terminal.bold(fault.name()) + terminal.dim(count));
        out.println();
        out.flush();
    }
}
