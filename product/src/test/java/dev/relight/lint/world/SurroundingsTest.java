package dev.relight.lint.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SurroundingsTest {
    @TempDir Path project = Path.of("set by JUnit");

    @Test
    void a_compose_file_tells_services_containers_ports_and_volumes() throws IOException {
        write(
                "docker-compose.yml",
                """
                services:
                  shop:
                    image: shop:1
                    container_name: shop-web
                    ports: ["8000:80", "127.0.0.1:9000-9001:9000-9001/tcp", "${ADMIN:-7000}:70"]
                    environment: {SHOP_MODE: live, SHOP_DB: db}
                    volumes: ["data:/srv/data", "./conf:/etc/shop:ro"]
                    networks: {inner: {aliases: [store]}}
                  db:
                    image: postgres:16
                volumes:
                  data: {}
                  lent: {external: true}
                networks:
                  inner: {}
                """);
        var world = Surroundings.against(project, project.resolve("runbook.md"));
        var compose = world.composes().getFirst();
        assertThat(compose.services().keySet()).containsExactly("shop", "db");
        var shop = world.services().findFirst().orElseThrow();
        assertThat(shop.container()).isEqualTo("shop-web");
        assertThat(shop.published()).containsExactly("8000", "9000-9001", "7000");
        assertThat(shop.environment()).contains("SHOP_MODE", "SHOP_DB");
        assertThat(shop.mounts()).containsEntry("/srv/data", "data");
        assertThat(compose.volumes()).containsExactly("data");
        assertThat(world.hosts()).containsExactly("db", "shop", "shop-web", "store");
        assertThat(world.name()).isEqualTo("docker-compose.yml");
    }

    @Test
    void the_old_form_without_a_services_key_is_read() throws IOException {
        write("docker-compose.yml", "web:\n  image: nginx\n  ports:\n    - \"80:80\"\n");
        var world = Surroundings.against(project, project.resolve("runbook.md"));
        assertThat(world.composes().getFirst().services()).containsKey("web");
    }

    @Test
    void manifests_of_several_documents_tell_workloads_and_labels() throws IOException {
        write(
                "k8s/shop.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop, namespace: web}
                spec:
                  template:
                    metadata: {labels: {app: shop}}
                    spec:
                      containers:
                        - {name: app, image: shop, ports: [{containerPort: 8000}], env: [{name: MODE}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: shop-http, namespace: web}
                spec: {ports: [{port: 80}]}
                """);
        var world = Surroundings.against(project, project.resolve("runbook.md"));
        assertThat(world.workloads())
                .extracting(Workload::name)
                .containsExactly("shop", "shop-http");
        assertThat(world.workloads().getFirst().labels()).containsEntry("app", "shop");
        assertThat(world.workloads().getFirst().containers()).containsExactly("app");
    }

    @Test
    void a_broken_file_is_said_to_be_broken_and_read_if_only_its_fence_is_wrong()
            throws IOException {
        write("docker-compose.yml", "```yaml\nservices:\n  shop:\n    image: shop\n```\n");
        write("compose.extra.yaml", "services: [\n");
        var world = Surroundings.against(project, project.resolve("runbook.md"));
        assertThat(world.unreadable())
                .extracting(World.Unreadable::file)
                .containsExactlyInAnyOrder("docker-compose.yml", "compose.extra.yaml");
        assertThat(world.hosts()).containsExactly("shop");
    }

    @Test
    void beside_a_runbook_means_up_to_the_root_of_its_repository() throws IOException {
        Files.createDirectories(project.resolve(".git"));
        write("docker-compose.yml", "services:\n  shop:\n    image: shop\n");
        write("systemd/shop.service", "[Service]\nExecStart=/bin/true\n");
        write("docs/runbooks/down.md", "# Down\n");
        var world = Surroundings.beside(project.resolve("docs/runbooks/down.md"));
        assertThat(world.hosts()).containsExactly("shop");
        assertThat(world.units()).containsExactly("shop.service");
        assertThat(world.files().find("docker-compose.yml")).isEqualTo(World.Found.THERE);
        assertThat(world.files().find("scripts/none.sh")).isEqualTo(World.Found.MISSING);
        assertThat(world.files().findLink("../../docker-compose.yml")).isEqualTo(World.Found.THERE);
    }

    @Test
    void a_runbook_that_stands_alone_says_nothing_about_files_of_its_commands() throws IOException {
        write("down.md", "# Down\n");
        var world = Surroundings.beside(project.resolve("down.md"));
        assertThat(world.files().find("scripts/none.sh")).isEqualTo(World.Found.UNKNOWN);
        assertThat(world.files().findLink("./none.md")).isEqualTo(World.Found.MISSING);
    }

    @Test
    void every_file_that_stands_beside_a_labelled_runbook_is_read() {
        var origins = Corpus.folder().resolve("origins");
        for (var service : List.of("holo-code-gen", "qbitel-engine", "testgen-copilot")) {
            var world = Surroundings.against(origins.resolve(service), Corpus.seed(service));
            assertThat(world.services().count()).as(service).isGreaterThan(2);
        }
    }

    @Test
    void the_nearest_name_is_offered_and_a_far_one_is_not() {
        assertThat(Nearest.hint("postgre", List.of("postgres", "redis"))).contains("'postgres'");
        assertThat(Nearest.hint("kafka", List.of("postgres", "redis"))).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        var file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
