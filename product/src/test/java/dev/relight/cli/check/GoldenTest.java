package dev.relight.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.cli.Console;
import dev.relight.cli.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is printed, kept beside the runbook it is printed for; `RELIGHT_WRITE=1` writes it again.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/check");

    @ParameterizedTest(name = "{0}")
    @CsvSource({"all,-p --all", "github,--github", "sarif,--sarif"})
    void the_output_is_as_it_was(String form, String options) throws IOException, Usage {
        var golden = FOLDER.resolve("web-down." + form + ".txt");
        var printed = own(print(options));
        if (System.getenv("RELIGHT_WRITE") != null) Files.writeString(golden, printed);
        assertThat(printed).isEqualTo(Files.readString(golden));
    }

    /// Without the words of other rooms: why a command is dangerous, and which version this is.
    private static String own(String text) {
        return text.replaceAll(
                        "This destroys\\s+something \\([^)]*\\)", "This destroys something (...)")
                .replaceAll("\"version\" : \"(?!2.1.0)[^\"]*\"", "\"version\" : \"...\"");
    }

    private static String print(String options) throws IOException, Usage {
        var words =
                new java.util.ArrayList<>(
                        List.of(options.isEmpty() ? new String[0] : options.split(" ")));
        words.add("-");
        var console = Console.apart(90, Files.readAllBytes(FOLDER.resolve("web-down.md")));
        var said = console.said(new CheckCommand().run(words, console.terminal()));
        return said.out().replace("\r\n", "\n");
    }
}
