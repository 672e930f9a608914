package dev.relight.lint.call;

/// Names as they stand in commands.
public final class Names {
    private Names() {}

    /// Without its folder: `/usr/bin/docker` is `docker`.
    public static String base(String program) {
        int slash = program.lastIndexOf('/');
        return slash < 0 || slash == program.length() - 1 ? program : program.substring(slash + 1);
    }
}
