package dev.relight.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a yes is bound to: everything that will run, where, with what, from which runbook.
final class Digest {
    private Digest() {}

    /// SHA-256 as 64 hex digits; empty if nothing in the parts runs.
    ///
    /// @param files content of the files they use: name -> SHA-256
    static String of(String runbookSha256, List<Part> parts, Map<String, String> files) {
        var words = new ArrayList<String>();
        for (var part : parts)
            if (part instanceof Part.Commands commands) add(words, commands.form());
        if (words.isEmpty()) return "";
        if (!files.isEmpty()) {
            words.add(files.size() + " files");
            new TreeMap<>(files).forEach((name, digest) -> words.addAll(List.of(name, digest)));
        }
        words.addFirst(runbookSha256);
        words.addFirst("relight-form-1");
        return sha256(words);
    }

    private static void add(List<String> words, Form form) {
        words.add(form.target());
        words.add(form.workingDirectory());
        words.add(form.deadline().toString());
        words.add(Boolean.toString(form.revealsSecret()));
        words.add(form.lines().size() + " lines");
        words.addAll(form.lines());
        words.add(form.values().size() + " values");
        form.values().forEach((name, value) -> words.addAll(List.of(name, value)));
        words.add(form.environment().size() + " variables");
        words.addAll(form.environment());
        if (!form.files().isEmpty()) {
            words.add(form.files().size() + " files");
            words.addAll(form.files());
        }
    }

    /// Lengths go in too, so that no two lists of words give one stream of bytes.
    private static String sha256(List<String> words) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var word : words) {
                var bytes = word.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; every Java must", e);
        }
    }
}
