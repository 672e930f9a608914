package dev.relight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The build's `tools/PlainLinks.java` changes how classes are linked, and nothing that they do.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainLinksTest {
    private static final List<String> CLASSES =
            List.of("Sample", "Sample$Every", "Sample$Shape", "Sample$Dot", "Sample$Line");

    /// Answers that depend on every kind of switch and field.
    static final class Sample {
        record Every(
                boolean yes,
                byte small,
                short low,
                char letter,
                int number,
                long far,
                float part,
                double whole,
                @Nullable String text) {}

        sealed interface Shape {
            default String name() {
                return switch (this) {
                    case Dot _ -> "dot";
                    case Line _ -> "line";
                };
            }
        }

        record Dot() implements Shape {}

        record Line(int length, Object end) implements Shape {}

        private static String of(@Nullable Object thing) {
            return switch (thing) {
                case null -> "null";
                case Line(int length, Dot _) when length > 2 -> "long to a dot";
                case Line(int length, Object _) when length > 1 -> "long";
                case Shape shape -> shape.name();
                case String text when text.length() > 1 -> "text";
                default -> "other";
            };
        }

        @SuppressWarnings(
                "EqualsIncompatibleType") // that a record is no text is part of the question
        public static String told() {
            var one = new Every(true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, Double.NaN, null);
            var same = new Every(true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, Double.NaN, null);
            var zero = new Every(true, (byte) 1, (short) 2, 'c', 4, 5L, -0f, Double.NaN, null);
            var said = new StringBuilder();
            said.append(one.equals(same)).append(one.equals(zero)).append(one.equals("x"));
            said.append(one.hashCode()).append(' ').append(zero.hashCode()).append(one);
            for (var thing :
                    new @Nullable Object[] {
                        null,
                        new Dot(),
                        new Line(3, new Dot()),
                        new Line(3, 1),
                        new Line(1, 1),
                        "x",
                        "y",
                        7
                    }) said.append(' ').append(of(thing));
            return said.toString();
        }
    }

    @Test
    void switches_and_records_answer_as_before_and_are_linked_plainly(@TempDir Path folder)
            throws Exception {
        var to = Files.createDirectories(folder.resolve("dev/relight"));
        for (var name : CLASSES)
            try (var in =
                    PlainLinksTest.class.getResourceAsStream("PlainLinksTest$" + name + ".class")) {
                if (in == null) throw new IOException("no class " + name);
                Files.write(to.resolve("PlainLinksTest$" + name + ".class"), in.readAllBytes());
            }
        run(folder);
        assertThat(text(to.resolve("PlainLinksTest$Sample$Shape.class")))
                .contains("plain$typeSwitch");
        assertThat(text(to.resolve("PlainLinksTest$Sample$Every.class")))
                .contains("plain$equals", "plain$hashCode");
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            var told = loader.loadClass("dev.relight.PlainLinksTest$Sample").getMethod("told");
            told.setAccessible(true);
            assertThat(told.invoke(null)).isEqualTo(Sample.told());
        }
    }

    private static void run(Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                folder.toString(),
                                "../tools/PlainLinks.java",
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
