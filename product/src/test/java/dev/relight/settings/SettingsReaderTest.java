package dev.relight.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Autonomy;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsReaderTest {
    private final Problems problems = new Problems();

    @Test
    void a_good_file_is_read_whole() {
        var settings =
                read("""
                state: /var/lib/relight
                people:
                  - name: Ada
                    role: approver
                services:
                  - name: web
                    runbook: runbooks/web.md
                    autonomy: auto
                    placeholders: {port: 8080}
                    probes:
                      - http: http://127.0.0.1:8080/health
                        every: 2s
                """)
                        .orElseThrow();
        assertThat(problems.inOrder()).isEmpty();
        var web = settings.service("web").orElseThrow();
        assertThat(web.runbook()).isEqualTo(Path.of("/etc/team/runbooks/web.md"));
        assertThat(web.autonomy()).isEqualTo(Autonomy.AUTO);
        assertThat(web.placeholders()).isEqualTo(Map.of("port", "8080"));
        assertThat(web.probes().getFirst().every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.people().getFirst().role().mayApprove()).isTrue();
    }

    @Test
    void every_mistake_is_told_at_once_with_its_line_and_mend() {
        read(
                """
                servces: []
                services:
                  - name: we b
                    runbok: web.md
                    autonomy: always
                    probes:
                      - every: 5 parsecs
                  - name: db
                    runbook: db.md
                  - name: db
                    runbook: db.md
                """);
        assertThat(problems.inOrder().stream().map(problem -> problem.where().line()))
                .contains(1, 3, 4, 5, 7, 10);
        assertThat(whats())
                .anyMatch(what -> what.contains("does not know 'servces'"))
                .anyMatch(what -> what.contains("'we b' cannot name a service"))
                .anyMatch(what -> what.contains("has no 'runbook'"))
                .anyMatch(what -> what.contains("'always' is none of the words"))
                .anyMatch(what -> what.contains("'5 parsecs' is no duration"))
                .anyMatch(what -> what.contains("two services named 'db'"));
        assertThat(problems.inOrder()).allMatch(problem -> !problem.mend().isBlank());
    }

    @Test
    void what_is_no_yaml_gets_one_message_with_its_line() {
        assertThat(read("services:\n  - name: 'web\n")).isEmpty();
        assertThat(problems.inOrder()).hasSize(1);
        assertThat(problems.inOrder().getFirst().what()).startsWith("this is no YAML");
    }

    @Test
    void an_empty_file_and_a_mere_word_are_told_apart() {
        assertThat(read("")).isEmpty();
        assertThat(whats()).containsExactly("the file is empty");
        read("hello");
        assertThat(whats()).anyMatch(what -> what.contains("is no mapping"));
    }

    @Test
    void durations_are_read_as_people_write_them() {
        assertThat(List.of("500ms", "10s", "5 min", "2h", "PT90S").stream().map(Durations::parse))
                .containsExactly(
                        Optional.of(Duration.ofMillis(500)),
                        Optional.of(Duration.ofSeconds(10)),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(Duration.ofHours(2)),
                        Optional.of(Duration.ofSeconds(90)));
        assertThat(List.of("", "soon", "5", "-3s", "99999999999s").stream().map(Durations::parse))
                .containsOnly(Optional.empty());
    }

    private Optional<Settings> read(String text) {
        return SettingsReader.read(Path.of("/etc/team/relight.yaml"), text, problems);
    }

    private List<String> whats() {
        return problems.inOrder().stream().map(Problem::what).toList();
    }
}
