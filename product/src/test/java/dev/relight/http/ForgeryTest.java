package dev.relight.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.people.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a foreign page in somebody's browser, or somebody at that browser before, can try.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForgeryTest {
    private static final String PASSWORD = "a lantern in the fog";
    private static final String ADA = "name=ada&password=a+lantern+in+the+fog";

    @TempDir Path folder;
    private House house;

    @BeforeEach
    void open() {
        house =
                new House(
                        folder,
                        Route.get("/me", Access.VIEW, it -> Reply.text(200, it.who().name())),
                        Route.get("/word", Access.VIEW, it -> Reply.text(200, it.csrf())),
                        Route.post("/yes", Access.APPROVE, _ -> Reply.text(200, "yes")));
        house.accounts.put("ada", Role.APPROVER, PASSWORD);
        house.accounts.put("eve", Role.APPROVER, PASSWORD);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_session_that_was_planted_before_the_login_is_worth_nothing_after_it() {
        var planted = "relight_session=planted-by-eve";
        var reply = house.form("/login", ADA, "Cookie", planted);
        var own = reply.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(own)
                .startsWith("relight_session=")
                .doesNotContain("planted")
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(me(planted)).isEqualTo(401);
    }

    @Test
    void logging_in_ends_the_session_that_this_browser_had() {
        var before = house.login("eve", PASSWORD);
        assertThat(me(before)).isEqualTo(200);
        var reply = house.form("/login", ADA, "Cookie", before);
        assertThat(me(before)).isEqualTo(401);
        var own = reply.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(house.get("/me", "Cookie", own).body()).isEqualTo("ada");
    }

    @Test
    void a_foreign_page_can_log_nobody_in_or_out_and_write_nothing() {
        for (var origin :
                new String[] {"https://evil.example", "null", "http://127.0.0.1.evil.org"}) {
            var login = house.form("/login", ADA, "Origin", origin);
            assertThat(login.statusCode()).as(origin).isEqualTo(403);
            assertThat(login.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(house.form("/setup", "code=x", "Origin", origin).statusCode())
                    .isEqualTo(403);
            var ada = house.login("ada", PASSWORD);
            assertThat(house.form("/logout", "", "Cookie", ada, "Origin", origin).statusCode())
                    .isEqualTo(403);
            var word = house.get("/word", "Cookie", ada).body();
            var forged = house.form("/yes", "csrf=" + word, "Cookie", ada, "Origin", origin);
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(me(ada)).isEqualTo(200);
        }
        var here = "http://127.0.0.1:" + house.server.port();
        assertThat(house.form("/login", ADA, "Origin", here).statusCode()).isEqualTo(303);
    }

    @Test
    void the_word_of_one_session_does_not_fit_another() {
        var eves = house.get("/word", "Cookie", house.login("eve", PASSWORD)).body();
        var ada = house.login("ada", PASSWORD);
        assertThat(house.form("/yes", "csrf=" + eves, "Cookie", ada).statusCode()).isEqualTo(403);
        assertThat(house.form("/yes", "csrf=", "Cookie", ada).statusCode()).isEqualTo(403);
        assertThat(house.form("/logout", "csrf=" + eves, "Cookie", ada).statusCode())
                .isEqualTo(403);
        assertThat(me(ada)).isEqualTo(200);
    }

    private int me(String cookie) {
        return house.get("/me", "Cookie", cookie).statusCode();
    }
}
