package dev.relight.orders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Which folders' orders a Relight obeys.
///
/// `relight run` works in `.relight/NAME`; what is ordered for `.relight` is meant for all of them.
public final class Reach {
    private static final String COMMON = ".relight";

    private Reach() {}

    /// Whether a person has accepted just this text, here or for all.
    public static boolean accepts(Path state, String sha256) throws IOException {
        for (var folder : of(state))
            if (new AcceptedRunbooks(folder).of(sha256).isPresent()) return true;
        return false;
    }

    /// The state folder itself first, then the one that is common to all.
    public static List<Path> of(Path state) {
        var own = state.toAbsolutePath().normalize();
        var parent = own.getParent();
        return parent != null && parent.endsWith(COMMON) ? List.of(own, parent) : List.of(own);
    }
}
