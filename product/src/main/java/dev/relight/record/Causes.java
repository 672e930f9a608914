package dev.relight.record;

import dev.relight.incident.Hypothesis;

/// What it may be, as it stands on every page that says so.
final class Causes {
    private Causes() {}

    static void list(Page page, Story story) {
        for (Hypothesis hypothesis : story.hypotheses)
            page.item(
                    "%s (line %d), weight %d: %s"
                            .formatted(
                                    hypothesis.title(),
                                    hypothesis.section(),
                                    hypothesis.score(),
                                    String.join("; ", hypothesis.reasons())));
    }
}
