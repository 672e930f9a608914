package dev.relight.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.journal.Brief;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestorePlotTest {
    private static final Instant DAY = Instant.parse("2026-01-05T03:00:00Z");

    @Test
    void short_times_have_marks_between_which_they_stand() {
        assertThat(marks(1, 2, 40)).contains("1 s", "2 s", "5 s", "10 s", "30 s");
        assertThat(marks(90, 200)).contains("2 min");
        assertThat(marks(100, 200, 400)).contains("2 min", "5 min");
    }

    @Test
    void marks_never_stand_in_each_other_s_way() {
        for (var seconds :
                List.of(new int[] {1, 900_000}, new int[] {5, 60}, new int[] {7, 7_000})) {
            var heights = new ArrayList<Double>();
            var line =
                    Pattern.compile("class=\"axis\"[^>]* y1=\"([0-9.]+)\"").matcher(svg(seconds));
            while (line.find()) heights.add(Double.valueOf(line.group(1)));
            heights.sort(null);
            for (int i = 1; i < heights.size(); i++)
                assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThan(16);
            assertThat(heights).hasSizeGreaterThan(2);
        }
    }

    @Test
    void what_was_on_one_day_is_told_apart_by_the_clock() {
        assertThat(svg(5, 9)).contains("5 Jan 2026 03:00:00", "5 Jan 2026 04:00:00");
    }

    private static List<String> marks(int... seconds) {
        var marks = new ArrayList<String>();
        var text =
                Pattern.compile("text-anchor=\"end\">([0-9]+ (s|min|h|d))<").matcher(svg(seconds));
        while (text.find()) marks.add(text.group(1));
        return marks;
    }

    /// One incident an hour, each so many seconds long.
    private static String svg(int... seconds) {
        var briefs = new ArrayList<Brief>();
        for (int i = 0; i < seconds.length; i++) {
            var opened = DAY.plus(Duration.ofHours(i));
            var restored = opened.plusSeconds(seconds[i]);
            briefs.add(
                    new Brief(
                            "shop-" + i,
                            "shop",
                            "dark",
                            Brief.State.RESOLVED,
                            opened,
                            opened,
                            restored,
                            restored,
                            restored,
                            "",
                            0,
                            0,
                            "",
                            ""));
        }
        return RestorePlot.svg(briefs, ZoneOffset.UTC);
    }
}
