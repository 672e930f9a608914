package dev.relight.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.NullMarked;

/// Takes the pictures of the documentation from the real thing: `tools/record-room.sh`.
@NullMarked
final class Pictures {
    private static final int DESK = 1280;
    private static final int PHONE = 360;

    private Pictures() {}

    /// @param args the folder they are put in
    public static void main(String[] args) throws IOException {
        var to = Path.of(args[0]);
        var folder = Files.createDirectories(Path.of("/tmp/pier/" + ProcessHandle.current().pid()));
        try (var browser = new Browser(folder);
                var pier = new Pier(folder)) {
            browser.as(DESK, 1000, false);
            pier.headline = "LampDark: dark for more than 1 minute";
            past(pier);
            browser.login(pier.house.at("/"), "ada");
            var id = pier.fillSpool();
            browser.open(pier.house.at("/incidents/" + id));
            browser.awaitText("#panel h2", "May this run?");
            browser.awaitText("#link", "live");
            browser.picture(to.resolve("room-question.png"));
            browser.as(DESK, 1000, true);
            browser.picture(to.resolve("room-question-dark.png"));
            browser.as(PHONE, 760, false);
            browser.picture(to.resolve("room-phone.png"));
            browser.as(DESK, 900, false);
            browser.open(pier.house.at("/"));
            browser.picture(to.resolve("room-list.png"));
            browser.open(pier.house.at("/status"));
            browser.picture(to.resolve("room-status.png"));
            browser.open(pier.house.at("/incidents/" + id));
            browser.click("#panel button.primary");
            browser.login(pier.house.at("/"), "ben");
            browser.open(pier.house.at("/incidents/" + id));
            browser.click("#panel button.primary");
            browser.awaitText("#head", "closed");
            browser.run("document.getElementById('c75').scrollIntoView({block: 'center'})");
            browser.picture(to.resolve("room-runbook.png"));
            browser.open(pier.house.at("/trends"));
            browser.picture(to.resolve("room-trends.png"));
        }
        try (var left = Files.walk(folder)) {
            for (var path : left.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    /// Two repairs before, so that lists and trends have something to show; a fourth within half an
    /// hour would be held back.
    private static void past(Pier pier) throws IOException {
        for (int i = 0; i < 2; i++) {
            var id = pier.burnWick();
            pier.answerAs(id, "ada");
            pier.awaitOver(id);
        }
    }
}
