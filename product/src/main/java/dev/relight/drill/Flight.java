package dev.relight.drill;

import dev.relight.engine.Listener;
import dev.relight.incident.Signal;
import java.nio.file.Path;

/// A whole Relight that looks after one service: all that a demo or a drill needs of it.
public interface Flight extends AutoCloseable {
    /// Takes up what was left open, then begins to watch; call it once, first.
    ///
    /// @param listener hears everything, on threads of its own
    /// @return how many incidents were taken up
    int begin(Listener listener);

    void submit(String incident, Signal signal);

    /// Writes what people keep of an incident into `folder`, made if need be.
    void record(String incident, Path folder);

    /// Stops watching and deciding; what runs in the hands goes on by itself.
    @Override
    void close();
}
