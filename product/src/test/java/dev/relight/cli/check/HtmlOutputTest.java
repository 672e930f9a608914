package dev.relight.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.lint.Lint;
import dev.relight.lint.world.World;
import dev.relight.runbook.Compiler;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HtmlOutputTest {
    @Test
    void each_command_stands_with_its_verdict_and_its_findings_beside_it() {
        var page = page("# Web Down\n\n```bash\n# Logs\ndocker logs web | tail -5\n```\n");
        assertThat(page)
                .contains("id=\"L5\"")
                .contains("<code>docker logs web | tail -5</code>")
                .contains("logs-without-stderr")
                .containsPattern("class=\"badge (observe|unknown)\"");
    }

    @Test
    void nothing_that_a_runbook_says_becomes_markup() {
        var evil = "<script>alert(1)</script>";
        var page =
                page(
                        """
                        # %1$s " onload=x
                        **Owner**: %1$s

                        <img src=x onerror=alert(1)> and <b>bold</b> %1$s

                        [click](javascript:alert(1)) [data](data:text/html,%1$s) ![pic](http://evil.example/x.png)

                        | a | b |
                        |---|---|
                        | %1$s | `%1$s` |

                        ```bash
                        echo "%1$s" <!-- '"> -->
                        docker exec web rm -rf /x/*"><script>
                        ```

                        <div onclick="alert(1)">%1$s</div>
                        """
                                .formatted(evil));
        assertThat(page.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("javascript:alert")
                .doesNotContain("href=\"data:")
                .doesNotContainPattern("<[a-z][^>]*\\son[a-z]+=");
        assertThat(page).contains("&lt;script&gt;");
    }

    @Test
    void however_hostile_pieces_are_put_together_no_tag_of_theirs_comes_through() {
        var pieces =
                List.of(
                        "<script>",
                        "</code>",
                        "</style>",
                        "\"",
                        "'",
                        "`",
                        "```bash\n",
                        "```\n",
                        "<img src=x onerror=x>",
                        "](javascript:x)",
                        "[a",
                        "![b",
                        "<!--",
                        "-->",
                        "&lt;",
                        "&#60;script&#62;",
                        "docker logs <x>",
                        "\n\n",
                        "\n",
                        "# ",
                        "- ",
                        "| ",
                        "|---|\n",
                        "<svg/onload=x>",
                        "<a href=//e>",
                        "data:text/html,",
                        "**Owner**: ",
                        "\\");
        var random = new java.util.Random(7);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            for (int j = 0; j < 40; j++) text.append(pieces.get(random.nextInt(pieces.size())));
            assertThat(page(text.toString()))
                    .doesNotContainPattern("(?i)<(script|img|svg|iframe|object|embed|form|base)\\b")
                    .doesNotContainPattern("(?i)<[a-z][^>\"]*(\"[^\"]*\"[^>\"]*)*\\son[a-z]+\\s*=")
                    .doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|data):");
        }
    }

    @Test
    void nothing_is_fetched_and_nothing_may_run() {
        var page = page("# Web Down\n\n![x](https://example.org/x.png)\n\n```bash\ndf -h\n```\n");
        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("<link")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContainPattern("src=\"");
    }

    @Test
    void marks_that_turn_the_direction_of_text_are_shown_and_not_obeyed() {
        assertThat(page("# Web\n\n```bash\nls \u202egpj.exe\n```\n"))
                .doesNotContain("\u202e")
                .contains("\ufffd");
    }

    @Test
    void findings_on_prose_and_links_stand_behind_their_block() {
        var page = page("# Web Down\n\nReviewed by [NAME OF TEAM]\n\n```bash\ndf -h\n```\n");
        assertThat(page.indexOf("template-unfilled"))
                .isPositive()
                .isLessThan(page.indexOf("df -h</code>"));
    }

    @Test
    void a_sentence_with_backticks_becomes_code_and_stays_escaped() {
        assertThat(Html.sentence("Write `a < b` now")).isEqualTo("Write <code>a &lt; b</code> now");
        assertThat(Html.sentence("one ` only")).isEqualTo("one ` only");
    }

    private static String page(String text) {
        var compiled = Compiler.standard().compile("web.md", text);
        var problems =
                Lint.problems(
                        compiled.plan(), compiled.page(), World.NONE, LocalDate.of(2026, 11, 22));
        return HtmlOutput.page(
                new Checked("web.md", compiled.plan(), compiled.page(), problems, List.of()));
    }
}
