package dev.relight.room.sheet;

import dev.relight.incident.Acknowledgement;
import dev.relight.incident.Errand;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Footing;
import dev.relight.incident.Health;
import dev.relight.incident.Hypothesis;
import dev.relight.incident.Incident;
import dev.relight.incident.Opening;
import dev.relight.incident.Stage;
import dev.relight.journal.Brief;
import dev.relight.record.Times;
import dev.relight.record.WhereToBegin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything an incident's page says.
///
/// @param version how many events it was made of; it grows and never shrinks
/// @param asking the one question that waits; null if none does
/// @param clock null when it is over
/// @param now null when it is over
/// @param lines of the runbook that were touched
/// @param acknowledged who has it, and for how long; null while nobody does
/// @param handedOverBecause empty unless a person has it
/// @param begin with what fits, and has no command in the runbook
/// @param isHeld a person holds everything automatic here, until somebody releases it
/// @param isBlocked a guard holds it back, which a person may override
/// @param told the timeline, the youngest first
public record IncidentSheet(
        Opening opening,
        int version,
        Brief brief,
        Health health,
        @Nullable Asking asking,
        @Nullable ClockFace clock,
        @Nullable Now now,
        Times times,
        List<Hypothesis> hypotheses,
        @Nullable Hypothesis chosen,
        List<Errand> errands,
        Map<Integer, LineState> lines,
        @Nullable Acknowledgement acknowledged,
        String handedOverBecause,
        List<Hypothesis> begin,
        boolean isHeld,
        boolean isBlocked,
        List<Told> told) {

    /// @param events all of one incident, from its opening on
    public static IncidentSheet of(List<Event> events) {
        var incident = Evolve.fold(events);
        var last =
                switch (incident) {
                    case Incident.Open open -> open;
                    case Incident.Over over -> over.last();
                    case Incident.Quiet _ ->
                            throw new IllegalArgumentException("an incident without events");
                };
        boolean isOpen = incident instanceof Incident.Open;
        var question = last.desk().pending();
        return new IncidentSheet(
                last.opening(),
                events.size(),
                Brief.of(events),
                last.health(),
                isOpen && question != null ? Asking.of(last, question, events) : null,
                isOpen ? ClockFace.of(last) : null,
                isOpen ? Now.of(last) : null,
                Times.of(events),
                last.trail().candidates(),
                last.trail().chosen(),
                new ArrayList<>(last.desk().errands().values()),
                LineStates.of(events),
                isOpen ? last.clock().held() : null,
                last.stage() instanceof Stage.HandedOver(_, var because) ? because : "",
                WhereToBegin.of(events),
                isOpen && last.desk().hold() != null,
                isOpen && (last.reins().stop() != null || isWaiting(last)),
                Told.all(events));
    }

    private static boolean isWaiting(Incident.Open open) {
        return open.stage() instanceof Stage.Climbing(_, Footing.Waiting _, _);
    }

    public LineState line(int line) {
        return lines.getOrDefault(line, LineState.UNTOUCHED);
    }

    /// What was thought of the scenario whose heading stands on `line`; null if nothing.
    public @Nullable Hypothesis hypothesis(int line) {
        for (var hypothesis : hypotheses) if (hypothesis.section() == line) return hypothesis;
        return null;
    }

    /// Until when it holds that somebody has it; null if nobody does, or without end.
    public @Nullable Instant heldUntil() {
        return acknowledged == null ? null : acknowledged.until();
    }

    /// Somebody may still say that they have it, or say so again before it runs out.
    public boolean mayAcknowledge() {
        return !isOver() && (brief.acknowledged() == null || ranOut() || heldUntil() != null);
    }

    /// Somebody had it, and nobody does now.
    public boolean ranOut() {
        return clock != null && clock.ranOut();
    }

    public boolean isOver() {
        return brief.state().isOver();
    }

    /// Handed over: a person mends it, or sends Relight up again.
    public boolean isHandedOver() {
        return brief.state() == Brief.State.HANDED_OVER && !isOver();
    }

    /// When it was over, or restored; null while it lasts.
    public @Nullable Instant ended() {
        return brief.ended();
    }

    /// Shown large: `waits for a yes`, `handed over`.
    public String headline() {
        if (asking != null) return "waits for a person";
        return switch (brief.state()) {
            case ASSESSING -> "looking around";
            case ACTING -> "acting";
            case VERIFYING -> "verifying";
            case SOAKING -> "up again, soaking";
            case HANDED_OVER -> "handed over to a person";
            case WATCHING -> "resolved, watching";
            case RESOLVED -> "closed";
            case ABORTED -> "aborted";
        };
    }

    /// The tone of the page: `asks`, `busy`, `calm` or `over`.
    public String tone() {
        if (asking != null || isHandedOver()) return "asks";
        return switch (brief.state()) {
            case ASSESSING, ACTING, VERIFYING -> "busy";
            case SOAKING, WATCHING -> "calm";
            case HANDED_OVER -> "asks";
            case RESOLVED, ABORTED -> "over";
        };
    }

    /// What this incident may do by itself.
    public String autonomy() {
        return opening.policy().autonomy().name().toLowerCase(java.util.Locale.ROOT);
    }
}
