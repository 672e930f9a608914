package dev.relight.incident;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Exactly what will run: unattended, instrumented, bound. A yes is a yes to this and nothing else.
///
/// @param lines statements run one after the other in one shell
/// @param values bound placeholders, as the environment variables `RELIGHT_P_1` ...
/// @param environment names of further variables given from the settings
/// @param revealsSecret its output is thrown away
/// @param files local scripts and compose files it uses, as it names them; a yes covers their
///   content
public record Form(
        List<String> lines,
        Map<String, String> values,
        Set<String> environment,
        String target,
        String workingDirectory,
        Duration deadline,
        boolean revealsSecret,
        List<String> files) {
    /// Journals of earlier versions hold forms without files.
    public Form {
        files = files == null ? List.of() : List.copyOf(files);
        lines = List.copyOf(lines);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        environment = Collections.unmodifiableSet(new TreeSet<>(environment));
    }

    /// One that uses no files.
    public Form(
            List<String> lines,
            Map<String, String> values,
            Set<String> environment,
            String target,
            String workingDirectory,
            Duration deadline,
            boolean revealsSecret) {
        this(
                lines,
                values,
                environment,
                target,
                workingDirectory,
                deadline,
                revealsSecret,
                List.of());
    }
}
