package dev.relight.runbook;

import dev.relight.lexicon.Durations;
import dev.relight.lexicon.Fold;
import dev.relight.plan.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the waits the runbook asks for: `sleep 30`, or "wait 2-3 minutes" in a comment.
final class Waits {
    private Waits() {}

    static List<Wait> find(List<Block> blocks) {
        var waits = new ArrayList<Wait>();
        for (var block : blocks)
            for (var run : block.runs) {
                boolean slept = false;
                for (var draft : run.commands) {
                    var duration = slept(draft);
                    if (duration.isEmpty()) continue;
                    slept = true;
                    waits.add(new Wait(draft.line, duration));
                }
                for (var note : run.notes) {
                    var length = slept ? null : said(note);
                    if (length != null) waits.add(new Wait(note.line, length.most()));
                }
            }
        return waits;
    }

    private static String slept(Draft draft) {
        if (!draft.isWait()) return "";
        var words = draft.text.split("\\s+");
        if (words.length < 2 || !words[0].equals("sleep")) return "";
        var length =
                Durations.first(
                        Character.isDigit(words[1].charAt(words[1].length() - 1))
                                ? words[1] + "s"
                                : words[1]);
        return length == null ? "" : length.most();
    }

    /// Of "2-3 minutes" the longer: a look too early would call a good repair a failure.
    static Durations.@Nullable Length said(Note note) {
        var fold = Fold.of(note.text);
        boolean waiting = false;
        for (var word : fold.words())
            waiting |=
                    Set.of("wait", "warte", "attendre", "attendez", "esperar", "espere", "aguarde")
                            .contains(word);
        return waiting ? Durations.first(note.text) : null;
    }
}
