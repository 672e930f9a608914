package dev.relight.drill;

import dev.relight.Corpus;
import dev.relight.drill.RangeRecord.Spot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// Section 8 of `seeds/variants.md`: the lines that are known not to work as written.
@NullMarked
final class RangeLabels {
    private static final Map<String, String> LETTERS =
            Map.of(
                    "H", "holo-code-gen",
                    "T", "testgen-copilot",
                    "P", "pyairtable",
                    "M", "mobile-multimodal-llm",
                    "Q", "qbitel-engine");

    /// As in `H97,100`, `T215-217`, `P199/P202`: a letter holds until the next one.
    private static final Pattern PLACE = Pattern.compile("([HTPMQ]?)(\\d+)(?:-(\\d+))?");

    private RangeLabels() {}

    static List<Spot> section8() throws IOException {
        var spots = new ArrayList<Spot>();
        var inside = false;
        for (var line : Files.readAllLines(Corpus.folder().resolve("seeds/variants.md"))) {
            if (line.startsWith("## ")) inside = line.startsWith("## 8 ");
            if (inside && line.startsWith("| ")) places(line.split("\\|", -1)[1], spots);
        }
        return spots;
    }

    private static void places(String cell, List<Spot> into) {
        var places = PLACE.matcher(cell);
        var service = "";
        while (places.find()) {
            if (!places.group(1).isEmpty())
                service = LETTERS.getOrDefault(places.group(1), "unknown");
            int first = Integer.parseInt(places.group(2));
            int last = places.group(3) == null ? first : Integer.parseInt(places.group(3));
            for (int at = first; at <= last; at++) into.add(new Spot(service, at));
        }
    }

    static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
