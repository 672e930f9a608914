package dev.relight.lantern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A configuration is good, or every mistake in it is told at once.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigTest {
    @TempDir Path home;

    @Test
    void a_good_one_is_read() throws IOException {
        var read = read("# ports\nport=1\noil.host = oil\noil.port = 2\noil.timeout.ms = 500");
        assertThat(read).isEqualTo(new Config.Reading.Good(new Config(1, "oil", 2, 500, false)));
    }

    @Test
    void every_mistake_is_told_with_its_line() throws IOException {
        var read =
                read("port = 70000\nsmoke\noil.port = x\nburn.enabled = yes\noil.timeout.ms = 500");
        assertThat(read)
                .isEqualTo(
                        new Config.Reading.Bad(
                                List.of(
                                        "line 1: port is 70000; it must be 1 to 65535",
                                        "line 2: 'smoke' is not key = value",
                                        "line 3: oil.port is 'x', not a whole number",
                                        "line 4: burn.enabled is 'yes', not true or false",
                                        "oil.host is missing")));
    }

    @Test
    void a_missing_file_is_a_mistake_like_any_other() {
        assertThat(Config.read(home)).isInstanceOf(Config.Reading.Bad.class);
    }

    private Config.Reading read(String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(Config.FILE), text);
        return Config.read(home);
    }
}
