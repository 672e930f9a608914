package dev.relight.incident;

import dev.relight.incident.Incident.Open;
import java.time.Instant;

/// Evolves what lies between Relight and people.
final class AtDesk {
    private AtDesk() {}

    static Open evolve(Open open, Event.OfDesk event) {
        var desk = open.desk();
        return switch (event) {
            case Event.Asked(var at, var question) -> asked(open, at, question);
            case Event.Approved(var at, _, var by) -> approved(open, at, by, event);
            case Event.Chosen(var at, _, var by, var values) ->
                    has(Choosing.evolve(open, at, values, event), by, at);
            case Event.Refused(var at, _, var by, _) -> has(unanswered(open, at, event), by, at);
            case Event.Expired(var at, _) -> unanswered(open, at, event);
            case Event.Escalated(var at, int line, var text, var because) ->
                    open.with(open.clock().escalated(line))
                            .with(
                                    tell(
                                            open,
                                            Notice.Kind.ESCALATION,
                                            at,
                                            "line " + line,
                                            text + ": " + because));
            case Event.Called(var at, int call, int level, var whom, var because) ->
                    open.with(open.clock().called(call))
                            .with(
                                    tell(
                                            open,
                                            Notice.Kind.ESCALATION,
                                            at,
                                            "level " + level,
                                            because + "; called: " + whom));
            case Event.AcknowledgementRanOut(var at, var by, int level, var because) ->
                    ranOut(open, at, by, level, because);
            case Event.StatusUpdated(var at, var status, var because) ->
                    open.with(open.clock().told(status, at))
                            .with(tell(open, Notice.Kind.STATUS, at, status.word(), because));
            case Event.NoticeSent(_, var notice, _) -> open.with(desk.told(notice));
            case Event.NoticeFailed(_, var notice, _) -> untold(open, notice);
            case Event.ErrandLeft(_, var errand) -> open.with(desk.leaving(errand));
            case Event.ErrandDone(_, int line, _) -> open.with(desk.done(line));
            case Event.Warned(var at, var text) ->
                    open.with(tell(open, Notice.Kind.WARNING, at, "", text));
            case Event.Noted _ -> open;
            case Event.AnswerVoid _ -> open;
            case Event.Stopped(_, var stop) -> open.with(open.reins().stopped(stop));
            case Event.Freed _ -> open.with(open.reins().stopped(null));
            case Event.GlassBroken broken -> broken(open, broken);
            case Event.Held(_, _, var because) -> open.with(desk.held(because));
            case Event.Released _ -> open.with(desk.held(null));
        };
    }

    private static Desk tell(Open open, Notice.Kind kind, Instant at, String about, String text) {
        return open.desk().telling(open.opening().id(), kind, at, about, text);
    }

    /// A call of the policy that reached nobody does not count as a call.
    private static Open untold(Open open, String id) {
        var next = open.with(open.desk().told(id));
        var notice = open.desk().outbox().get(id);
        boolean isCall = notice != null && notice.about().startsWith("level ");
        return isCall ? next.with(open.clock().reachedNobody()) : next;
    }

    /// A person has it: nobody else need be woken. Whoever answers a question has it too.
    static Open has(Open open, String by, Instant at) {
        var desk = open.desk().acknowledged(by);
        var length = open.patience().acknowledged();
        var next = open.with(open.clock().acknowledged(by, at, length));
        if (desk.acknowledgedBy() == null || open.desk().acknowledgedBy() != null)
            return next.with(desk);
        var said =
                length == null
                        ? by + " has it"
                        : "%s has it, for %s unless they say so again"
                                .formatted(by, Words.of(length));
        return next.with(desk.telling(open.opening().id(), Notice.Kind.ACKNOWLEDGED, at, by, said));
    }

    /// Told to those of the last call, as a call is; where none was made, to whom the runbook
    /// names.
    private static Open ranOut(Open open, Instant at, String by, int level, String because) {
        var about = level > 0 ? "level " + level : "line 0";
        return open.with(open.clock().ranOut(at, by, Stops.counted(open)))
                .with(
                        tell(
                                        open,
                                        Notice.Kind.ESCALATION,
                                        at,
                                        about,
                                        because + "; nobody has it any more")
                                .unacknowledged());
    }

    private static Open asked(Open open, Instant at, Question question) {
        var asked =
                open.with(tell(open, Notice.Kind.QUESTION, at, question.id(), question.title()));
        var next = asked.with(asked.desk().asking(question));
        if (!(open.stage() instanceof Stage.Climbing climbing)) return next;
        var which = question.which();
        return switch (climbing.footing()) {
            case Footing.Ready(_, var grip) ->
                    next.with(climbing.with(new Footing.Asking(at, grip)));
            case Footing.Doubting(_, var grip, _, _) ->
                    next.with(climbing.with(new Footing.Asking(at, grip)));
            case Footing.Free _ when which != null ->
                    next.with(
                            climbing.with(
                                    new Footing.Choosing(at, which.rung(), question.title())));
            case Footing.Free _,
                    Footing.Waiting _,
                    Footing.Choosing _,
                    Footing.Asking _,
                    Footing.Running _,
                    Footing.Pausing _,
                    Footing.Settling _ ->
                    throw new IllegalStateException(
                            question.id() + " is asked from " + climbing.footing());
        };
    }

    private static Open approved(Open open, Instant at, String by, Event event) {
        var next = has(open.with(open.desk().yesFrom(by)), by, at);
        var question = next.desk().pending();
        if (question == null) throw Evolve.cannotFollow(open, event);
        boolean enough = open.reins().isOneEnough(question.id()) || next.desk().hasYesesEnough();
        return enough ? decided(open, next, question, at) : next;
    }

    private static Open decided(Open open, Open next, Question question, Instant at) {
        var answered = next.with(next.desk().answered());
        if (!(open.stage() instanceof Stage.Climbing climbing)
                || !(climbing.footing() instanceof Footing.Asking(_, var grip))) return answered;
        var after =
                switch (question.kind()) {
                    case APPROVE, DOUBT -> grip.approvedNow();
                    case BY_HAND -> grip.past();
                    case HEALTH, CHOOSE -> grip;
                };
        return answered.with(climbing.with(new Footing.Ready(at, after)));
    }

    /// Where one person has already agreed, breaking the glass for the second lets it go on.
    private static Open broken(Open open, Event.GlassBroken event) {
        var glass = new Reins.Glass(event.about(), event.until(), event.by(), event.because());
        var next = open.with(open.reins().breaking(event.guard(), glass));
        var question = next.desk().pending();
        boolean enough =
                question != null
                        && next.reins().isOneEnough(question.id())
                        && !next.desk().yeses().isEmpty();
        return enough && question != null ? decided(next, next, question, event.at()) : next;
    }

    private static Open unanswered(Open open, Instant at, Event event) {
        var question = open.desk().pending();
        if (question == null) throw Evolve.cannotFollow(open, event);
        var next = open.with(open.desk().answered());
        if (question.kind() != Question.Kind.DOUBT) return next;
        if (!(open.stage() instanceof Stage.Climbing climbing)
                || !(climbing.footing() instanceof Footing.Asking(_, var grip))) return next;
        var after =
                grip.withoutDoubted(
                        "nobody knows what became of line %d, and it is not run once more"
                                .formatted(grip.part().line()));
        return next.with(climbing.with(new Footing.Ready(at, after)));
    }
}
