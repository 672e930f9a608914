package dev.relight.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where a secret stands: `env:NAME`, `file:/run/secrets/x`, or the value itself.
///
/// Never shown: [#toString] says only where it is.
public record Secret(Kind kind, String source) {
    /// A key or an address is one short line; a bigger file is the wrong file.
    private static final int BYTES_MAX = 64 << 10;

    /// Where to look.
    public enum Kind {
        ENVIRONMENT,
        FILE,
        HERE
    }

    /// @param folder a file is looked for from there
    static Secret of(String text, Path folder) {
        if (text.startsWith("env:")) return new Secret(Kind.ENVIRONMENT, text.substring(4).strip());
        if (text.startsWith("file:"))
            return new Secret(Kind.FILE, folder.resolve(text.substring(5).strip()).toString());
        return new Secret(Kind.HERE, text);
    }

    /// The value, stripped; empty when there is none.
    ///
    /// @param environment value of a variable; null if unset
    public Optional<String> reveal(UnaryOperator<@Nullable String> environment) {
        var value =
                switch (kind) {
                    case ENVIRONMENT -> environment.apply(source);
                    case FILE -> content(Path.of(source));
                    case HERE -> source;
                };
        return Optional.ofNullable(value).map(String::strip).filter(it -> !it.isEmpty());
    }

    private static @Nullable String content(Path file) {
        try {
            return Files.size(file) > BYTES_MAX ? null : Files.readString(file);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /// For messages: where it is, never what it is.
    @Override
    public String toString() {
        return switch (kind) {
            case ENVIRONMENT -> "the variable " + source;
            case FILE -> "the file " + source;
            case HERE -> "a value in relight.yaml";
        };
    }
}
