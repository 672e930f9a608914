package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;

/// The answers to one command's requests; several when it ran in a loop.
final class HttpAnswers {
    private record Answer(String status, String error, String raw) {
        boolean isGood() {
            return status.startsWith("2") || status.startsWith("3");
        }
    }

    private final List<Answer> answers = new ArrayList<>();
    private long slowestMillis = -1;

    boolean isEmpty() {
        return answers.isEmpty();
    }

    void status(String status, String error, String raw) {
        answers.add(new Answer(status, error, raw));
    }

    void none(String error, String raw) {
        answers.add(new Answer("none", error, raw));
    }

    /// In seconds, as curl prints it in any locale.
    void time(String seconds) {
        try {
            var millis = Math.round(Double.parseDouble(seconds.replace(',', '.')) * 1000);
            slowestMillis = Math.max(slowestMillis, millis);
        } catch (NumberFormatException e) {
            // curl printed no time: then there is none to note
        }
    }

    long slowestMillis() {
        return slowestMillis;
    }

    /// One bad answer among many is what counts.
    String worst() {
        return worstAnswer().status;
    }

    /// Every one 2xx, or a redirection that was not followed.
    boolean isGood() {
        return answers.stream().allMatch(Answer::isGood);
    }

    String raw() {
        return worstAnswer().raw;
    }

    boolean timedOut() {
        return answers.stream().anyMatch(answer -> answer.error.equals("timeout"));
    }

    boolean reached() {
        return answers.stream().noneMatch(answer -> answer.status.equals("none"));
    }

    void write(HttpReader.Url url, Notes notes) {
        var worst = worstAnswer();
        notes.add("http.reachable", url.text(), Boolean.toString(reached()), worst.raw);
        notes.add("http.status", url.text(), worst.status, worst.raw);
        notes.add("http.timeout", url.text(), Boolean.toString(timedOut()), worst.raw);
        notes.add("http.error", url.text(), worst.error, worst.raw);
        if (slowestMillis >= 0)
            notes.add("http.time_ms", url.text(), Long.toString(slowestMillis), worst.raw);
        notes.add("http.count", url.text(), Integer.toString(answers.size()), "");
        long failed = answers.stream().filter(answer -> !answer.isGood()).count();
        notes.add("http.failed_count", url.text(), Long.toString(failed), worst.raw);
        for (var answer : answers)
            if (answer.error.equals("dns") && !url.host().isEmpty())
                notes.add(
                        "dns.resolves",
                        url.host().replaceFirst(":[0-9]+$", ""),
                        "false",
                        answer.raw);
    }

    private Answer worstAnswer() {
        var worst = answers.getFirst();
        for (var answer : answers) if (weight(answer) > weight(worst)) worst = answer;
        return worst;
    }

    private static int weight(Answer answer) {
        return answer.status.equals("none") ? 1_000 : Integer.parseInt(answer.status);
    }
}
