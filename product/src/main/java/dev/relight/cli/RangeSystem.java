package dev.relight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of the five systems of the range, drilled on the machine it lives on.
///
/// @param script that knows the way there
record RangeSystem(String name, Path script) {
    /// Empty when `name` is none of them, or the range is not beside the launcher.
    static Optional<RangeSystem> of(String name) {
        var home = System.getProperty("relight.home");
        if (home == null || !name.matches("[a-z0-9-]+")) return Optional.empty();
        var range = Path.of(home, "relight-range");
        if (!Files.isDirectory(range.resolve("systems").resolve(name))) return Optional.empty();
        return Optional.of(new RangeSystem(name, range.resolve("bin/range")));
    }

    /// Does the whole drill there.
    ///
    /// @param arguments as they were typed, the system first
    /// @return its exit code
    int drill(List<String> arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(script.toString(), "drill", name));
        arguments.stream().filter(word -> !word.equals(name)).forEach(words::add);
        return new ProcessBuilder(words).inheritIO().start().waitFor();
    }
}
