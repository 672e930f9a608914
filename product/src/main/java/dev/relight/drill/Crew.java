package dev.relight.drill;

import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The scripted people of a drill: they say yes to what policy asks, and mend by hand only what the
/// fault's author wrote down. Every answer goes on the record.
final class Crew {
    /// One question and its answer.
    ///
    /// @param said `yes`, `done` or why not
    record Answered(Question question, List<String> people, String said) {}

    private static final List<String> PEOPLE = List.of("Ada (scripted)", "Ben (scripted)");

    /// What a person does in an editor takes a script a moment; a restart behind it may take more.
    private static final Duration HANDS_LIMIT = Duration.ofSeconds(90);

    private final Course course;
    private final String prelude;
    private final Fault fault;
    private final Path notes;
    private final InstantSource clock;
    private final List<Answered> answered = new ArrayList<>();
    private boolean mended;

    /// @param notes folder of the lease: hands find there what the fault has kept
    Crew(Course course, String prelude, Fault fault, Path notes, InstantSource clock) {
        this.course = course;
        this.prelude = prelude;
        this.fault = fault;
        this.notes = notes;
        this.clock = clock;
    }

    List<Answered> answered() {
        return List.copyOf(answered);
    }

    /// Whether a person repaired something with their own hands.
    boolean hasMended() {
        return mended;
    }

    /// @param well whether the service is well, as a person would see it
    List<Signal> answer(Question question, boolean well) throws InterruptedException {
        return switch (question.kind()) {
            case APPROVE, DOUBT -> yes(question, "yes");
            case BY_HAND -> byHand(question);
            case CHOOSE -> choose(question);
            case HEALTH -> well ? yes(question, "it is well") : no(question, "it is not well");
        };
    }

    private List<Signal> byHand(Question question) throws InterruptedException {
        if (fault.wanted().hands().isBlank())
            return no(question, "nobody has hands for this in the drill");
        try {
            Files.createDirectories(notes);
            var script = notes.resolve("hands.sh");
            Files.writeString(
                    script,
                    Script.text(
                            course.home(), notes, prelude, "set -e\n" + fault.wanted().hands()));
            var end = Script.run(script, HANDS_LIMIT);
            if (!end.isWell()) return no(question, "it did not work: " + end.lastLine());
            mended = true;
            return yes(question, "done");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + notes, e);
        }
    }

    /// The likeliest, which is shown first.
    private List<Signal> choose(Question question) {
        var which = question.which();
        if (which == null) return no(question, "nothing is offered");
        var person = PEOPLE.getFirst();
        answered.add(new Answered(question, List.of(person), which.example()));
        return List.of(
                new Signal.PersonChose(clock.instant(), person, question.id(), which.likeliest()));
    }

    private List<Signal> yes(Question question, String said) {
        var people = PEOPLE.subList(0, Math.min(question.yeses(), PEOPLE.size()));
        answered.add(new Answered(question, people, said));
        var signals = new ArrayList<Signal>();
        for (var person : people)
            signals.add(
                    new Signal.PersonApproved(
                            clock.instant(), person, question.id(), question.digest()));
        return signals;
    }

    private List<Signal> no(Question question, String because) {
        var person = PEOPLE.getFirst();
        answered.add(new Answered(question, List.of(person), because));
        return List.of(new Signal.PersonRefused(clock.instant(), person, question.id(), because));
    }
}
