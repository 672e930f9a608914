package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `relight explain`, for people and for programs.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExplainTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder = Path.of("set by JUnit");

    /// What came of one call.
    private record Answer(int exit, String out, String err) {
        List<JsonNode> objects() throws IOException {
            try (var all = JSON.readerFor(JsonNode.class).<JsonNode>readValues(out)) {
                return all.readAll();
            }
        }
    }

    @Test
    void people_see_the_danger_each_reason_with_its_part_and_what_would_run() {
        var answer = explain("", "ssh db1 'sudo systemctl restart postgresql' && rm -rf /srv/data");
        assertThat(answer.exit()).isEqualTo(Exit.OK);
        assertThat(answer.out())
                .startsWith("destructive  ssh db1")
                .containsPattern("why +deletes")
                .contains("in: rm -rf /srv/data")
                .contains("runs ")
                .contains("where ");
    }

    @Test
    void people_see_what_a_person_must_fill_in_and_what_is_never_kept() {
        var answer = explain("", "docker exec <container> env | grep TOKEN");
        assertThat(answer.out()).contains("fill   <container>").contains("may show a secret");
    }

    @Test
    void programs_get_one_object_per_line_in_order_with_the_words_of_the_contract()
            throws IOException {
        var answer = explain("df -h\nkubectl delete pvc data\n\ntop\n", "--json");
        var objects = answer.objects();
        assertThat(answer.out().lines()).hasSize(4);
        assertThat(objects)
                .extracting(one -> one.path("command").asText())
                .containsExactly("df -h", "kubectl delete pvc data", "", "top");
        assertThat(objects)
                .extracting(one -> one.path("danger").asText())
                .containsExactly("observe", "destructive", "observe", "observe");
        for (var one : objects)
            assertThat(one.propertyStream().map(Map.Entry::getKey))
                    .containsExactly(
                            "command",
                            "danger",
                            "reasons",
                            "interactive",
                            "unattended",
                            "placeholders",
                            "envNeeded",
                            "revealsSecret");
        assertThat(objects.getLast().path("interactive").asBoolean()).isTrue();
        assertThat(objects.getLast().path("unattended").path("text").asText())
                .isEqualTo("top -b -n 1");
        assertThat(objects.getFirst().path("unattended").isNull()).isTrue();
    }

    @Test
    void a_command_of_several_lines_comes_as_a_json_string() throws IOException {
        var command = "for c in web db; do\n  docker stop \"$c\"\ndone";
        var answer = explain(JSON.writeValueAsString(command) + "\r\nuptime", "--json");
        assertThat(answer.objects())
                .extracting(one -> one.path("command").asText())
                .containsExactly(command, "uptime");
        assertThat(answer.objects().getFirst().path("danger").asText()).isEqualTo("disruptive");
    }

    @Test
    void what_only_looks_like_a_json_string_is_a_command_as_it_stands() throws IOException {
        for (var line : List.of("\"unfinished", "\"/opt/my tool\" --run", "\"a\" \"b\"", "\"\\q\""))
            assertThat(explain(line, "--json").objects())
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.path("command").asText()).isEqualTo(line);
                        assertThat(one.path("danger").asText()).isEqualTo("unknown");
                    });
    }

    @Test
    void bytes_that_are_no_text_and_lines_without_end_are_answered() throws IOException {
        var bytes = new byte[] {(byte) 0xff, 0, 'l', 's', '\n', 'i', 'd'};
        assertThat(explain(bytes, "--json").objects())
                .hasSize(2)
                .last()
                .satisfies(one -> assertThat(one.path("danger").asText()).isEqualTo("observe"));
        var endless = "x".repeat(3_000_000);
        assertThat(explain(endless + "\nid\n", "--json").objects())
                .hasSize(2)
                .first()
                .satisfies(one -> assertThat(one.path("danger").asText()).isEqualTo("unknown"));
    }

    @Test
    void own_rules_count_and_their_mistakes_are_told_all_at_once() throws IOException {
        var rules = folder.resolve("rules.yaml");
        Files.writeString(rules, "shopctl:\n  do:\n    flip: disruptive turns the shop around\n");
        assertThat(explain("", "--rules", rules.toString(), "shopctl flip").out())
                .startsWith("disruptive")
                .contains("turns the shop around");
        Files.writeString(rules, "shopctl:\n  is: bad thing\n  nope: 1\n");
        var answer = explain("", "--rules", rules.toString(), "shopctl flip");
        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("rules.yaml:2:7").contains("rules.yaml:3:3");
    }

    @Test
    void wrong_words_on_the_command_line_give_one_message_that_says_how_to_mend_it() {
        for (var arguments :
                List.of(
                        List.of("--jsn"),
                        List.of("ls", "-l"),
                        List.of("--rules"),
                        List.of("--rules", folder.resolve("none.yaml").toString(), "ls"))) {
            var answer = explain("", arguments.toArray(String[]::new));
            assertThat(answer.exit()).as("%s", arguments).isEqualTo(Exit.USAGE);
            assertThat(answer.err()).startsWith("relight: explain: ").contains("mend: ");
            assertThat(answer.out()).isEmpty();
        }
    }

    private static Answer explain(String input, String... arguments) {
        return explain(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private static Answer explain(byte[] input, String... arguments) {
        var words = new ArrayList<>(List.of("explain"));
        words.addAll(List.of(arguments));
        var console = Console.apart(100, input);
        var said = console.said(Main.run(words, console.terminal()));
        return new Answer(said.exit(), said.out(), said.err());
    }
}
