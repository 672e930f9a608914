package dev.relight.room.sheet;

import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The one question that waits, with all that a tired person needs to answer it.
///
/// @param asked when
/// @param yeses who has agreed so far
/// @param line of the runbook it is about; 0 if none
/// @param undoes what this leaves behind, or takes back; empty if the runbook does not say
/// @param told whether the message about it went out
public record Asking(
        Question question,
        Instant asked,
        List<String> yeses,
        int line,
        List<String> undoes,
        String told) {
    public Asking {
        yeses = List.copyOf(yeses);
        undoes = List.copyOf(undoes);
    }

    /// How many people must still agree.
    public int missing() {
        return Math.max(0, question.yeses() - yeses.size());
    }

    /// What a click on yes means, in its words.
    public String yes() {
        return switch (question.kind()) {
            case APPROVE -> "Yes, run exactly this";
            case BY_HAND -> "I did it";
            case CHOOSE -> "This one is meant";
            case DOUBT -> "Yes, run it once more";
            case HEALTH -> "Yes, the service is well";
        };
    }

    public String no() {
        return switch (question.kind()) {
            case APPROVE -> "No, skip this";
            case BY_HAND -> "It cannot be done";
            case CHOOSE -> "None of these, skip this";
            case DOUBT -> "No, not again";
            case HEALTH -> "No, it is not";
        };
    }

    public String heading() {
        return switch (question.kind()) {
            case APPROVE -> "May this run?";
            case BY_HAND -> "Please do this by hand";
            case CHOOSE -> "Which one is meant?";
            case DOUBT -> "It was started, and nobody knows what became of it. Once more?";
            case HEALTH -> "Is the service well?";
        };
    }

    static Asking of(Incident.Open open, Question question, List<Event> events) {
        var asked = open.since();
        for (var event : events)
            if (event instanceof Event.Asked(var at, var its) && its.id().equals(question.id()))
                asked = at;
        var told = told(open, question, events);
        int line = Now.of(open).line();
        var yeses = new ArrayList<>(open.desk().yeses());
        return new Asking(question, asked, yeses, line, undoes(open, line), told);
    }

    /// To whom the message about it went; notices follow the events that ask for them.
    private static String told(Incident.Open open, Question question, List<Event> events) {
        for (var each : open.desk().outbox().values())
            if (each.about().equals(question.id())) return "the message is on its way";
        boolean isAsked = false;
        for (var event : events) {
            if (event instanceof Event.Asked(_, var its)) isAsked = its.id().equals(question.id());
            if (isAsked && event instanceof Event.NoticeSent(_, _, var to) && to != null)
                return "told: " + to;
        }
        return "";
    }

    /// Two halves that belong together: what is taken down is brought up again.
    private static List<String> undoes(Incident.Open open, int line) {
        var said = new ArrayList<String>();
        var plan = open.opening().plan();
        for (var pair : plan.pairs()) {
            if (pair.open() == line)
                plan.command(pair.close())
                        .ifPresent(it ->
                                said.add(
                                        "line %d takes it back afterwards: %s"
                                                .formatted(it.line(), it.joined())));
            if (pair.close() == line)
                plan.command(pair.open())
                        .ifPresent(it ->
                                said.add(
                                        "it takes back line %d: %s"
                                                .formatted(it.line(), it.joined())));
        }
        return said;
    }
}
