package dev.relight.room;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// A real Chromium, driven by its own driver.
@NullMarked
final class Browser implements AutoCloseable {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    /// A busy machine paints late; what never comes is told after this.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    static boolean isThere() {
        return CHROMIUM.canExecute() && DRIVER.canExecute();
    }

    static {
        // It warns at each start that it lacks something nobody here uses.
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
    }

    Browser(Path folder) throws IOException {
        var profile = Files.createDirectories(folder.resolve("profile"));
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER)
                        .usingAnyFreePort()
                        .build();
        driver = new ChromeDriver(service, options);
    }

    /// Lets go of the page, and of its stream.
    void leave() {
        driver.get("about:blank");
    }

    void open(URI at) {
        driver.get(at.toString());
    }

    /// As somebody on a phone, or at a desk, by day or by night.
    void as(int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"))));
    }

    void scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    void login(URI house, String name) {
        driver.manage().deleteAllCookies();
        open(house.resolve("/login"));
        one("#name").sendKeys(name);
        one("#password").sendKeys(Pier.PASSWORD);
        one("main button").click();
        await("logged in", () -> path().equals("/"));
    }

    String path() {
        return URI.create(String.valueOf(driver.getCurrentUrl())).getPath();
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    String text(String css) {
        return one(css).getText();
    }

    void click(String css) {
        var element = one(css);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void press(CharSequence keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /// The words of what has the focus.
    String focused() {
        return driver.switchTo().activeElement().getText();
    }

    /// Waits until the text stands there.
    void awaitText(String css, String words) {
        await(css + " shows '" + words + "'", () -> text(css).contains(words));
    }

    void await(String what, Callable<Boolean> holds) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (holds.call()) return;
                Thread.sleep(40);
            } catch (StaleElementReferenceException
                    | org.openqa.selenium.NoSuchElementException moving) {
                // The page is just being changed.
            } catch (Exception e) {
                throw new AssertionError(what, e);
            }
        }
        throw new AssertionError("not within " + LIMIT + ": " + what + "\n" + text("body"));
    }

    /// What axe finds against WCAG 2.2 AA, one line each.
    @SuppressWarnings("unchecked")
    List<String> axe() throws IOException {
        driver.executeScript(axeSource());
        var found =
                driver.executeAsyncScript(
                        """
                        const done = arguments[arguments.length - 1];
                        axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
                          .then(r => done(r.violations.flatMap(v => v.nodes.map(n =>
                            v.id + ': ' + n.target + ' ' + (n.any[0] || n.all[0] || n.none[0] || {}).message))))
                          .catch(e => done([String(e)]))\
                        """);
        return (List<String>) found;
    }

    private static String axeSource() throws IOException {
        try (var stream = Browser.class.getResourceAsStream("/axe.min.js")) {
            if (stream == null) throw new IllegalStateException("axe.min.js is not on the path");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// What the browser complained of: refused scripts and styles, missing files, errors; but for
    /// streams that were cut because a page was left.
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line ->
                        line.startsWith("SEVERE")
                                && !line.contains("[object Event]")
                                && !line.contains("/stream?"))
                .toList();
    }

    void picture(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
