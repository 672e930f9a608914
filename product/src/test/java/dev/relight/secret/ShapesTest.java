package dev.relight.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShapesTest {
    private static final Pattern RUN = Pattern.compile("\\[([^\\]]+)\\]\\{(\\d+),(\\d+)\\}");

    private final Redactor redactor = new Redactor();
    private final Random random = new Random(7);

    @Test
    void every_row_says_what_why_and_by_whom() throws Exception {
        for (var row : rows())
            assertThat(row)
                    .containsOnlyKeys("kind", "shape", "why", "source")
                    .doesNotContainValue("");
    }

    @Test
    void a_token_of_every_shape_goes_wherever_it_stands() throws Exception {
        for (var row : rows()) {
            var token = token(row.getOrDefault("shape", ""));
            for (var around :
                    List.of(
                            "%s",
                            "a %s b", "x=%s", "\"%s\"", "(%s)", "https://h/?k=%s&b=1", "a\n%s\n")) {
                var shown = redactor.redact(around.formatted(token));
                assertThat(shown).as(around + " " + row.get("kind")).doesNotContain(token);
                assertThat(redactor.redact(shown)).isEqualTo(shown);
            }
        }
    }

    @Test
    void a_token_s_beginning_alone_is_no_token() throws Exception {
        for (var row : rows()) {
            var shape = row.getOrDefault("shape", "");
            int open = shape.indexOf('[');
            var start = "see " + shape.substring(0, open) + " for more";
            assertThat(redactor.redact(start)).isEqualTo(start);
        }
    }

    /// One that fits: from each set at least as many as must be.
    private String token(String shape) {
        var runs = RUN.matcher(shape);
        var out = new StringBuilder();
        while (runs.find()) {
            runs.appendReplacement(out, "");
            var set = members(runs.group(1));
            for (int i = 0; i < Math.max(1, Integer.parseInt(runs.group(2))); i++)
                out.append(set.get(random.nextInt(set.size())));
        }
        return runs.appendTail(out).toString();
    }

    /// Letters and digits of a set, so that a token ends where it seems to.
    private static List<Character> members(String set) {
        var all = new ArrayList<Character>();
        for (char c = '0'; c <= 'z'; c++)
            if (Character.isLetterOrDigit(c) && String.valueOf(c).matches("[" + set + "]"))
                all.add(c);
        return all;
    }

    private static List<Map<String, String>> rows() throws IOException {
        try (var in = ShapesTest.class.getResourceAsStream("/secret/shapes.yaml")) {
            var loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            var rows = new ArrayList<Map<String, String>>();
            for (var entry : (List<?>) loaded) {
                var row = new HashMap<String, String>();
                ((Map<?, ?>) entry)
                        .forEach((k, v) -> row.put(String.valueOf(k), String.valueOf(v)));
                rows.add(row);
            }
            return rows;
        }
    }
}
