package dev.relight.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckPageTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

    @Test
    void the_reference_page_names_every_option_of_the_help_and_no_other() throws IOException {
        var page = Files.readString(Path.of("../docs/reference/check.md"));
        assertThat(options(page)).isEqualTo(options(new CheckCommand().help()));
    }

    private static SortedSet<String> options(String text) {
        var options = new TreeSet<String>();
        var found = OPTION.matcher(text);
        while (found.find()) options.add(found.group());
        return options;
    }
}
