package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the judge says of one command; a verdict without a reason cannot be built.
///
/// @param reasons why, the weightiest first; never empty
/// @param interactive needs a terminal or a person, or does not end by itself
/// @param unattended null when the command runs as written
/// @param placeholders as written: `<port>`, `{{x}}`, `YOUR_KEY`, `previous-tag`
/// @param envNeeded names of the variables the text uses and does not set, such as
///   `DATABASE_PASSWORD`
/// @param revealsSecret its output, or its own text, may show a secret
public record Verdict(
        Danger danger,
        List<String> reasons,
        boolean interactive,
        @Nullable Unattended unattended,
        Platform platform,
        List<String> placeholders,
        List<String> envNeeded,
        boolean revealsSecret) {
    /// The same, one step more dangerous, because its author warns.
    public Verdict raised(String why) {
        var more = new ArrayList<String>();
        more.add(why);
        more.addAll(reasons);
        return new Verdict(
                danger.raised(),
                more,
                interactive,
                unattended,
                platform,
                placeholders,
                envNeeded,
                revealsSecret);
    }

    public Verdict {
        if (reasons.isEmpty())
            throw new IllegalArgumentException("no reason for " + danger + "; say why");
        reasons = List.copyOf(reasons);
        placeholders = List.copyOf(placeholders);
        envNeeded = List.copyOf(envNeeded);
    }
}
