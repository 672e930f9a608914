package dev.relight.api;

import dev.relight.engine.Engine;
import dev.relight.intake.Mapping;
import dev.relight.intake.Reception;
import dev.relight.journal.Journal;
import dev.relight.journal.Register;
import dev.relight.settings.Senders;
import dev.relight.watch.Observation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the API stands on.
///
/// @param state folder whose disk must have room
/// @param since when this Relight began to serve
public record Ground(
        Engine engine,
        Journal journal,
        Register register,
        Reception reception,
        House house,
        Path state,
        Instant since,
        String version) {
    /// What changes while it serves.
    public interface House {
        /// What the probes believe, in the order of the settings.
        List<Observation> observations();

        /// Service -> why its runbook cannot be flown.
        Map<String, String> troubles();

        /// What this machine lacks to run anything.
        List<String> lacking();

        /// How posts of a source must be signed; none: they need a token.
        List<Senders.Signed> signatures(String source);

        /// How generic JSON and CloudEvents become alerts.
        Mapping mapping(String source);

        /// Why the settings in use are older than the file; empty when they are not.
        String stale();

        /// The service that this heartbeat is of has called.
        ///
        /// @return false if the settings name no such heartbeat
        boolean beat(String name);
    }
}
