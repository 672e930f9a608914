package dev.relight.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The hook and the action in the root of the repository call what there is.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HooksTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void the_pre_commit_hooks_call_the_launcher_with_options_that_exist() throws IOException {
        var hooks = (List<?>) yaml(ROOT.resolve(".pre-commit-hooks.yaml"));
        for (var hook : hooks) {
            var entry = String.valueOf(((Map<?, ?>) hook).get("entry"));
            assertThat(ROOT.resolve(entry.split(" ")[0])).isExecutable();
            assertOptionsExist(entry);
        }
    }

    @Test
    void the_action_calls_the_launcher_with_options_that_exist_and_inputs_it_declares()
            throws IOException {
        var text = Files.readString(ROOT.resolve("action.yml"));
        var action = (Map<?, ?>) yaml(ROOT.resolve("action.yml"));
        var inputs = java.util.Objects.requireNonNull((Map<?, ?>) action.get("inputs"));
        var used = Pattern.compile("inputs\\.(\\w+)").matcher(text);
        while (used.find()) assertThat(inputs.containsKey(used.group(1))).as(used.group()).isTrue();
        assertOptionsExist(text);
        var script = text.substring(text.indexOf("run: |"));
        assertThat(script)
                .as("an input within the script would be read as shell")
                .doesNotContain("${{");
    }

    private static void assertOptionsExist(String text) {
        var help = new CheckCommand().help();
        var option = Pattern.compile("(?<![\\w-])--[a-z-]+").matcher(text);
        while (option.find()) assertThat(help).contains(option.group());
    }

    private static Object yaml(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }
}
