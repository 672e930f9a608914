package dev.relight.incident;

import dev.relight.danger.Platform;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where and with what the runbook's commands run.
///
/// @param target the machine, such as `local`
/// @param workingDirectory absolute, on the target
/// @param platforms those in use there; `ANY` and `HOST` need not be named
/// @param bindings placeholder (as written, or its bare name) -> value, from settings and labels
/// @param environment names of the variables that commands are given; their values stay outside the
///   journal
/// @param probed the service has a probe of its own; else the runbook's health check is asked
public record Site(
        String target,
        String workingDirectory,
        Set<Platform> platforms,
        Map<String, String> bindings,
        Set<String> environment,
        boolean probed) {
    public Site {
        if (!workingDirectory.startsWith("/"))
            throw new IllegalArgumentException(
                    "working directory '" + workingDirectory + "' is relative; give it absolute");
        platforms = Collections.unmodifiableSet(new TreeSet<>(platforms));
        bindings = Collections.unmodifiableMap(new TreeMap<>(bindings));
        environment = Collections.unmodifiableSet(new TreeSet<>(environment));
    }

    boolean has(Platform platform) {
        return platform == Platform.ANY
                || platform == Platform.HOST
                || platforms.contains(platform);
    }
}
