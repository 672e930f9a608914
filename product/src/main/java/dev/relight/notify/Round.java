package dev.relight.notify;

import dev.relight.engine.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Waits until every recipient of one notice has it or will never have it, then answers once.
final class Round {
    private final List<String> reached = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final Consumer<Notifier.Answer> answer;
    private int missing;

    Round(int recipients, Consumer<Notifier.Answer> answer) {
        missing = recipients;
        this.answer = answer;
    }

    void reached(String words) {
        note(reached, words);
    }

    void failed(String words, String because) {
        note(failed, words + " (" + because + ")");
    }

    private void note(List<String> where, String words) {
        Notifier.Answer whole;
        synchronized (this) {
            where.add(words);
            missing--;
            if (missing > 0) return;
            whole = whole();
        }
        answer.accept(whole);
    }

    private Notifier.Answer whole() {
        var words = String.join(", ", reached);
        if (!failed.isEmpty())
            words += (words.isEmpty() ? "" : "; ") + "not by " + String.join(", ", failed);
        return new Notifier.Answer(!reached.isEmpty(), words);
    }
}
