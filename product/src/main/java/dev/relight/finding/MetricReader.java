package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads numbers of monitoring: answers of the Prometheus API, and pages in its text format.
final class MetricReader {
    /// `name{labels} value`; the text format allows a timestamp behind it.
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*\\})?\\s+([-+]?[0-9.eE+-]+|NaN|[-+]?Inf)(\\s+[0-9.]+)?$");

    private static final Pattern COMMENT = Pattern.compile("^# (HELP|TYPE) ");

    /// Sums and gauges a person may ask for by name; a big page has thousands.
    private static final int SAMPLES_MAX = 150;

    private MetricReader() {}

    /// `metric(up)`: the value of each series in the answer; `metric.count`: how many there are.
    static void answer(Output output, Notes notes) {
        var leaves = new Notes();
        JsonReader.read("", HttpReader.withoutMarker(output.stdout()), leaves);
        var facts = leaves.facts();
        if (!Predicate.of("json.status = \"success\"").judge(facts).isTrue()) return;
        int count = 0;
        for (; ; count++) {
            var value = first(facts, "json.data.result." + count + ".value.1");
            if (value.isEmpty()
                    && first(facts, "json.data.result." + count + ".values.0.1").isEmpty()) break;
            var name = first(facts, "json.data.result." + count + ".metric.__name__");
            if (!value.isEmpty())
                notes.add(
                        "metric", name.isEmpty() ? query(output) : name, value, name + " " + value);
        }
        notes.add("metric.count", Integer.toString(count), count + " series");
    }

    /// `metrics.present`, and `metric(name)` of samples without labels.
    static void page(Output output, Notes notes) {
        int samples = 0;
        int written = 0;
        var lines = Output.lines(HttpReader.withoutMarker(output.stdout()));
        for (var line : lines) {
            var sample = SAMPLE.matcher(line);
            if (COMMENT.matcher(line).find()) samples++;
            else if (sample.find()) {
                samples++;
                if (sample.group(2) == null && written++ < SAMPLES_MAX)
                    notes.add("metric", sample.group(1), sample.group(3), line);
            }
        }
        boolean present = samples > 0 && samples * 2 >= lines.size();
        notes.add("metrics.present", Boolean.toString(present), samples + " lines of metrics");
    }

    private static String first(Facts facts, String subject) {
        var found = facts.about(new Subject(subject, ""));
        return found.isEmpty() ? "" : found.getFirst().value();
    }

    private static String query(Output output) {
        for (var arg : output.source().args()) {
            int at = arg.indexOf("query=");
            if (at >= 0) return arg.substring(at + "query=".length());
        }
        return "";
    }
}
