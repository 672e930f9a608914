package dev.relight.room;

import dev.relight.journal.Brief;
import dev.relight.room.page.Say;
import dev.relight.room.paper.Escape;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws each incident's time to restore over its date; logarithmic, since nights differ.
final class RestorePlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 280;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 20;
    private static final int BOTTOM = 34;

    /// What a person thinks in; between two of these stands no other unless there is room.
    private static final List<Duration> MARKS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofDays(1),
                    Duration.ofDays(7));

    /// Where incidents took about the same time, the ones above leave the plot empty. The first
    /// that has room wins.
    private static final List<Duration> MARKS_BETWEEN =
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(20),
                    Duration.ofHours(2),
                    Duration.ofHours(12),
                    Duration.ofDays(2));

    /// Closer together, and lines are hatching.
    private static final int APART_MIN = 24;

    private final double first;
    private final double last;
    private final double least;
    private final double most;

    private RestorePlot(List<Brief> restored) {
        first = restored.stream().mapToDouble(it -> it.opened().toEpochMilli()).min().orElse(0);
        last = restored.stream().mapToDouble(it -> it.opened().toEpochMilli()).max().orElse(1);
        least = Math.log(0.7 * restored.stream().mapToDouble(RestorePlot::seconds).min().orElse(1));
        most = Math.log(1.4 * restored.stream().mapToDouble(RestorePlot::seconds).max().orElse(1));
    }

    /// Empty if none was ever restored.
    static String svg(List<Brief> briefs, ZoneId zone) {
        var restored = briefs.stream().filter(it -> it.restored() != null).toList();
        return restored.isEmpty() ? "" : new RestorePlot(restored).draw(restored, zone);
    }

    private String draw(List<Brief> restored, ZoneId zone) {
        var svg = new StringBuilder();
        svg.append(
                ("<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Time to restore of"
                                + " %d incidents; the figures stand in the table below\">")
                        .formatted(WIDTH, HEIGHT, restored.size()));
        for (var mark : marks()) {
            double at = y(Math.log((double) mark.toSeconds()));
            line(svg, "axis", LEFT, at, WIDTH - RIGHT, at);
            text(svg, LEFT - 8, at + 4, "end", Say.length(mark));
        }
        var median = Trends.median(restored, Trends::toRestore);
        if (median != null) {
            double at = y(Math.log(Math.max(1, median.toMillis() / 1000.0)));
            line(svg, "median", LEFT, at, WIDTH - RIGHT, at);
            text(svg, WIDTH - RIGHT, at - 6, "end", "median " + Say.length(median));
        }
        for (var brief : restored) dot(svg, brief);
        if (last == first)
            text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", when(first, zone));
        else {
            text(svg, LEFT, HEIGHT - 12, "start", when(first, zone));
            text(svg, WIDTH - RIGHT, HEIGHT - 12, "end", when(last, zone));
        }
        return svg.append("</svg>").toString();
    }

    /// Those that lie in the plot, with others between them where there is room.
    private List<Duration> marks() {
        var marks = new ArrayList<Duration>();
        for (var mark : MARKS) if (isInside(mark)) marks.add(mark);
        for (var mark : MARKS_BETWEEN)
            if (isInside(mark) && marks.stream().allMatch(other -> isApart(mark, other)))
                marks.add(mark);
        return marks;
    }

    private boolean isInside(Duration mark) {
        double log = Math.log((double) mark.toSeconds());
        return log >= least && log <= most;
    }

    private boolean isApart(Duration one, Duration other) {
        double way = Math.log((double) one.toSeconds()) - Math.log((double) other.toSeconds());
        return Math.abs(way) / (most - least) * (HEIGHT - TOP - BOTTOM) >= APART_MIN;
    }

    private void dot(StringBuilder svg, Brief brief) {
        double x =
                last == first
                        ? (LEFT + WIDTH - RIGHT) / 2.0
                        : LEFT
                                + 8
                                + (brief.opened().toEpochMilli() - first)
                                        / (last - first)
                                        * (WIDTH - LEFT - RIGHT - 16);
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<circle class=\"dot%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"><title>%s</title></circle>",
                        brief.worked().isEmpty() ? " hand" : "",
                        x,
                        y(Math.log(seconds(brief))),
                        Escape.html(brief.id() + ": " + Say.length(length(brief)))));
    }

    private static Duration length(Brief brief) {
        var length = Trends.toRestore(brief);
        return length == null ? Duration.ZERO : length;
    }

    private static double seconds(Brief brief) {
        return Math.max(1, length(brief).toMillis() / 1000.0);
    }

    private double y(double log) {
        return TOP + (most - log) / (most - least) * (HEIGHT - TOP - BOTTOM);
    }

    /// The same day twice says nothing; then the time of day stands there too.
    private String when(double millis, ZoneId zone) {
        boolean isOneDay = Say.day(time(first), zone).equals(Say.day(time(last), zone));
        var day = Say.day(time(millis), zone);
        return isOneDay ? day + " " + Say.clock(time(millis), zone) : day;
    }

    private static Instant time(double millis) {
        return Instant.ofEpochMilli((long) millis);
    }

    private static void line(
            StringBuilder svg, String css, double x1, double y1, double x2, double y2) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                        css,
                        x1,
                        y1,
                        x2,
                        y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                        x,
                        y,
                        anchor,
                        Escape.html(words)));
    }
}
