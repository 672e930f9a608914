package dev.relight.lantern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way lantern fails, and that exactly the remedy of the runbook helps; on real processes.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LanternTest {
    @TempDir Path folder;
    private Home home;

    @BeforeEach
    void light() throws Exception {
        home = Home.in(folder);
        assertThat(home.ctl("start", "all").exit()).isZero();
        Home.await("healthy", () -> home.health() == 200);
        Home.await("a last good configuration", () -> Files.exists(lastGood()));
    }

    @AfterEach
    void putOut() throws Exception {
        home.putOut();
    }

    @Test
    void it_says_how_it_feels() throws Exception {
        assertThat(home.get("/health").body()).contains("\"status\":\"healthy\"", "\"uptime\":");
        assertThat(home.get("/health/ready").body())
                .contains("\"status\":\"ready\"", "\"oil\":\"ok\"");
        assertThat(home.get("/health/deep").body()).contains("\"disk_free_bytes\":");
        assertThat(home.get("/alive").statusCode()).isEqualTo(200);
        assertThat(home.get("/version").body()).contains("version");
        assertThat(home.get("/metrics").body()).contains("lantern_up 1", "lantern_heap_used_bytes");
        assertThat(home.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void a_light_is_stored_and_found_again_after_both_were_restarted() throws Exception {
        var lit = home.post("/api/v1/light", "{\"name\": \"hall\", \"colour\": \"amber\"}");
        assertThat(lit.statusCode()).isEqualTo(201);
        assertThat(home.ctl("restart", "all").exit()).isZero();
        Home.await("healthy", () -> home.health() == 200);
        assertThat(home.get("/api/v1/light/hall").body()).contains("\"colour\":\"amber\"");
        assertThat(home.get("/api/v1/light/cellar").statusCode()).isEqualTo(404);
        assertThat(home.post("/api/v1/light", "{\"name\": 5").statusCode()).isEqualTo(400);
    }

    @Test
    void after_a_crash_a_restart_helps() throws Exception {
        home.process("lantern").destroyForcibly();
        Home.await("down", () -> home.health() == 0);
        assertThat(home.ctl("status").text()).contains("lantern  not running");
        assertThat(home.ctl("status").exit()).isEqualTo(3);
        assertThat(home.ctl("restart").exit()).isZero();
        Home.await("healthy", () -> home.health() == 200);
    }

    @Test
    void a_lantern_that_hangs_is_not_restarted_by_asking() throws Exception {
        signal("STOP");
        assertThat(home.health()).isZero();
        var restart = home.ctl("restart");
        assertThat(restart.exit()).isEqualTo(1);
        assertThat(restart.text()).contains("hangs; lanternctl never forces");
        home.process("lantern").destroyForcibly();
        Home.await("gone", () -> home.ctl("status").exit() == 3);
        assertThat(home.ctl("start").exit()).isZero();
        Home.await("healthy", () -> home.health() == 200);
    }

    @Test
    void no_restart_helps_while_another_has_the_port() throws Exception {
        home.ctl("stop");
        home.moth();
        Home.await("the moth answers", () -> home.health() == 404);
        assertThat(home.ctl("restart").text()).contains("exit 69", "Address already in use");
        assertThat(home.health()).isEqualTo(404);
        home.endMoths();
        assertThat(home.ctl("start").exit()).isZero();
        Home.await("healthy", () -> home.health() == 200);
    }

    @Test
    void no_restart_helps_while_the_configuration_is_broken() throws Exception {
        home.config("oil.timeout.ms = 500", "oil.timeout.ms = fast\nprot = 1");
        assertThat(home.ctl("check-config").exit()).isEqualTo(78);
        assertThat(home.ctl("restart").text())
                .contains("exit 78", "oil.timeout.ms is 'fast'", "unknown key 'prot'");
        assertThat(home.ctl("restart").exit()).isEqualTo(1);
        assertThat(home.health()).isZero();
        Files.writeString(folder.resolve(Config.FILE), Files.readString(lastGood()));
        assertThat(home.ctl("check-config").exit()).isZero();
        assertThat(home.ctl("start").exit()).isZero();
        Home.await("healthy", () -> home.health() == 200);
    }

    @Test
    void no_restart_helps_while_oil_is_away() throws Exception {
        home.process("oil").destroyForcibly();
        Home.await("unhealthy", () -> home.health() == 503);
        assertThat(home.get("/health").body()).contains("oil: Connection refused");
        assertThat(home.log()).contains("oil is unreachable");
        assertThat(home.ctl("restart").exit()).isZero();
        assertThat(home.health()).isEqualTo(503);
        assertThat(home.ctl("start", "oil").exit()).isZero();
        Home.await("healthy", () -> home.health() == 200);
    }

    @Test
    void a_heap_that_overflows_leaves_a_dump_and_an_unhealthy_lantern() throws Exception {
        assertThat(home.post("/api/v1/burn?mb=200", "").statusCode()).isEqualTo(503);
        Home.await("unhealthy", () -> home.health() == 503);
        assertThat(home.get("/health").body()).contains("out of memory");
        assertThat(home.log()).contains("java.lang.OutOfMemoryError: Java heap space");
        assertThat(folder.resolve("dumps/lantern.hprof")).exists();
        assertThat(home.ctl("restart", "--heap", "128m").exit()).isZero();
        Home.await("healthy", () -> home.health() == 200);
        assertThat(home.get("/metrics").body()).contains("lantern_heap_max_bytes 1");
    }

    @Test
    void the_burner_is_off_unless_configured() throws Exception {
        home.config("burn.enabled = true", "burn.enabled = false");
        home.ctl("restart");
        assertThat(home.post("/api/v1/burn?mb=1", "").statusCode()).isEqualTo(405);
    }

    @Test
    void the_pid_file_of_somebody_else_is_not_believed() throws Exception {
        home.ctl("stop");
        Files.writeString(
                folder.resolve("run/lantern.pid"), ProcessHandle.current().pid() + " 1\n");
        assertThat(home.ctl("stop").text()).contains("lantern does not run");
        assertThat(home.ctl("start").exit()).isZero();
    }

    private void signal(String name) throws Exception {
        var pid = String.valueOf(home.process("lantern").pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    }

    private Path lastGood() {
        return folder.resolve(Config.FILE + ".last-good");
    }
}
