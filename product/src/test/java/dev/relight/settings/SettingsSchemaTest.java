package dev.relight.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What editors are told of `relight.yaml` is what the reader reads, no more and no less.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCS = Path.of("../docs");
    private static final String STRANGER = "nobody-knows-this";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");

    private final JsonNode document = document();
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);

    /// Keys that the reader said it knows, by the place in the schema.
    private final Map<String, Set<String>> known = new TreeMap<>();

    @Test
    void a_file_with_everything_is_good_for_the_reader_and_for_the_schema() throws IOException {
        assertThat(problems(whole())).isEmpty();
        assertThat(schema.validate(JSON.readTree(whole()))).isEmpty();
    }

    @Test
    void the_blocks_in_the_documents_are_good_for_the_schema() throws IOException {
        var blocks = blocks("guide/telling-people.md");
        blocks.addAll(blocks("serve.md").stream().filter(it -> it.contains("services:")).toList());
        assertThat(blocks).hasSizeGreaterThan(8);
        for (var block : blocks)
            assertThat(schema.validate(JSON.readTree(json(block)))).as(block).isEmpty();
    }

    @Test
    void reader_and_schema_know_the_same_keys_everywhere() throws IOException {
        var file = (ObjectNode) JSON.readTree(whole());
        ask(file, file, document, "");
        var documented = new TreeMap<String, Set<String>>();
        collect(document, "", documented);
        assertThat(known).isEqualTo(documented);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "servces: []",
                "services: [{runbook: a.md}]",
                "services: [{name: a b, runbook: a.md}]",
                "services: [{name: a, runbook: a.md, autonomy: always}]",
                "services: [{name: a, runbook: a.md, platform: toaster}]",
                "services: [{name: a, runbook: a.md, target: the moon}]",
                "services: [{name: a, runbook: a.md, soak: 5 parsecs}]",
                "services: [{name: a, runbook: a.md, probes: [{every: 5s}]}]",
                "services: [{name: a, runbook: a.md, probes: [{http: 'http://a', tcp: 'a:1'}]}]",
                "services: [{name: a, runbook: a.md, probes: [{tcp: 'a:1', status: 200}]}]",
                "services: [{name: a, runbook: a.md, probes: [{http: 'http://a', status: 99}]}]",
                "services: [{name: a, runbook: a.md, probes: [{redis: nowhere}]}]",
                "services: [{name: a, runbook: a.md, probes: [{dns: 'a b'}]}]",
                "services: [{name: a, runbook: a.md, probes: [{heartbeat: beat}]}]",
                "services: [{name: a, runbook: a.md, probes: [{dns: a, down: 0}]}]",
                "services: [{name: a, runbook: a.md, acknowledged-for: a while}]",
                "acknowledged-for: never",
                "server: {port: 70000}",
                "labels: [{label: pod}]",
                "labels: [{label: pod, fills: '<pod>'}]",
                "labels: [{label: pod, fills: pod, values: ['a;b']}]",
                "labels: [{label: pod, fills: pod, like: '*'}]",
                "services: [{name: a, runbook: a.md, checks: {every: often}}]",
                "intake: {signatures: [{source: grafana}]}",
                "intake: {signatures: [{source: pigeon, key: env:K}]}",
                "intake: {signatures: [{source: pagerduty, key: env:K, header: X-A}]}",
                "intake: {signatures: [{source: grafana, key: env:K, scheme: standard, header: X-A}]}",
                "intake: {generic: {key: id}}",
                "server: {tls: {certificate: a.pem}}",
                "guardrails: {recoveries: 21}",
                "guardrails: {deny: [{because: none}]}",
                "guardrails: {windows: [{start: soon, length: 1h, because: x}]}",
                "channels: [{name: a}]",
                "channels: [{name: a, slack: env:A, teams: env:B}]",
                "channels: [{name: a, slack: env:A, key: env:B}]",
                "channels: [{name: a, smtp: 'h:25', from: a@example.org, user: u}]",
                "people: [{name: Ada, role: queen}]",
                "policies: [{name: a, levels: []}]",
                "heartbeat: {every: 1m}",
                "morning: {at: '8'}"
            })
    void a_mistake_is_one_for_the_reader_and_for_the_schema(String text) throws IOException {
        assertThat(problems(text)).as("reader").isNotEmpty();
        assertThat(schema.validate(JSON.readTree(json(text)))).as("schema").isNotEmpty();
    }

    @Test
    void what_a_variable_may_set_is_a_key() {
        for (var key : Overrides.KEYS) {
            var at = document;
            for (var word : key) at = at.path("properties").path(word);
            assertThat(at.isMissingNode()).as(String.join(".", key)).isFalse();
        }
    }

    /// Puts a key that nobody knows into each mapping of the file, and takes the reader's answer.
    private void ask(JsonNode file, JsonNode value, JsonNode shape, String at) throws IOException {
        if (shape.has("$ref")) {
            var name = shape.path("$ref").asText();
            ask(file, value, document.at(name.substring(1)), name.substring(1));
        } else if (value.isArray() && shape.has("items")) {
            for (var each : value) ask(file, each, shape.path("items"), at + "/items");
        } else if (value instanceof ObjectNode mapping && shape.has("properties")) {
            known.computeIfAbsent(at, _ -> new TreeSet<>()).addAll(keysAt(file, mapping));
            for (var each : mapping.properties())
                ask(
                        file,
                        each.getValue(),
                        shape.path("properties").path(each.getKey()),
                        at + "/properties/" + each.getKey());
        }
    }

    private static List<String> keysAt(JsonNode file, ObjectNode mapping) throws IOException {
        mapping.put(STRANGER, "x");
        var answer =
                problems(JSON.writeValueAsString(file)).stream()
                        .filter(it -> it.what().contains(STRANGER))
                        .map(it -> it.mend().replace("use one of: ", ""))
                        .toList();
        mapping.remove(STRANGER);
        assertThat(answer).as("the reader's answer in %s", mapping).hasSize(1);
        return List.of(answer.getFirst().split(", ", -1));
    }

    private static void collect(JsonNode shape, String at, Map<String, Set<String>> into) {
        if (shape.path("additionalProperties").isBoolean()) {
            var keys = new TreeSet<String>();
            shape.path("properties").fieldNames().forEachRemaining(keys::add);
            into.put(at, keys);
        }
        for (var each : shape.properties())
            if (each.getValue().isObject())
                collect(each.getValue(), at + "/" + each.getKey(), into);
    }

    private static List<Problem> problems(String text) {
        var problems = new Problems();
        SettingsReader.read(Path.of("/etc/team/relight.yaml"), text, problems);
        return problems.inOrder();
    }

    private static List<String> blocks(String page) throws IOException {
        var found = BLOCK.matcher(Files.readString(DOCS.resolve(page)));
        var blocks = new ArrayList<String>();
        while (found.find()) blocks.add(found.group(1));
        return blocks;
    }

    private static String whole() throws IOException {
        return json(Files.readString(Path.of("src/test/resources/settings/whole.yaml")));
    }

    private static String json(String yaml) throws IOException {
        return JSON.writeValueAsString(
                new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static JsonNode document() {
        try {
            return JSON.readTree(Files.readString(DOCS.resolve("reference/relight.schema.json")));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
