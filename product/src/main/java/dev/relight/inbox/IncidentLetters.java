package dev.relight.inbox;

import dev.relight.engine.Engine;
import dev.relight.incident.Event;
import dev.relight.incident.Guard;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import dev.relight.incident.Stage;
import dev.relight.journal.Journal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does what letters about incidents say: `approve`, `choose`, `refuse`, `skip`, `did`, `override`,
/// `takeover`, `ack`, `note`, `retry`, `resolve`, `done`, `abort`.
///
/// A letter's words are `incident`, and as the verb needs them `question`, `digest`, `choice`,
/// `because`, `text`, `line`, `guard`.
public final class IncidentLetters {
    /// Fewer digits could be guessed, or meant for something else.
    public static final int DIGEST_MIN = 8;

    private final Engine engine;
    private final Journal journal;

    private IncidentLetters(Engine engine, Journal journal) {
        this.engine = engine;
        this.journal = journal;
    }

    /// The readers of all verbs about incidents.
    public static Map<String, Reader> of(Engine engine, Journal journal) {
        var all = new IncidentLetters(engine, journal);
        var readers = new TreeMap<String, Reader>();
        readers.put("approve", all::approve);
        readers.put("choose", all::choose);
        readers.put("refuse", all::refuse);
        readers.put("did", all::didIt);
        readers.put("override", all::override);
        readers.put(
                "skip",
                (letter, at) ->
                        all.tell(
                                letter,
                                new Signal.PersonSkipped(at, letter.by(), letter.word("because")),
                                "it is left out; Relight goes on with the next",
                                "there is nothing in hand that could be left out now"));
        readers.put(
                "takeover",
                (letter, at) ->
                        all.tell(
                                letter,
                                new Signal.PersonTookOver(at, letter.by(), letter.word("because")),
                                "it is yours; Relight does nothing more by itself and watches",
                                "a person has it already"));
        readers.put(
                "ack",
                (letter, at) ->
                        all.tell(
                                letter,
                                new Signal.PersonAcknowledged(at, letter.by()),
                                "it is yours",
                                "you have it already"));
        readers.put(
                "note",
                (letter, at) ->
                        all.tell(
                                letter,
                                new Signal.PersonNoted(at, letter.by(), letter.word("text")),
                                "it is on the record",
                                "the note was not taken"));
        readers.put(
                "retry",
                (letter, at) ->
                        all.tell(
                                letter,
                                new Signal.PersonRetried(at, letter.by(), letter.word("because")),
                                "Relight begins the runbook again",
                                "Relight is still at work on it; retry is for an incident that was handed over, or waits"));
        readers.put("resolve", all::mended);
        readers.put("done", all::did);
        readers.put(
                "abort",
                (letter, at) ->
                        all.tell(
                                letter,
                                new Signal.PersonAborted(at, letter.by(), letter.word("because")),
                                "the incident is closed as it is; nothing more runs in it",
                                "it is over already"));
        return readers;
    }

    private CompletableFuture<Reply> tell(Letter letter, Signal signal, String yes, String no) {
        return tell(letter, signal, events -> events.isEmpty() ? Reply.no(no) : Reply.yes(yes));
    }

    private CompletableFuture<Reply> tell(
            Letter letter, Signal signal, Function<List<Event>, Reply> reply) {
        var incident = letter.word("incident");
        if (isOnRecord(incident, letter.by(), signal.at()))
            return answer(Reply.yes("it was done before Relight was started again"));
        if (engine.incident(incident).isEmpty()) return answer(Reply.no(whyNot(incident)));
        return engine.tell(incident, signal).thenApply(reply);
    }

    private String whyNot(String incident) {
        return journal.incidents().contains(incident)
                ? incident + " is over"
                : "there is no incident '%s'; relight incident list shows those there are"
                        .formatted(incident);
    }

