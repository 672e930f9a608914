package dev.relight.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.app.Tower;
import dev.relight.incident.Event;
import dev.relight.journal.MemoryJournal;
import dev.relight.problem.Problems;
import dev.relight.rehearse.Nights;
import dev.relight.secret.Redactor;
import dev.relight.settings.Settings;
import dev.relight.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracesTest {
    private static final Traces.Pace HASTY =
            new Traces.Pace(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMinutes(2));

    @TempDir Path folder;
    private Collector collector;
    private final MemoryJournal journal = new MemoryJournal();
    private final Redactor redactor = new Redactor();
    private final CopyOnWriteArrayList<String> troubles = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    @BeforeEach
    void begin() throws IOException {
        collector = new Collector();
    }

    @AfterEach
    void end() {
        collector.close();
    }

    @Test
    void an_incident_of_the_whole_house_is_one_trace() throws IOException {
        var services =
                """
                  - {name: beacon, runbook: beacon.md, autonomy: assist, soak: 1s}
                traces: {endpoint: "%s", headers: {X-Key: a-key-of-ours}}
                """
                        .formatted(collector.endpoint());
        try (var tower = new Tower(folder, services)) {
            tower.alert("k1", "firing");
            Tower.await("a question", () -> tower.kinds().containsKey("asked"));
            tower.restart();
            var asked = tower.get("/api/v1/incidents/beacon-1", tower.viewer).body();
            var yes =
                    "{\"question\":\"%s\",\"digest\":\"%s\"}"
                            .formatted(
                                    found(asked, "\"question\":\\{\"id\":\"([^\"]+)\""),
                                    found(asked, "\"digest\":\"([^\"]*)\""));
            assertThat(
                            tower.post("/api/v1/incidents/beacon-1/approve", yes, tower.approver)
                                    .statusCode())
                    .isEqualTo(200);
            Tower.await("mended", () -> folder.resolve("up.flag").toFile().exists());
            tower.alert("k1", "resolved");
            Tower.await("closed", () -> tower.kinds().containsKey("closed"));
            tower.restart();
            Tower.await(
                    "the incident's own span",
                    () -> spansById().stream().anyMatch(it -> it.getParentSpanId().isEmpty()));
            assertThat(tower.troubles).isEmpty();
        }
        var spans = spansById();
        assertThat(spans)
                .extracting(it -> Collector.hex(it.getTraceId()))
                .containsOnly(Collector.hex(spans.getFirst().getTraceId()));
        assertThat(spans)
                .filteredOn(it -> it.getParentSpanId().isEmpty())
                .singleElement()
                .satisfies(root -> {
                    assertThat(root.getName()).isEqualTo("incident beacon");
                    assertThat(Collector.attributes(root.getAttributesList()))
                            .containsEntry("relight.incident", "beacon-1")
                            .containsEntry("relight.outcome", "resolved");
                    assertThat(root.getEventsList())
                            .extracting(it -> it.getName())
                            .contains("resolved");
                });
        assertThat(spans)
                .filteredOn(it -> it.getName().equals("line 10"))
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(Collector.attributes(it.getAttributesList()))
                                .containsEntry("relight.command", "touch up.flag")
                                .containsEntry("process.exit.code", "0"));
        assertThat(spans)
                .filteredOn(it -> it.getName().startsWith("question "))
                .singleElement()
                .satisfies(it ->
                        assertThat(Collector.attributes(it.getAttributesList()))
                                .containsEntry("relight.answer", "yes")
                                .containsEntry("relight.by", "ada"));
        assertThat(collector.keys()).containsOnly("a-key-of-ours");
        assertThat(collector.resources())
                .allSatisfy(it ->
                        assertThat(it)
                                .containsEntry("service.name", "relight")
                                .containsEntry("service.version", "test"));
    }

    /// A stop that cannot wait may send one again, with the same id.
    private List<io.opentelemetry.proto.trace.v1.Span> spansById() {
        var byId = new java.util.LinkedHashMap<String, io.opentelemetry.proto.trace.v1.Span>();
        for (var span : collector.spans()) byId.putIfAbsent(Collector.hex(span.getSpanId()), span);
        return List.copyOf(byId.values());
    }

    private static String found(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    @Test
    void what_was_told_before_a_restart_is_not_told_again_and_the_rest_is() {
        var nights = Nights.incidents(3);
        var expected = nights.values().stream().mapToInt(it -> Spans.of(it).size()).sum();
        open(Map.of()).close();
        for (int part = 0; part < 4; part++) {
            var traces = open(Map.of());
            for (var night : nights.entrySet()) {
                var events = night.getValue();
                int size = events.size();
                append(
                        traces,
                        night.getKey(),
                        events.subList(size * part / 4, size * (part + 1) / 4));
            }
            traces.close();
        }
        assertThat(collector.spans()).hasSize(expected);
        assertThat(collector.spans())
                .extracting(it -> Collector.hex(it.getSpanId()))
                .doesNotHaveDuplicates();
        assertThat(sent).hasValue(expected);
        assertThat(troubles).isEmpty();
    }

    @Test
    void a_collector_that_is_away_gets_everything_later_and_nobody_waits() {
        var traces = open(Map.of());
        collector.answers(503);
        var nights = Nights.incidents(4);
        nights.forEach((id, events) -> append(traces, id, events));
        Tower.await("two tries", () -> collector.asked() >= 2);
        assertThat(troubles).singleElement().asString().contains("HTTP 503");
        assertThat(collector.spans()).isEmpty();
        traces.close();
        collector.answers(200);
        open(Map.of()).close();
        assertThat(collector.spans())
                .hasSize(nights.values().stream().mapToInt(it -> Spans.of(it).size()).sum());
        assertThat(lost).hasValue(0);
    }

    @Test
    void what_a_collector_refuses_is_counted_and_not_sent_again() {
        collector.answers(400);
        var traces = open(Map.of());
        var night = Nights.incidents(5).entrySet().iterator().next();
        append(traces, night.getKey(), night.getValue());
        Tower.await("lost", () -> lost.get() > 0);
        traces.close();
        collector.answers(200);
        open(Map.of()).close();
        assertThat(collector.spans()).isEmpty();
        assertThat(troubles).singleElement().asString().contains("HTTP 400", "mend:");
    }

    @Test
    void the_standard_variables_win_and_secrets_stay_here() {
        var night = Nights.incidents(6).entrySet().iterator().next();
        var opened = (Event.Opened) night.getValue().getFirst();
        redactor.learn(opened.opening().service());
        var traces =
                open(
                        "traces: {endpoint: \"http://127.0.0.1:1\"}\n",
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
                                "OTEL_EXPORTER_OTLP_HEADERS", "X-Key=two%20words,other=x",
                                "OTEL_EXPORTER_OTLP_COMPRESSION", "gzip",
                                "OTEL_SERVICE_NAME", "night watch",
                                "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=test"));
        append(traces, night.getKey(), night.getValue());
        traces.close();
        assertThat(collector.spans()).isNotEmpty();
        assertThat(collector.keys()).containsOnly("two words");
        assertThat(redactor.redact("two words")).isEqualTo("[redacted:known]");
        assertThat(collector.resources().getFirst())
                .containsEntry("service.name", "night watch")
                .containsEntry("deployment.environment", "test");
        assertThat(collector.whole())
                .contains("[redacted:known]")
                .doesNotContain("\"" + opened.opening().service() + "\"");
    }

    @Test
    void nobody_who_did_not_ask_for_traces_gets_any() {
        assertThat(Traces.open(settings(""), ports(Map.of()), HASTY)).isEmpty();
        assertThat(Traces.open(settings(yaml()), ports(Map.of("OTEL_SDK_DISABLED", "true")), HASTY))
                .isEmpty();
        assertThat(troubles).isEmpty();
    }

    @Test
    void secrets_do_not_travel_in_clear() {
        var clear = "traces: {endpoint: \"http://collector.example:4318\", headers: {A: b}}\n";
        assertThat(Traces.open(settings(clear), ports(Map.of()), HASTY)).isEmpty();
        assertThat(troubles).singleElement().asString().contains("in clear", "https");
        troubles.clear();
        var grpc = Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        assertThat(Traces.open(settings(yaml()), ports(grpc), HASTY)).isEmpty();
        assertThat(troubles).singleElement().asString().contains("grpc", "4318");
    }

    private void append(Traces traces, String id, List<Event> events) {
        if (events.isEmpty()) return;
        journal.append(id, events);
        traces.heard(id, events, new dev.relight.incident.Incident.Quiet());
    }

    private String yaml() {
        return "traces: {endpoint: \"%s\"}\n".formatted(collector.endpoint());
    }

    private Traces open(Map<String, String> environment) {
        return open(yaml(), environment);
    }

    private Traces open(String yaml, Map<String, String> environment) {
        return Traces.open(settings(yaml), ports(environment), HASTY).orElseThrow();
    }

    private Settings settings(String yaml) {
        var problems = new Problems();
        var settings =
                SettingsReader.read(
                        folder.resolve("relight.yaml"),
                        "state: .\nservices: []\n" + yaml,
                        problems);
        assertThat(new ArrayList<>(problems.inOrder())).isEmpty();
        return settings.orElseThrow();
    }

    private Traces.Ports ports(Map<String, String> environment) {
        return new Traces.Ports(
                journal,
                "1",
                environment::get,
                redactor::learn,
                redactor::redact,
                troubles::add,
                new Traces.Count() {
                    @Override
                    public void sent(int spans) {
                        sent.addAndGet(spans);
                    }

                    @Override
                    public void lost(int spans) {
                        lost.addAndGet(spans);
                    }
                });
    }
}
