package dev.relight.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was ever written can be read for ever; the samples in `journal/v1` are never edited, only
/// added to (`-Drelight.resample=true` writes those that are missing).
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventJsonTest {
    private static final Path SAMPLES = Path.of("src/test/resources/journal/v1");

    private final Map<String, String> texts = new HashMap<>();
    private final EventJson json = new EventJson(texts::put, this::kept);

    private String keep(String text) {
        var digest = Chain.sha256(text.getBytes(StandardCharsets.UTF_8));
        texts.put(digest, text);
        return digest;
    }

    private String kept(String digest) {
        var text = texts.get(digest);
        if (text == null) throw new JournalFault("no plan " + digest);
        return text;
    }

    static List<Event> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_that_was_written_reads_back_the_same(Event event) {
        var written = json.write(event);

        assertThat(json.read(EventJson.kind(event), written)).isEqualTo(event);
    }

    @Test
    void there_is_a_sample_of_every_kind() {
        var sampled = new TreeSet<String>();
        for (var event : EventSamples.all()) sampled.add(EventJson.kind(event));

        assertThat(EventJson.allKinds()).containsExactlyElementsOf(sampled);
    }

    @Test
    void samples_of_the_first_format_are_readable_for_ever() throws IOException {
        if (Boolean.getBoolean("relight.resample")) writeMissing();
        keep(Files.readString(SAMPLES.resolve("plan.json")));
        var samples = new HashMap<String, Event>();
        for (var event : EventSamples.all()) samples.put(EventJson.kind(event), event);

        try (var files = Files.list(SAMPLES)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".event")).sorted().toList()) {
                var kind = file.getFileName().toString().replace(".event", "");
                assertThat(json.read(kind, Files.readString(file)))
                        .as("%s", file)
                        .isEqualTo(samples.get(kind));
            }
        }
        for (var kind : EventJson.allKinds())
            assertThat(SAMPLES.resolve(kind + ".event"))
                    .as("run once with -Drelight.resample=true, and keep the file for ever")
                    .exists();
    }

    private void writeMissing() throws IOException {
        Files.createDirectories(SAMPLES);
        for (var event : EventSamples.all()) {
            var file = SAMPLES.resolve(EventJson.kind(event) + ".event");
            if (!Files.exists(file)) Files.writeString(file, json.write(event));
            var plan = SAMPLES.resolve("plan.json");
            for (var text : texts.values()) if (!Files.exists(plan)) Files.writeString(plan, text);
        }
    }
}
