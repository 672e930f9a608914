package dev.relight.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

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
        if (browser != null) browser.leave();
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
        assertThat(browser.run("return document.title")).isEqualTo("lamp: closed · Relight");
    }

    @Test
    void what_destroys_takes_two_people_and_one_who_looks_on_sees_no_button() throws IOException {
        browser.login(pier.house.at("/"), "vic");
        var id = pier.fillSpool();
        browser.open(pier.house.at("/incidents/" + id));
        browser.awaitText("#panel", "2 different people must say yes");
        assertThat(browser.text("#panel")).contains("destructive", "looking on");
        assertThat(browser.has("main button")).isFalse();

        browser.login(pier.house.at("/"), "ada");
        browser.open(pier.house.at("/incidents/" + id));
        browser.click("#panel button.primary");
        browser.awaitText("#panel", "ada said yes; 1 yes is missing");
        browser.click("#panel button.primary");
        browser.awaitText(".said", "You have said yes already");
        assertThat(pier.home.resolve("spool/one.draft")).exists();
        browser.click(".me button");
        browser.await("logged out", () -> browser.path().equals("/login"));

        browser.login(pier.house.at("/"), "ben");
        browser.open(pier.house.at("/incidents/" + id));
        browser.click("#panel button.primary");
        browser.awaitText("#head", "closed");
        assertThat(pier.home.resolve("spool/one.draft")).doesNotExist();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void nothing_that_an_alert_or_a_runbook_says_is_run_by_a_real_browser() throws IOException {
        pier.headline =
                "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script><svg onload=pwned=1>";
        browser.login(pier.house.at("/"), "vic");
        var id = pier.burnWick();
        browser.open(pier.house.at("/incidents/" + id));
        browser.awaitText("#link", "live");
        browser.awaitText("#panel h2", "May this run?");
        for (var page :
                List.of("/incidents/" + id, "/", "/status", "/incidents/" + id + "/timeline")) {
            browser.open(pier.house.at(page));
            assertThat(browser.run("return typeof window.pwned")).as(page).isEqualTo("undefined");
            assertThat(String.valueOf(browser.run("return document.title")))
                    .doesNotContain("hijacked");
            assertThat(browser.has("main img, main svg[onload], main script")).as(page).isFalse();
        }
    }

    @Test
    void without_scripts_a_no_with_its_reason_goes_on_the_record() throws IOException {
        browser.login(pier.house.at("/"), "rita");
        browser.scripts(false);
        var id = pier.burnWick();
        browser.await(
                "the question",
                () -> {
                    browser.open(pier.house.at("/incidents/" + id));
                    return browser.has("#because");
                });
        assertThat(browser.has("#panel button.primary")).isFalse();
        browser.one("#because").sendKeys("a ship is <near>");
        browser.click("#panel button[value=no]");
        browser.awaitText(".said", "Your no is on the record");
        browser.await(
                "the next page",
                () -> {
                    browser.open(pier.house.at("/incidents/" + id));
                    return browser.text("#timeline").contains("a ship is <near>");
                });
        assertThat(browser.text(".cmd.is-skipped.d-disruptive")).contains("rita said no");
    }

    @Test
    void by_keyboard_alone_one_gets_to_the_question_and_answers() throws IOException {
        browser.login(pier.house.at("/"), "ada");
        var id = pier.burnWick();
        browser.open(pier.house.at("/incidents/" + id));
        browser.awaitText("#link", "live");
        browser.awaitText("#panel h2", "May this run?");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("Skip to the page");
        browser.press("q");
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("panel");
        while (!browser.focused().equals("Yes, run exactly this")) browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        browser.awaitText(".said", "Your yes is on the record");
        browser.awaitText("#head", "closed");
    }

    @Test
    void axe_finds_nothing_on_any_page_by_day_or_night_and_a_phone_never_scrolls_sideways()
            throws IOException {
        browser.open(pier.house.at("/login"));
        check("login");
        browser.login(pier.house.at("/"), "ada");
        var id = pier.burnWick();
        browser.open(pier.house.at("/incidents/" + id));
        browser.awaitText("#panel h2", "May this run?");
        browser.awaitText("#link", "live");
        check("incident");
        browser.as(1280, 900, true);
        check("incident by night");
        browser.as(360, 800, false);
        for (var page : new String[] {"/incidents/" + id, "/", "/status", "/trends", "/help"}) {
            browser.open(pier.house.at(page));
            check(page + " on a phone");
            assertThat(browser.run("return document.documentElement.scrollWidth <= 360"))
                    .as("%s is no wider than a phone", page)
                    .isEqualTo(true);
        }
    }

    private void check(String page) throws IOException {
        assertThat(browser.axe()).as("axe on %s", page).isEmpty();
    }
}