    /// A letter that was taken before a crash may have been done then: its time is on record.
    private boolean isOnRecord(String incident, String by, Instant at) {
        return journal.events(incident).stream()
                .anyMatch(event -> event.at().equals(at) && said(event, by));
    }

    private static boolean said(Event event, String by) {
        return switch (event) {
            case Event.Acknowledged said -> said.by().equals(by);
            case Event.Approved said -> said.by().equals(by);
            case Event.Chosen said -> said.by().equals(by);
            case Event.Refused said -> said.by().equals(by);
            case Event.DoneByHand said -> said.by().equals(by);
            case Event.GlassBroken said -> said.by().equals(by);
            case Event.TakenOver said -> said.by().equals(by);
            case Event.Noted said -> said.by().equals(by);
            case Event.ErrandDone said -> said.by().equals(by);
            case Event.TakenUpAgain said -> said.by().equals(by);
            case Event.Aborted said -> said.by().equals(by);
            case Event.VerifyingBegan said -> said.because().startsWith(by + " ");
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _ ->
                    false;
        };
    }

    private CompletableFuture<Reply> approve(Letter letter, Instant at) {
        var id = letter.word("question");
        var question = pending(letter.word("incident"));
        if (question == null || !question.id().equals(id))
            return tell(
                    letter,
                    new Signal.PersonApproved(at, letter.by(), id, letter.word("digest")),
                    _ -> Reply.no(stale(id, question)));
        var digest = letter.word("digest");
        if (!names(digest, question))
            return answer(
                    Reply.no(
                            digest.isEmpty()
                                    ? "say what you approve: %s has the digest %s"
                                            .formatted(id, brief(question))
                                    : "%s is not what would run now: %s has the digest %s; look again before you say yes"
                                            .formatted(digest, id, brief(question))));
        return tell(
                letter,
                new Signal.PersonApproved(at, letter.by(), id, question.digest()),
                events -> approved(letter, question, events));
    }

    /// `NAME=VALUE`, separated by blanks.
    private CompletableFuture<Reply> choose(Letter letter, Instant at) {
        var id = letter.word("question");
        var values = new TreeMap<String, String>();
        for (var each : letter.word("choice").strip().split("\\s+", -1)) {
            int sign = each.indexOf('=');
            if (sign < 1 || values.put(each.substring(0, sign), each.substring(sign + 1)) != null)
                return answer(
                        Reply.no("say what is meant as NAME=VALUE, each once: " + example(letter)));
        }
        var pending = pending(letter.word("incident"));
        return tell(
                letter,
                new Signal.PersonChose(at, letter.by(), id, values),
                events ->
                        events.stream().anyMatch(event -> said(event, letter.by()))
                                ? Reply.yes(
                                        "it is on record; what runs is asked next, if it needs a yes")
                                : Reply.no(whyVoid(events).orElse(stale(id, pending))));
    }

    private String example(Letter letter) {
        var pending = pending(letter.word("incident"));
        var which = pending == null ? null : pending.which();
        return which == null ? "pid=4711" : which.example();
    }

    private Reply approved(Letter letter, Question question, List<Event> events) {
        boolean counted =
                events.stream()
                        .anyMatch(event ->
                                event instanceof Event.Approved yes
                                        && yes.by().equals(letter.by()));
        if (!counted)
            return Reply.no(
                    whyVoid(events)
                            .orElse("you have said yes to %s before".formatted(question.id())));
        if (question.equals(pending(letter.word("incident"))))
            return Reply.yes(
                    "your yes is on record; it takes %d different people, so one more must agree"
                            .formatted(question.yeses()));
        return Reply.yes("your yes is on record; Relight goes on");
    }

    private static Optional<String> whyVoid(List<Event> events) {
        return events.stream()
                .filter(Event.AnswerVoid.class::isInstance)
                .map(event -> ((Event.AnswerVoid) event).because())
                .findFirst();
    }

