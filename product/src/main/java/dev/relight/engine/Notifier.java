package dev.relight.engine;

import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import java.util.function.Consumer;

/// Tells people; the port behind which channels stand.
public interface Notifier {
    /// Never blocks; the answer comes on any thread, exactly once. A notice may be told again after
    /// a crash: its id is the same then.
    void tell(Notice notice, Incident.Open about, Consumer<Answer> answer);

    /// @param detail to whom it went, or why it did not
    record Answer(boolean delivered, String detail) {}

    /// For those who only read the record.
    static Notifier silent() {
        return (notice, about, answer) -> answer.accept(new Answer(true, "nobody to tell"));
    }
}
