package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhoTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void settle() throws Exception {
        Files.writeString(
                folder.resolve("web.md"),
                """
                # Web is down
                ## Assess
                ```bash
                uptime
                ```
                ## Escalation
                - **Escalate to Team lead** after 15 minutes
                - **Escalate to CTO** after 30 minutes
                """);
        Files.writeString(
                folder.resolve("relight.yaml"),
                """
                zone: Europe/Berlin
                channels: [{name: mail, smtp: localhost, security: none, from: r@example.org}]
                people:
                  - {name: Ada, role: approver, reach: {mail: ada@example.org}}
                  - {name: Ben, role: approver, reach: {mail: ben@example.org}}
                rotations: [{name: primary, people: [Ada, Ben], start: 2026-01-05T09:00}]
                roles: [{name: Team Lead, people: [Ben]}]
                policies: [{name: web, levels: [{rotations: [primary]}]}]
                services:
                  - {name: web, runbook: web.md, escalation: web}
                  - {name: bare, runbook: web.md}
                """);
    }

    @Test
    void it_says_who_is_on_call_then_how_they_are_reached_and_who_stands_for_whom()
            throws Exception {
        assertThat(who("web", "--at", "2026-01-05T08:59")).isEqualTo(Exit.OK);
        assertThat(said())
                .contains("Mon 2026-01-05 08:59 CET")
                .contains("Ada (approver): mail ada@example.org")
                .contains("runbook  Team lead: Ben")
                .contains("runbook  CTO: the next level");
        assertThat(who("web", "--at", "2026-01-12T09:00+01:00")).isEqualTo(Exit.OK);
        assertThat(said()).contains("Ben (approver): mail ben@example.org");
    }

    @Test
    void a_service_that_reaches_nobody_is_a_no() throws Exception {
        assertThat(who()).isEqualTo(Exit.NO);
        assertThat(said()).contains("bare  nobody is told").contains("primary: ");
    }

    @Test
    void a_channel_that_cannot_be_used_says_so_and_an_unknown_one_names_the_others()
            throws Exception {
        out.reset();
        var settings = folder.resolve("relight.yaml").toString();
        assertThat(new Tell().run(List.of("mail", "--settings", settings), terminal()))
                .isEqualTo(Exit.NO);
        assertThat(said()).contains("mail: not taken: the channel mail names no address `to`");
        assertThatThrownBy(
                        () -> new Tell().run(List.of("mial", "--settings", settings), terminal()))
                .hasMessageContaining("Did you mean 'mail'?");
    }

    private Terminal terminal() {
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(InputStream.nullInputStream(), print, print, false, 100, false);
    }

    private int who(String... arguments) throws Exception {
        out.reset();
        var all = new java.util.ArrayList<>(List.of(arguments));
        all.add("--settings");
        all.add(folder.resolve("relight.yaml").toString());
        return new Who().run(all, terminal());
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
