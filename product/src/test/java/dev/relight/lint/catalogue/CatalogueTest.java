package dev.relight.lint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relight.problem.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CatalogueTest {
    private static final Path PAGE = Path.of("../docs/reference/findings.md");

    @Test
    void codes_are_kebab_case_and_sentences_are_sentences() {
        assertThat(Catalogue.entries()).hasSizeGreaterThan(80);
        for (var entry : Catalogue.entries()) {
            assertThat(entry.code()).matches("[a-z]+(-[a-z0-9]+)*");
            assertThat(FindingsPage.hasChapter(entry.about())).as(entry.code()).isTrue();
            assertThat(List.of(entry.what(), entry.why()))
                    .as(entry.code())
                    .allMatch(words -> words.endsWith(".") || words.endsWith("}"))
                    .noneMatch(words -> words.contains("\n"));
        }
    }

    @Test
    void the_reference_page_says_what_the_table_says() throws IOException {
        if (System.getenv("RELIGHT_WRITE") != null) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, FindingsPage.markdown());
        }
        assertThat(PAGE)
                .as("write it again: RELIGHT_WRITE=1 mvn test -Dtest=CatalogueTest")
                .hasContent(FindingsPage.markdown());
    }

    @Test
    void a_slot_that_nobody_fills_is_a_bug_and_says_so() {
        assertThatThrownBy(() -> Catalogue.problem("no-effect", new Place("a.md", 1, 1)))
                .hasMessageContaining("no-effect")
                .hasMessageContaining("{why}");
    }

    @Test
    void words_are_filled_and_braces_of_shell_stay() {
        var problem =
                Catalogue.problem(
                        "stats-of-stopped",
                        new Place("a.md", 3, 1),
                        "program",
                        "docker",
                        "name",
                        "shop");
        assertThat(problem.mend())
                .isEqualTo("Ask `docker inspect -f '{{.State.Status}}' shop` first.");
    }
}
