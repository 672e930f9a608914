package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.relight.Corpus;
import dev.relight.cli.Console.Said;
import dev.relight.problem.Problems;
import dev.relight.settings.Service;
import dev.relight.settings.Settings;
import dev.relight.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InitTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LAMP =
            """
            # Lamp is out

            - **Alert Name**: LampOut

            ## Diagnosis
            ```bash
            docker compose logs --tail 50 lamp
            curl -H "Authorization: Bearer abc" http://localhost:8081/health
            ```

            ## Mitigation
            ```bash
            docker compose restart lamp
            kill -9 $(lsof -ti:<oil-port>)
            ```

            ## Verification
            ```bash
            # Expected: 200 OK with {"status": "healthy"}
            curl -f http://localhost:8080/health
            redis-cli -h oil.internal -p 6380 ping
            curl -f http://localhost:<oil-port>/ready
            echo $LAMP_COLOUR
            ```

            ## Escalation
            - **On-call engineer:** Ada (ada@example.org)
            """;

    @TempDir Path folder;

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path file() {
        return folder.resolve("relight.yaml");
    }

    private Said init(Path place, String... more) {
        var words = new java.util.ArrayList<>(List.of("init", place.toString()));
        words.addAll(List.of("--to", file().toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    /// Good for the reader and for the schema.
    private Settings settings(String text) throws IOException {
        var problems = new Problems();
        var settings = SettingsReader.read(file(), text, problems);
        assertThat(problems.inOrder()).isEmpty();
        var schema = Files.readString(Path.of("../docs/reference/relight.schema.json"));
        var yaml = new Load(LoadSettings.builder().build()).loadFromString(text);
        assertThat(
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(schema)
                                .validate(JSON.valueToTree(yaml)))
                .isEmpty();
        return settings.orElseThrow();
    }

    @Test
    void a_folder_with_a_compose_file_becomes_a_service_that_doctor_reads() throws IOException {
        write("runbooks/lamp-down.md", LAMP);
        write("runbooks/README.md", "# Runbooks\n\nOne page each.\n");
        write(
                "deploy/docker-compose.yml",
                "services:\n  lamp: {image: lamp}\n  oil: {image: redis}\n");
        var answer = init(folder);
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("1 service,", "left out", "README.md", "next: ");
        var text = Files.readString(file());
        var service = settings(text).services().getFirst();
        assertThat(service.name()).isEqualTo("lamp");
        assertThat(service.runbook()).isEqualTo(folder.resolve("runbooks/lamp-down.md"));
        assertThat(service.directory()).isEqualTo(folder.resolve("deploy"));
        assertThat(service.platform()).isEqualTo("docker-compose");
        assertThat(service.autonomy().word()).isEqualTo("assist");
        assertThat(service.alerts()).containsExactly(java.util.Map.of("alertname", "LampOut"));
        assertThat(service.probes()).hasSize(2);
        assertThat(text)
                .contains("http://localhost:8080/health", "json.status", "oil.internal:6380")
                .contains("#   oil-port: \"\"   # lines 14, 22: kill -9")
                .contains("# environment: [LAMP_COLOUR]")
                .contains("line 27: **On-call engineer:** Ada (ada@example.org)")
                .contains("without a runbook: oil")
                .contains("env:SLACK_WEBHOOK_URL")
                .doesNotContain("Bearer abc");
        assertThat(run("doctor", "--config", file().toString()).out())
                .contains("names 1 services")
                .doesNotContain("problem ");
    }

    @Test
    void manifests_and_units_beside_it_decide_name_and_platform() throws IOException {
        write(
                "a/shop-api-outage.md",
                LAMP.replace("docker compose logs --tail 50 lamp", "kubectl get pods")
                        .replace(
                                "docker compose restart lamp",
                                "kubectl rollout restart deployment/shop-api"));
        write(
                "k8s/api.yaml",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop-api}\n");
        init(folder);
        var service = settings(Files.readString(file())).services().getFirst();
        assertThat(service.name()).isEqualTo("shop-api");
        assertThat(service.platform()).isEqualTo("kubernetes");
        var unit = folder.resolve("other");
        write(
                "other/keeper.md",
                "# Keeper\n## Diagnosis\n```bash\nsystemctl status keeper\n```\n## Verification\n```bash\nsystemctl is-active keeper\n```\n");
        write("other/keeper.service", "[Service]\nExecStart=/bin/keeper\n");
        init(unit, "--force");
        service = settings(Files.readString(file())).services().getFirst();
        assertThat(service.name()).isEqualTo("keeper");
        assertThat(service.platform()).isEqualTo("systemd");
        assertThat(service.probes()).hasSize(1);
    }

    @Test
    void an_empty_folder_a_broken_page_and_a_single_page_are_fine() throws IOException {
        Files.createDirectories(folder.resolve("none"));
        assertThat(init(folder.resolve("none")).out()).contains("0 services", "no runbook");
        assertThat(settings(Files.readString(file())).services()).isEmpty();
        write("broken/a.md", "\u0000\u0001");
        write("broken/b.md", "");
        write("broken/docker-compose.yml", "services:\n  a: [\n");
        assertThat(init(folder.resolve("broken"), "--force").out()).contains("a.md", "b.md");
        assertThat(settings(Files.readString(file())).services()).isEmpty();
        assertThat(Files.readString(file())).contains("Could not be read: docker-compose.yml");
        init(write("one/lamp.md", LAMP), "--force");
        assertThat(settings(Files.readString(file())).services()).hasSize(1);
    }

    @Test
    void what_is_there_is_not_written_over_and_a_dry_run_writes_nothing() throws IOException {
        var page = write("lamp.md", LAMP);
        var dry = init(page, "--dry-run");
        assertThat(file()).doesNotExist();
        assertThat(settings(dry.out()).services()).hasSize(1);
        Files.writeString(file(), "mine");
        var refused = init(page);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("is there already", "--force");
        assertThat(file()).hasContent("mine");
        assertThat(init(page, "--force").exit()).isZero();
        assertThat(Files.readString(file())).isEqualTo(dry.out());
        assertThat(init(folder.resolve("nowhere")).err()).contains("there is no", "mend");
    }

    @Test
    void two_pages_of_one_name_and_one_alert_stay_apart() throws IOException {
        write("a/lamp.md", LAMP);
        write("b/lamp.md", LAMP);
        var text = init(folder, "--dry-run").out();
        assertThat(settings(text).services().stream().map(Service::name))
                .containsExactly("lamp", "lamp-2");
        assertThat(text).contains("2 pages name this alert");
        assertThat(init(folder, "--dry-run").out()).isEqualTo(text);
    }

    @Test
    void the_seeds_become_settings() throws IOException {
        Assumptions.assumeTrue(Corpus.isThere(), "the corpus is not here");
        var settings = settings(init(Corpus.folder().resolve("seeds"), "--dry-run").out());
        assertThat(settings.services()).hasSize(5);
        assertThat(settings.services().stream().filter(it -> !it.probes().isEmpty()).count())
                .isGreaterThanOrEqualTo(4);
    }

    private static Said run(String... words) {
        return Console.relight(List.of(words));
    }
}
