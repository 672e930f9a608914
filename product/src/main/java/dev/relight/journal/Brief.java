package dev.relight.journal;

import dev.relight.incident.Event;
import dev.relight.incident.Guard;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One incident in a line of a list; folded from its events, so it can always be made anew.
///
/// @param headline one line of the alert
/// @param acknowledged by a person
/// @param up when the service was last seen coming up
/// @param restored when it came up for the last time before it was verified
/// @param ended when nothing was watched any more
/// @param waits the title of the question that waits for people; empty if none does
/// @param missing how many yeses it still needs
/// @param errands left to people and not reported done
/// @param worked the step that brought the service back; empty if none did
/// @param trying the step in hand, or the last
public record Brief(
        String id,
        String service,
        String headline,
        State state,
        Instant opened,
        @Nullable Instant acknowledged,
        @Nullable Instant up,
        @Nullable Instant restored,
        @Nullable Instant ended,
        String waits,
        int missing,
        int errands,
        String worked,
        String trying) {

    /// How far it has come, in words for a list.
    public enum State {
        ASSESSING,
        ACTING,
        VERIFYING,
        SOAKING,
        HANDED_OVER,
        WATCHING,
        RESOLVED,
        ABORTED;

        /// `handed over`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        public boolean isOver() {
            return this == RESOLVED || this == ABORTED;
        }
    }

    /// @param first the opening; anything else is a fault of the journal
    public static Brief of(Event first) {
        if (!(first instanceof Event.Opened(var at, var opening)))
            throw new JournalFault("an incident begins with " + first + " instead of its opening");
        return new Brief(
                opening.id(),
                opening.service(),
                opening.summary(),
                State.ASSESSING,
                at,
                null,
                null,
                null,
                null,
                "",
                0,
                0,
                "",
                "");
    }

    /// All events from the opening on.
    public static Brief of(Iterable<Event> events) {
        Brief brief = null;
        for (var event : events) brief = brief == null ? of(event) : brief.after(event);
        if (brief == null) throw new JournalFault("an incident without events");
        return brief;
    }

    /// A person has to say or do something before it goes on.
    public boolean waitsForPerson() {
        return ended == null && (!waits.isEmpty() || state == State.HANDED_OVER);
    }

    public Brief after(Event event) {
        return switch (event) {
            case Event.Opened opened -> of(opened);
            case Event.Closed(var at, _) -> over(State.RESOLVED, at);
            case Event.Aborted(var at, _, _) -> over(State.ABORTED, at);
            case Event.OfWork work -> work(work);
            case Event.OfLadder step -> ladder(step);
            case Event.OfCourse turn -> course(turn);
            case Event.OfDesk said -> desk(said);
        };
    }

    private Brief work(Event.OfWork event) {
        return switch (event) {
            case Event.Acknowledged(var at, var by) ->
                    acknowledged != null || by.equals("relight") ? this : acknowledgedAt(at);
            case Event.CameUp(var at, _) -> seenUp(at);
            case Event.Resumed _,
                    Event.WentDown _,
                    Event.StillDown _,
                    Event.HealthUnknown _,
                    Event.JobStarted _,
                    Event.JobEnded _,
                    Event.JobUnknown _,
                    Event.JobNeverRan _,
                    Event.LookSkipped _ ->
                    this;
        };
    }

    private Brief ladder(Event.OfLadder event) {
        return switch (event) {
            case Event.RungTaken(_, var rung, _) -> with(State.ACTING).trying(rung.title());
            case Event.DoneByHand _ -> answered();
            case Event.RungHelped _ -> answered().workedWas(trying);
            case Event.RungSkipped _, Event.RungPutBack _, Event.RungFailed _, Event.RungDone _ ->
                    answered();
            case Event.EvidenceGathered _,
                    Event.Triaged _,
                    Event.ScenarioChosen _,
                    Event.NoScenarioFits _,
                    Event.CausesLeft _,
                    Event.RungRenewed _,
                    Event.FilesUnchanged _,
                    Event.PauseBegan _,
                    Event.PauseOver _,
                    Event.SettlingBegan _,
                    Event.Blocked _,
                    Event.Unblocked _ ->
                    this;
        };
    }

    private Brief course(Event.OfCourse event) {
        return switch (event) {
            case Event.VerifyingBegan _ -> answered().with(State.VERIFYING);
            case Event.VerifyRepeated _ -> with(State.VERIFYING);
            case Event.VerifyFailed _ -> with(State.ACTING);
            case Event.SoakBegan(var at, _, _) ->
                    with(State.SOAKING).restoredAt(up == null ? at : up);
            case Event.DownAgain _ -> with(State.ACTING).restoredAt(null);
            case Event.Resolved _ -> with(State.WATCHING);
            case Event.HandedOver _, Event.TakenOver _ -> answered().with(State.HANDED_OVER);
            case Event.SecondLookBegan _, Event.TakenUpAgain _ -> with(State.ASSESSING);
        };
    }

    private Brief desk(Event.OfDesk event) {
        return switch (event) {
            case Event.Asked(_, var question) -> asking(question.title(), question.yeses());
            case Event.Approved _ -> missing <= 1 ? answered() : asking(waits, missing - 1);
            case Event.Chosen _, Event.Refused _, Event.Expired _ -> answered();
            case Event.ErrandLeft _ -> errands(errands + 1);
            case Event.ErrandDone _ -> errands(Math.max(0, errands - 1));
            case Event.GlassBroken(_, var guard, _, _, _, _)
                    when guard == Guard.SECOND_PERSON && missing > 0 ->
                    missing == 1 ? answered() : asking(waits, 1);
            case Event.GlassBroken _,
                    Event.AnswerVoid _,
                    Event.Stopped _,
                    Event.Freed _,
                    Event.Escalated _,
                    Event.Called _,
                    Event.AcknowledgementRanOut _,
                    Event.StatusUpdated _,
                    Event.NoticeSent _,
                    Event.NoticeFailed _,
                    Event.Warned _,
                    Event.Noted _,
                    Event.Held _,
                    Event.Released _ ->
                    this;
        };
    }

    private Brief over(State its, Instant at) {
        var draft = new Draft(this);
        draft.state = its;
        draft.ended = at;
        draft.waits = "";
        draft.missing = 0;
        return draft.brief();
    }

    private Brief with(State its) {
        var draft = new Draft(this);
        draft.state = its;
        return draft.brief();
    }

    private Brief acknowledgedAt(Instant at) {
        var draft = new Draft(this);
        draft.acknowledged = at;
        return draft.brief();
    }

    private Brief seenUp(Instant at) {
        var draft = new Draft(this);
        draft.up = at;
        return draft.brief();
    }

    private Brief restoredAt(@Nullable Instant at) {
        var draft = new Draft(this);
        draft.restored = at;
        return draft.brief();
    }

    private Brief asking(String title, int yeses) {
        var draft = new Draft(this);
        draft.waits = title;
        draft.missing = yeses;
        return draft.brief();
    }

    private Brief answered() {
        return asking("", 0);
    }

    private Brief errands(int count) {
        var draft = new Draft(this);
        draft.errands = count;
        return draft.brief();
    }

    private Brief trying(String title) {
        var draft = new Draft(this);
        draft.trying = title;
        return draft.brief();
    }

    private Brief workedWas(String title) {
        var draft = new Draft(this);
        draft.worked = title;
        return draft.brief();
    }

    /// What an event may change; begun from a brief, and one again when it is changed.
    private static final class Draft {
        private final Brief from;
        private State state;
        private @Nullable Instant acknowledged;
        private @Nullable Instant up;
        private @Nullable Instant restored;
        private @Nullable Instant ended;
        private String waits;
        private int missing;
        private int errands;
        private String worked;
        private String trying;

        private Draft(Brief from) {
            this.from = from;
            state = from.state;
            acknowledged = from.acknowledged;
            up = from.up;
            restored = from.restored;
            ended = from.ended;
            waits = from.waits;
            missing = from.missing;
            errands = from.errands;
            worked = from.worked;
            trying = from.trying;
        }

        private Brief brief() {
            return new Brief(
                    from.id,
                    from.service,
                    from.headline,
                    state,
                    from.opened,
                    acknowledged,
                    up,
                    restored,
                    ended,
                    waits,
                    missing,
                    errands,
                    worked,
                    trying);
        }
    }
}
