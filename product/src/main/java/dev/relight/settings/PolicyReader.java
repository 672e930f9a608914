package dev.relight.settings;

import dev.relight.people.EscalationPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads the section `policies`: who is told first, and who when nobody answers.
final class PolicyReader {
    private final PeopleReader people;

    PolicyReader(PeopleReader people) {
        this.people = people;
    }

    List<EscalationPolicy> read(Entry root) {
        var policies = new ArrayList<EscalationPolicy>();
        var names = new HashSet<String>();
        for (var entry : root.entries("policies")) {
            var policy = policy(entry);
            entry.nothingElse();
            if (policy.isPresent() && !names.add(policy.get().name()))
                entry.wrongAt(
                        "name",
                        "there are two policies named '%s'".formatted(policy.get().name()),
                        "give each its own name");
            else policy.ifPresent(policies::add);
        }
        return policies;
    }

    private Optional<EscalationPolicy> policy(Entry entry) {
        var name = entry.required("name", "web");
        var updates = people.channels(entry, "updates");
        int rounds = rounds(entry);
        var levels = new ArrayList<EscalationPolicy.Level>();
        var entries = entry.entries("levels");
        for (var each : entries) level(each, levels);
        if (entries.isEmpty() || entries.size() > EscalationPolicy.LEVELS_MAX)
            entry.wrongAt(
                    "levels",
                    "a policy of %d levels".formatted(entries.size()),
                    "give 1 to " + EscalationPolicy.LEVELS_MAX);
        if (name.isEmpty() || levels.isEmpty() || levels.size() > EscalationPolicy.LEVELS_MAX)
            return Optional.empty();
        return Optional.of(new EscalationPolicy(name.get(), levels, rounds, updates));
    }

    private void level(Entry entry, List<EscalationPolicy.Level> levels) {
        var after = entry.duration("after", Duration.ZERO);
        var level =
                new EscalationPolicy.Level(
                        after,
                        people.rotations(entry, "rotations"),
                        people.people(entry, "people"),
                        people.channels(entry, "channels"));
        entry.nothingElse();
        if (!levels.isEmpty() && after.compareTo(levels.getLast().after()) < 0) {
            entry.wrongAt(
                    "after",
                    "this level comes before the one above it",
                    "sort the levels by delay; delays count from the start");
            return;
        }
        if (level.words().isEmpty() && !entry.has("rotations") && !entry.has("people"))
            entry.wrongAt(
                    "after",
                    "this level reaches nobody",
                    "add `rotations:`, `people:` or `channels:`");
        levels.add(level);
    }

    private static int rounds(Entry entry) {
        var text = entry.text("rounds");
        if (text.isEmpty()) return 1;
        if (text.get().matches("[1-9]")) return Integer.parseInt(text.get());
        entry.wrongAt(
                "rounds",
                "'%s' is no number of rounds".formatted(text.get()),
                "write 1 to " + EscalationPolicy.ROUNDS_MAX);
        return 1;
    }
}
