package dev.relight.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two real processes and a runbook that says `<pid>`: a person picks one on the page, and that one
/// is killed.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChoosingBrowserTest {
    @Test
    void of_two_processes_the_chosen_one_is_approved_and_killed(@TempDir Path folder)
            throws IOException {
        Assumptions.assumeTrue(Browser.isThere(), "no Chromium here");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/pgrep")), "no pgrep here");
        try (var browser = new Browser(folder.toRealPath());
                var pier = new Pier(folder.toRealPath())) {
            var keeper = pier.home.resolve("bin/lampkeeper");
            Files.copy(Path.of("/bin/sleep").toRealPath(), keeper);
            keeper.toFile().setExecutable(true);
            var north = new ProcessBuilder(keeper.toString(), "600").start();
            var south = new ProcessBuilder(keeper.toString(), "601").start();
            try {
                picks(browser, pier, north, south);
            } finally {
                north.destroyForcibly();
                south.destroyForcibly();
            }
        }
    }

    private static void picks(Browser browser, Pier pier, Process north, Process south)
            throws IOException {
        browser.as(360, 800, false);
        browser.scripts(true);
        browser.login(pier.house.at("/"), "rita");
        var id = pier.keeperStuck();
        browser.open(pier.house.at("/incidents/" + id));
        browser.awaitText("#panel h2", "Which one is meant?");
        assertThat(browser.text("#panel")).contains("Only an approver can choose");
        assertThat(browser.has("#panel input[type=radio]")).isFalse();

        browser.login(pier.house.at("/"), "ada");
        browser.open(pier.house.at("/incidents/" + id));
        browser.awaitText("#link", "live");
        assertThat(browser.text("#panel .which"))
                .contains("<pid>", north.pid() + " ", south.pid() + " ", "600", "601");
        assertThat(browser.axe()).isEmpty();
        var to = System.getenv("RELIGHT_PICTURES");
        browser.run("document.querySelector('.which').scrollIntoView({block: 'start'})");
        if (to != null) browser.picture(Path.of(to).resolve("room-choice.png"));
        browser.click("#panel button.primary");
        browser.awaitText(".said", "Nothing is chosen yet");
        browser.click("#panel input[value='" + south.pid() + "']");
        browser.click("#panel button.primary");
        browser.awaitText("#panel h2", "May this run?");
        assertThat(browser.text("#panel .shown")).isEqualTo("kill -9 " + south.pid());
        assertThat(south.isAlive()).isTrue();
        browser.click("#panel button.primary");
        browser.await("the chosen one is gone", () -> !south.isAlive());
        assertThat(north.isAlive()).isTrue();
        assertThat(browser.complaints()).isEmpty();
        browser.leave();
    }
}
