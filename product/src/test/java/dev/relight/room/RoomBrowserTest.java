package dev.relight.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The room as people use it: in a real browser, against a real Relight that repairs a real lamp.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoomBrowserTest {
    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @TempDir static Path shared;

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private Pier pier;

    @BeforeAll
    static void a_browser() throws IOException {
        assumeTrue(
                Browser.isThere(),
                "no Chromium or no driver for it; tools/setup-debian.sh installs both");
        browser = new Browser(shared);
    }

    @AfterAll
    static void no_browser() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void a_lamp() throws IOException {
        pier = new Pier(folder.toRealPath());
        browser.as(1280, 900, false);
        browser.scripts(true);
    }

    @AfterEach
    void out() {
        if (pier != null) pier.close();
    }

    @Test
    void a_person_sees_it_live_says_yes_and_sees_it_end() throws IOException {
        browser.login(pier.house.at("/"), "ada");
        var id = pier.burnWick();
        browser.open(pier.house.at("/incidents/" + id));
        browser.awaitText("#panel h2", "May this run?");
        assertThat(browser.text("#panel"))
                .contains("bin/lampctl trim", "disruptive", "If nobody answers", "ada, ben");
        browser.awaitText("#link", "live");
        assertThat(browser.text(".cmd.is-asks")).contains("bin/lampctl trim", "waits for a yes");
        assertThat(browser.text("#scenarios")).contains("Wick burnt", "believed");

        browser.open(pier.house.at("/incidents/" + id));
        browser.awaitText("#link", "live");
        browser.run("window.kept = true; document.querySelector('details.out').open = true");
        browser.click("#panel button.primary");
        browser.awaitText(".said", "Your yes is on the record");
        browser.awaitText("#head", "closed");
        browser.awaitText("#timeline", "helped: up");
        assertThat(Files.exists(pier.home.resolve("lit"))).isTrue();
        assertThat(browser.text(".cmd.is-done.d-disruptive")).contains("bin/lampctl trim", "done");
        assertThat(browser.complaints()).isEmpty();
    }
}
