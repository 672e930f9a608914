package dev.relight.cli.check;

import dev.relight.problem.Problem;
import dev.relight.runbook.page.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Findings that are known and do not fail a check.
///
/// A finding is known by its code, its file and the text of its line, not by the line's number, so
/// that what is added above does not bring old findings back. The same finding on two equal lines
/// counts twice.
final class Baseline {
    private static final String HEADER = "# relight baseline 1";

    /// Hex digits kept of the hash: enough for a file of findings, short enough for a diff.
    private static final int HASH_DIGITS = 16;

    private final Map<String, Integer> left = new HashMap<>();

    /// @throws IllegalArgumentException with a sentence for people when this is no baseline
    static Baseline read(String text) {
        var baseline = new Baseline();
        var lines = text.split("\n");
        if (!lines[0].strip().equals(HEADER))
            throw new IllegalArgumentException("its first line is not '" + HEADER + "'");
        for (int i = 1; i < lines.length; i++) {
            var line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            var cells = line.split("\t");
            if (cells.length < 3)
                throw new IllegalArgumentException("line " + (i + 1) + " is not code, file, key");
            baseline.left.merge(cells[0] + "\t" + cells[1] + "\t" + cells[2], 1, Integer::sum);
        }
        return baseline;
    }

    /// The problems that are known; each row of the baseline answers for one.
    List<Problem> known(List<Problem> problems, Page page, String file) {
        var known = new ArrayList<Problem>();
        for (var problem : problems) {
            var key = key(problem, page, file);
            int many = left.getOrDefault(key, 0);
            if (many == 0) continue;
            left.put(key, many - 1);
            known.add(problem);
        }
        return known;
    }

    /// A baseline of all that was found.
    static String write(List<Checked> all) {
        var text = new StringBuilder(HEADER).append('\n');
        text.append("# code, file, key of the line, and where it stood when this was written\n");
        for (var one : all)
            for (var problem : one.problems())
                text.append(key(problem, one.page(), one.file()))
                        .append("\tline ")
                        .append(problem.where().line())
                        .append('\n');
        return text.toString();
    }

    static String key(Problem problem, Page page, String file) {
        return problem.code() + "\t" + path(file) + "\t" + fingerprint(problem, page);
    }

    /// Of the code and the text of the line, blanks taken together.
    static String fingerprint(Problem problem, Page page) {
        var line = page.line(problem.where().line()).strip().replaceAll("\\s+", " ");
        return sha256(problem.code() + "\n" + line).substring(0, HASH_DIGITS);
    }

    private static String path(String file) {
        var plain = file.replace('\\', '/');
        return plain.startsWith("./") ? plain.substring(2) : plain;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
