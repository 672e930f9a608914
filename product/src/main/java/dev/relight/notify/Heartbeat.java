package dev.relight.notify;

import dev.relight.secret.Redactor;
import dev.relight.settings.Telling;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Tells somebody outside that Relight is alive and well, as long as it is: when the calls stop,
/// that one raises the alarm.
public final class Heartbeat implements AutoCloseable {
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("heartbeat").factory());
    private final URI address;
    private final BooleanSupplier isWell;
    private final Wire wire;
    private volatile Reply last = new Reply.Later("not yet");

    private Heartbeat(URI address, BooleanSupplier isWell, Wire wire) {
        this.address = address;
        this.isWell = isWell;
        this.wire = wire;
    }

    /// Begins at once; empty when its address cannot be used.
    ///
    /// @param isWell asked before each beat: a Relight that cannot write its journal keeps silent
    public static Optional<Heartbeat> begin(
            Telling.Heartbeat settled,
            UnaryOperator<@Nullable String> environment,
            Redactor redactor,
            BooleanSupplier isWell,
            InstantSource clock) {
        var url = settled.url().reveal(environment);
        url.ifPresent(redactor::learn);
        if (url.isEmpty() || Telling.addressFlaw(url.get()) != null) return Optional.empty();
        var heart = new Heartbeat(URI.create(url.get()), isWell, new Wire(Outlets.DEADLINE, clock));
        var _ =
                heart.pulse.scheduleWithFixedDelay(
                        heart::beat, 0, settled.every().toMillis(), TimeUnit.MILLISECONDS);
        return Optional.of(heart);
    }

    private void beat() {
        boolean well;
        try {
            well = isWell.getAsBoolean();
        } catch (RuntimeException unwell) {
            // whoever cannot even say how they are is not well; the next beat asks again
            well = false;
        }
        try {
            last = well ? wire.get(address) : new Reply.Never("Relight is not well");
        } catch (RuntimeException fault) {
            // thrown further, it would end the beats for ever
            last = new Reply.Later("a fault in Relight: " + fault);
        }
    }

    /// What became of the last beat; for `doctor` and the health page.
    public Reply last() {
        return last;
    }

    @Override
    public void close() {
        pulse.shutdownNow();
    }
}
