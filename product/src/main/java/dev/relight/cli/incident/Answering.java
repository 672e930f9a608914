package dev.relight.cli.incident;

import dev.relight.incident.Question;
import java.nio.file.Path;

/// The commands that answer a question from another terminal, ready to be copied.
public final class Answering {
    private Answering() {}

    /// Where something must be named, with the likeliest in its place.
    public static String yes(Question question) {
        var which = question.which();
        if (which != null)
            return "relight incident choose %s %s".formatted(question.id(), which.example());
        return "relight incident approve %s %s"
                .formatted(question.id(), Showing.code(question))
                .strip();
    }

    public static String no(Question question) {
        return "relight incident refuse %s --because \"...\"".formatted(question.id());
    }

    /// Behind either, for whoever stands in another folder.
    public static String at(Path state) {
        var folder = state.toString();
        boolean isPlain = folder.matches("[A-Za-z0-9/._+@-]+");
        return " --state " + (isPlain ? folder : "'" + folder.replace("'", "'\\''") + "'");
    }
}
