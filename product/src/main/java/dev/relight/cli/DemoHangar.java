package dev.relight.cli;

import dev.relight.drill.DemoFolder;
import dev.relight.drill.DemoFolder.Progress;
import dev.relight.drill.DemoLantern;
import dev.relight.drill.Flight;

/// Puts a whole Relight together for one fault of the demo.
final class DemoHangar implements DemoRun.Hangar {
    private final DemoFolder folder;
    private final DemoLantern lantern;

    DemoHangar(DemoFolder folder, DemoLantern lantern) {
        this.folder = folder;
        this.lantern = lantern;
    }

    @Override
    public Flight flight(Progress progress, DemoPeople people) {
        throw new IllegalStateException("not yet " + folder + lantern);
    }
}
