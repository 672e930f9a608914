package dev.relight.drill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.Scoreboard;
import dev.relight.drill.RangeRecord.Judged;
import dev.relight.drill.RangeRecord.Spot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What real drills found about the five runbooks, against what is known about them.
///
/// The record, `range/findings.tsv`, was made by a run of the whole matrix, and is made anew with
/// `make range-matrix` and `make range-record`; the judgement of every line, with its reason, is
/// `relight-range/agreement.tsv`.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RangeAgreementTest {
    private static final Path FACTS = Path.of("src/test/resources/lint/seed-lint-facts.tsv");

    /// Of what is known and judged to be a defect.
    private static final double BAR = 0.9;

    /// Of the many remarks of the labels that a machine can find at all.
    private static final double REMARKS_BAR = 0.8;

    private final RangeRecord record = RangeRecord.ofTheLastRun();

    @Test
    void what_does_not_work_as_written_is_found_by_drills() {
        int found = 0;
        var misses = new ArrayList<String>();
        var wanted = record.judged().stream().filter(Judged::isKnownDefect).toList();
        for (var row : wanted)
            if (isFound(row)) found++;
            else misses.add(row.spot() + ": " + row.reason());
        Scoreboard.atLeast(
                BAR, "range: known defects found by drills", found, wanted.size(), misses);
    }

    @Test
    void what_a_drill_reads_in_the_pages_agrees_with_the_remarks_of_the_labels()
            throws IOException {
        var read =
                record.read().stream()
                        .collect(
                                groupingBy(
                                        RangeRecord.Read::spot, mapping(r -> r.code(), toSet())));
        int all = 0;
        int right = 0;
        var misses = new ArrayList<String>();
        for (var line : Files.readAllLines(FACTS)) {
            var cells = line.split("\t", -1);
            if (!cells[3].equals("y")) continue;
            all++;
            var spot = new Spot(cells[0], Integer.parseInt(cells[2]));
            var codes = read.getOrDefault(spot, Set.of());
            if (Set.of(cells[4].split(",", -1)).stream().anyMatch(codes::contains)) right++;
            else misses.add(spot + " " + cells[4]);
        }
        Scoreboard.atLeast(
                REMARKS_BAR, "range: remarks of the labels, by drills", right, all, misses);
    }

    @Test
    void every_finding_of_a_flight_is_judged_and_every_judgement_has_its_finding() {
        var flown = record.flown().stream().map(RangeRecord.Flown::spot).collect(toSet());
        var judged =
                record.judged().stream()
                        .filter(row -> !row.flown().equals("-"))
                        .map(Judged::spot)
                        .collect(toSet());
        assertThat(new TreeSet<>(flown)).isEqualTo(new TreeSet<>(judged));
    }

    @Test
    void what_reading_is_said_to_find_stands_in_the_record() {
        var read =
                record.read().stream()
                        .map(each -> each.spot() + " " + each.code())
                        .collect(toSet());
        for (var row : record.judged())
            if (!row.read().equals("-")) assertThat(read).contains(row.spot() + " " + row.read());
    }

    @Test
    void every_error_that_a_drill_reads_is_judged_a_defect() {
        for (var read : record.read())
            if (read.severity().equals("error"))
                assertThat(record.judged())
                        .as("%s: %s", read.spot(), read.code())
                        .anyMatch(row ->
                                row.spot().equals(read.spot())
                                        && row.read().equals(read.code())
                                        && row.judged().equals("true"));
    }

    @Test
    void every_judgement_is_one_of_the_known_and_has_its_reason() {
        for (var row : record.judged()) {
            assertThat(row.judged()).isIn("true", "here", "fault", "careful", "right", "unseen");
            assertThat(row.flown()).isIn("-", "fails", "left-out");
            assertThat(row.reason()).as(row.spot().toString()).hasSizeGreaterThan(10);
        }
        assertThat(record.judged()).extracting(Judged::spot).doesNotHaveDuplicates();
    }

    @Test
    void the_judgements_are_about_what_the_labels_list() throws IOException {
        var listed = new TreeSet<>(RangeLabels.section8());
        var remarked = new TreeSet<Spot>();
        for (var row : Corpus.rows("seeds/commands_extra.tsv"))
            if (!row.getOrDefault("lint", "").isBlank())
                remarked.add(
                        new Spot(
                                row.getOrDefault("service", ""),
                                Integer.parseInt(row.getOrDefault("line", "0"))));
        for (var row : record.judged()) {
            assertThat(row.isInSection8())
                    .as("%s in section 8", row.spot())
                    .isEqualTo(listed.contains(row.spot()));
            assertThat(row.isRemarked())
                    .as("%s in commands_extra", row.spot())
                    .isEqualTo(remarked.contains(row.spot()));
        }
        assertThat(record.judged()).extracting(Judged::spot).containsAll(listed);
    }

    @Test
    void the_record_is_about_the_very_texts_that_are_labelled() throws Exception {
        for (var service : Corpus.SERVICES)
            assertThat(record.sha256(service)).isEqualTo(RangeLabels.sha256(Corpus.seed(service)));
    }

    private boolean isFound(Judged row) {
        var read =
                record.read().stream()
                        .anyMatch(each ->
                                each.spot().equals(row.spot()) && each.code().equals(row.read()));
        return read || record.flown().stream().anyMatch(each -> each.spot().equals(row.spot()));
    }
}
