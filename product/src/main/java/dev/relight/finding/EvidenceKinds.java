package dev.relight.finding;

import java.util.List;

/// What kinds of fact a command yields: `http-health`, `disk`; the main one first.
public final class EvidenceKinds {
    private EvidenceKinds() {}

    public static List<String> of(String command) {
        return Look.of(command).source().is("curl") ? List.of("http-health") : List.of("none");
    }
}
