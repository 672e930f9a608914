package dev.relight.finding;

import java.util.List;

/// What kinds of fact a command yields: `http-health`, `disk`; the main one first.
public final class EvidenceKinds {
    private EvidenceKinds() {}

    /// `none` alone for what yields no evidence; never empty.
    public static List<String> of(String command) {
        return Viewed.of(command).evidence();
    }
}
