package dev.relight.cli;

/// Which Relight this is.
public final class Version {
    private Version() {}

    /// From the jar's manifest; `development` when run from classes.
    public static String text() {
        var built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }
}
