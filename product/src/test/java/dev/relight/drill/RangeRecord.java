package dev.relight.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/// The record of a real run of all drills, and the judgement of each line.
@NullMarked
record RangeRecord(
        Map<String, String> sums, List<Read> read, List<Flown> flown, List<Judged> judged) {
    private static final Path RECORD = Path.of("src/test/resources/range/findings.tsv");
    private static final Path JUDGED = Path.of("../relight-range/agreement.tsv");

    /// A line of a runbook.
    record Spot(String service, int line) implements Comparable<Spot> {
        @Override
        public int compareTo(Spot other) {
            return Comparator.comparing(Spot::service)
                    .thenComparingInt(Spot::line)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return service + ":" + line;
        }
    }

    /// What reading showed, the first part of every drill.
    record Read(Spot spot, String severity, String code) {}

    /// What a flight showed.
    record Flown(Spot spot, String fault, String what) {}

    /// @param listed where the labels speak of it: `8`, `extra`, `both`, `no`
    /// @param read code under which reading finds it, or `-`
    /// @param flown `fails`, `left-out` or `-`
    record Judged(
            Spot spot, String listed, String read, String flown, String judged, String reason) {
        boolean isInSection8() {
            return listed.equals("8") || listed.equals("both");
        }

        boolean isRemarked() {
            return listed.equals("extra") || listed.equals("both");
        }

        /// Known before, and a defect indeed.
        boolean isKnownDefect() {
            return isInSection8() && !judged.equals("right");
        }
    }

    static RangeRecord ofTheLastRun() {
        try {
            var sums = new HashMap<String, String>();
            var read = new ArrayList<Read>();
            var flown = new ArrayList<Flown>();
            for (var cells : rows(RECORD))
                switch (cells[0]) {
                    case "run" -> sums.put(cells[1], cells[2]);
                    case "read" -> read.add(new Read(spot(cells[1], cells[2]), cells[3], cells[4]));
                    case "flown" ->
                            flown.add(new Flown(spot(cells[1], cells[2]), cells[3], cells[4]));
                    default -> {}
                }
            var judged = new ArrayList<Judged>();
            for (var cells : rows(JUDGED))
                if (!cells[0].equals("service"))
                    judged.add(
                            new Judged(
                                    spot(cells[0], cells[1]),
                                    cells[2],
                                    cells[3],
                                    cells[4],
                                    cells[5],
                                    cells[6]));
            return new RangeRecord(sums, read, flown, judged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sha256(String service) {
        return sums.getOrDefault(service, "");
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static Spot spot(String service, String line) {
        return new Spot(service, Integer.parseInt(line));
    }
}
