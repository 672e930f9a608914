package dev.relight.plan;

import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.danger.Unattended;
import dev.relight.finding.Predicate;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One shell command of the runbook, judged and put in its place.
///
/// @param line first line in the runbook; identifies the command within its plan
/// @param text exactly as it stands, de-indented inside a list item, continuations kept
/// @param joined continuations joined into one line where the shell would; what is shown in
///   one-line lists
/// @param step name of the step: the comment, heading or list item it stands under; empty if none
/// @param section line of the innermost heading, 0 before the first
/// @param block line of the fence it stands in (or its own line for inline code); commands of one
///   block may share a shell
/// @param danger as judged, raised by one where the author warns
/// @param condition the conditions that govern it, outer first, joined by `; `; null if none
/// @param conditionLines the lines those conditions stand on
/// @param alternativeOf first line of the command this one stands instead of
/// @param expected what the author says should come out; null if nothing is said
/// @param check decides from the output whether all is well; null where nothing can be decided
/// @param evidence kinds of fact it yields: `http-health`, `disk`; the main one first
public record Command(
        int line,
        int endLine,
        String text,
        String joined,
        String step,
        int section,
        int block,
        Role role,
        Phase phase,
        Danger danger,
        List<String> reasons,
        boolean interactive,
        @Nullable Unattended unattended,
        Platform platform,
        @Nullable String condition,
        List<Integer> conditionLines,
        @Nullable Integer alternativeOf,
        List<String> placeholders,
        List<String> envNeeded,
        @Nullable String expected,
        @Nullable Predicate check,
        List<String> evidence,
        boolean revealsSecret) {
    public Command {
        reasons = List.copyOf(reasons);
        conditionLines = List.copyOf(conditionLines);
        placeholders = List.copyOf(placeholders);
        envNeeded = List.copyOf(envNeeded);
        evidence = List.copyOf(evidence);
    }

    /// The same command in another form, for a reason.
    public Command running(Unattended form, String because) {
        var all = new ArrayList<>(reasons);
        all.add(because);
        return new Command(
                line,
                endLine,
                text,
                joined,
                step,
                section,
                block,
                role,
                phase,
                danger,
                all,
                interactive,
                form,
                platform,
                condition,
                conditionLines,
                alternativeOf,
                placeholders,
                envNeeded,
                expected,
                check,
                evidence,
                revealsSecret);
    }

    /// The same place in the runbook, with another text that runs as it stands.
    public Command saying(String other) {
        return new Command(
                line,
                endLine,
                other,
                other,
                step,
                section,
                block,
                role,
                phase,
                danger,
                reasons,
                false,
                null,
                platform,
                condition,
                conditionLines,
                alternativeOf,
                placeholders,
                envNeeded,
                expected,
                null,
                evidence,
                revealsSecret);
    }
}