    private CompletableFuture<Reply> didIt(Letter letter, Instant at) {
        var id = letter.word("question");
        return tell(
                letter,
                new Signal.PersonDidIt(at, letter.by(), id, letter.word("because")),
                events ->
                        events.stream().anyMatch(event -> said(event, letter.by()))
                                ? Reply.yes("Relight looks whether it helped")
                                : Reply.no(
                                        whyVoid(events)
                                                .orElse(id + " asks for nothing to be done")));
    }

    /// It may have been seen coming up before the person says so; then the word is kept as a note.
    private CompletableFuture<Reply> mended(Letter letter, Instant at) {
        var because = letter.word("because");
        if (isUpAlready(letter.word("incident")))
            return tell(
                    letter,
                    new Signal.PersonNoted(at, letter.by(), "mended: " + because),
                    "it is up already, and being verified or watched; your word is on the record",
                    "the note was not taken");
        return tell(
                letter,
                new Signal.PersonMended(at, letter.by(), because),
                "Relight verifies it now, and closes the incident if it stays well",
                "Relight is still at work on it; resolve is for an incident that was handed over"
                        + " (answer its question, or abort it)");
    }

    private boolean isUpAlready(String incident) {
        if (!(engine.incident(incident).orElse(null) instanceof Incident.Open open)) return false;
        return switch (open.stage()) {
            case Stage.Verifying _, Stage.Soaking _, Stage.Watching _ -> true;
            case Stage.Assessing _, Stage.Climbing _, Stage.HandedOver _ -> false;
        };
    }

    private CompletableFuture<Reply> override(Letter letter, Instant at) {
        var word = letter.word("guard");
        var guard = Arrays.stream(Guard.values()).filter(it -> it.word().equals(word)).findFirst();
        if (guard.isEmpty())
            return answer(Reply.no("there is no guard '%s' to override".formatted(word)));
        return tell(
                letter,
                new Signal.PersonBrokeGlass(
                        at,
                        letter.by(),
                        guard.get(),
                        letter.word("question"),
                        letter.word("because")),
                "the glass is broken; it is on the record with your reason",
                "nothing was overridden: you may not, or it is so already");
    }

    private CompletableFuture<Reply> refuse(Letter letter, Instant at) {
        var pending = pending(letter.word("incident"));
        var id =
                letter.word("question").isEmpty() && pending != null
                        ? pending.id()
                        : letter.word("question");
        return tell(
                letter,
                new Signal.PersonRefused(at, letter.by(), id, letter.word("because")),
                events ->
                        events.stream().anyMatch(event -> said(event, letter.by()))
                                ? Reply.yes("your no is on record; Relight goes on without it")
                                : Reply.no(stale(id, pending)));
    }

    private CompletableFuture<Reply> did(Letter letter, Instant at) {
        var line = letter.word("line");
        if (!line.matches("[0-9]{1,7}"))
            return answer(Reply.no("'" + line + "' is no line of the runbook"));
        return tell(
                letter,
                new Signal.PersonDid(at, letter.by(), Integer.parseInt(line)),
                "done, and on the record",
                "nothing is left to do for line " + line);
    }

    private static String stale(String id, @Nullable Question pending) {
        if (pending == null)
            return id.isEmpty() ? "nothing is asked now" : id + " is not asked any more";
        return "%s is not what is asked now: that is %s".formatted(id, pending.id());
    }

    private @Nullable Question pending(String incident) {
        return engine.incident(incident).orElse(null) instanceof Incident.Open open
                ? open.desk().pending()
                : null;
    }

    /// Where nothing runs there is no digest to name.
    private static boolean names(String digest, Question question) {
        if (question.digest().isEmpty()) return true;
        return digest.length() >= DIGEST_MIN && question.digest().startsWith(digest);
    }

    private static String brief(Question question) {
        return question.digest().substring(0, DIGEST_MIN);
    }

    private static CompletableFuture<Reply> answer(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
