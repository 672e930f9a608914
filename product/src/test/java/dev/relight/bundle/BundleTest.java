package dev.relight.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relight.danger.Danger;
import dev.relight.finding.Facts;
import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.incident.Event;
import dev.relight.incident.Form;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Purpose;
import dev.relight.incident.Run;
import dev.relight.journal.JournalFault;
import dev.relight.sqlite.SqliteArchive;
import dev.relight.sqlite.SqliteJournal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BundleTest {
    private static final Instant AT = Instant.parse("2026-01-01T03:00:00Z");

    @TempDir Path folder;

    private byte[] whole = {};

    @BeforeEach
    void an_incident_among_others_is_packed() throws IOException {
        try (var journal = SqliteJournal.in(folder.resolve("state"))) {
            var out = journal.keep("503 Service Unavailable\n");
            for (int i = 1; i <= 3; i++)
                journal.append(
                        "shop-" + i,
                        List.of(
                                new Event.Opened(
                                        AT, Plans.opening(Plans.shop(), Policy.standard())),
                                new Event.Acknowledged(AT, "relight")));
            journal.append("shop-2", List.of(new Event.Noted(AT, "ben", "another story")));
            var check = new Judgement(Outcome.FALSE, "http.status = 503", List.of());
            var line = new LineEnd(3, 22, check, "503", out, "", Duration.ofMillis(40));
            journal.append(
                    "shop-1",
                    List.of(
                            new Event.JobStarted(AT, run(), "evidence first"),
                            new Event.JobEnded(AT, "shop-1.L3.1", List.of(line), Facts.none()),
                            new Event.Noted(AT, "ana", "it rains"),
                            new Event.Aborted(AT.plusSeconds(60), "ana", "false alarm")));
        }
        try (var archive = SqliteArchive.in(folder.resolve("state"))) {
            var out = new ByteArrayOutputStream();
            Packing.pack(archive, "shop-1", out, AT.plusSeconds(90), ZoneOffset.UTC);
            whole = out.toByteArray();
        }
    }

    private static Run run() {
        var form =
                new Form(
                        List.of("curl http://localhost:8080/health"),
                        Map.of(),
                        Set.of(),
                        "local",
                        "/srv/shop",
                        Duration.ofSeconds(9),
                        false);
        return new Run(
                "shop-1.L3.1", Purpose.EVIDENCE, List.of(3), form, Danger.OBSERVE, AT, false);
    }

    @Test
    void what_was_packed_is_read_elsewhere_as_it_was_written() throws IOException {
        var bundle = Unpacking.read(file(whole));

        assertThat(bundle.incidents()).containsExactly("shop-1");
        assertThat(bundle.events("shop-1")).hasSize(6);
        assertThat(bundle.open()).isEmpty();
        assertThat(bundle.texts().values()).containsExactly("503 Service Unavailable\n");
        try (var archive = SqliteArchive.in(folder.resolve("state"))) {
            assertThat(bundle.entries()).isEqualTo(archive.entries("shop-1"));
            assertThat(bundle.events("shop-1")).isEqualTo(archive.events("shop-1"));
            assertThat(bundle.head()).isEqualTo("11:" + archive.head().orElseThrow().hash());
        }
        assertThat(files().keySet())
                .contains("records/postmortem.md", "records/timeline.txt", "plan.json");
    }

    @Test
    void nothing_of_other_incidents_goes_with_it() throws IOException {
        assertThat(text(files().get(Inside.ENTRIES)))
                .doesNotContain("shop-2")
                .doesNotContain("shop-3");
    }

    @Test
    void an_edited_entry_is_refused() throws IOException {
        refused(changed("entries.jsonl", text -> text.replace("it rains", "it snows")))
                .hasMessageContaining("'entries.jsonl' was changed");
    }

    @Test
    void an_edited_entry_with_a_mended_manifest_is_refused_too() throws IOException {
        refused(mended("entries.jsonl", text -> text.replace("it rains", "it snows")))
                .hasMessageContaining("entry 10 was changed");
    }

    @Test
    void entries_in_another_order_are_refused() throws IOException {
        refused(
                        mended(
                                "entries.jsonl",
                                text -> {
                                    var lines = text.lines().toList();
                                    return String.join("\n", lines.reversed()) + "\n";
                                }))
                .hasMessageContaining("wrong place");
    }

    @Test
    void a_changed_plan_or_output_is_refused() throws IOException {
        refused(mended("plan.json", text -> text.replaceFirst("[0-9]", "7777")))
                .hasMessageContaining("not the one that was flown");
        var output = files().keySet().stream().filter(it -> it.startsWith("outputs/")).findFirst();
        refused(mended(output.orElseThrow(), text -> text.replace("503", "200")))
                .hasMessageContaining("was changed");
    }

    @Test
    void a_missing_file_is_refused() throws IOException {
        var files = files();
        files.remove("plan.json");
        refused(zip(files)).hasMessageContaining("'plan.json' is missing");
        files.remove("manifest.json");
        refused(zip(files)).hasMessageContaining("'manifest.json' is missing");
    }

    @Test
    void a_name_that_climbs_out_of_its_folder_is_refused() throws IOException {
        for (var name :
                List.of(
                        "../../etc/cron.d/x",
                        "/etc/passwd",
                        "outputs/../../x",
                        "outputs\\..\\x",
                        "records/",
                        "run.sh")) {
            var files = files();
            files.put(name, "x".getBytes(StandardCharsets.UTF_8));
            refused(zip(files)).hasMessageContaining("which no export has");
        }
        assertThat(folder.resolve("run.sh")).doesNotExist();
    }

    @Test
    void a_bomb_is_put_out_before_it_fills_the_memory() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("entries.jsonl"));
            var zeros = new byte[1024 * 1024];
            for (int i = 0; i <= Inside.FILE_BYTES_MAX / zeros.length; i++) zip.write(zeros);
            zip.closeEntry();
        }
        assertThat(out.size()).isLessThan(200_000);

        refused(out.toByteArray()).hasMessageContaining("unpacks to more");
    }

    @Test
    void what_is_no_bundle_is_refused_in_one_line() throws IOException {
        var noise = "PK\u0003\u0004 not really".getBytes(StandardCharsets.UTF_8);
        for (var bytes :
                List.of(
                        new byte[0],
                        "hello".getBytes(StandardCharsets.UTF_8),
                        noise,
                        java.util.Arrays.copyOf(whole, whole.length / 2)))
            refused(bytes).hasMessageContaining("is no whole export of an incident");
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
            byte[] bytes) throws IOException {
        var file = file(bytes);
        return assertThatThrownBy(() -> Unpacking.read(file))
                .isInstanceOf(JournalFault.class)
                .hasMessageContaining("ask for it again");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bundle.zip"), bytes);
    }

    private byte[] changed(String name, UnaryOperator<String> edit) throws IOException {
        var files = files();
        files.computeIfPresent(
                name, (_, bytes) -> edit.apply(text(bytes)).getBytes(StandardCharsets.UTF_8));
        return zip(files);
    }

    /// With the right digest in the manifest, as a forger would do it.
    private byte[] mended(String name, UnaryOperator<String> edit) throws IOException {
        var files = files();
        var before = dev.relight.journal.Chain.sha256(files.getOrDefault(name, new byte[0]));
        var edited = edit.apply(text(files.get(name))).getBytes(StandardCharsets.UTF_8);
        files.put(name, edited);
        var manifest =
                text(files.get("manifest.json"))
                        .replace(
                                "\"sha256\":\"" + before,
                                "\"sha256\":\"" + dev.relight.journal.Chain.sha256(edited));
        files.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        return zip(files);
    }

    private Map<String, byte[]> files() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), zip.readAllBytes());
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
