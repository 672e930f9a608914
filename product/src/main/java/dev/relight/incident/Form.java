package dev.relight.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
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
public record Form(
        List<String> lines,
        Map<String, String> values,
        Set<String> environment,
        String target,
        String workingDirectory,
        Duration deadline,
        boolean revealsSecret) {
    public Form {
        lines = List.copyOf(lines);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        environment = Collections.unmodifiableSet(new TreeSet<>(environment));
    }

    /// SHA-256, 64 hex digits, over every part of it and the runbook it comes from.
    public String digest(String runbookSha256) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            add(sha, "relight-form-1", runbookSha256, target, workingDirectory);
            add(sha, deadline.toString(), Boolean.toString(revealsSecret));
            add(sha, lines.toArray(String[]::new));
            values.forEach((name, value) -> add(sha, name, value));
            add(sha, environment.toArray(String[]::new));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; every Java must", e);
        }
    }

    /// Lengths go in too, so that no two lists of words give one stream of bytes.
    private static void add(MessageDigest sha, String... words) {
        sha.update((words.length + ";").getBytes(StandardCharsets.UTF_8));
        for (var word : words) {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
        }
    }
}
