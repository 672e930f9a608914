package dev.relight.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known, sorted by subject. Facts never change: [#plus] makes new ones.
///
/// Of a subject the newest fact counts, except for what belongs to one command alone (its exit, its
/// output, the log it showed): those stand side by side, one per line of the runbook.
public final class Facts {
    private static final Facts NONE = new Facts(new TreeMap<>());

    /// Names whose facts belong to one command: another command's never replaces them.
    private static final Set<String> OF_ONE_COMMAND =
            Set.of(
                    "exit",
                    "stdout",
                    "stderr",
                    "lines",
                    "found",
                    "number",
                    "took_ms",
                    "log",
                    "log.part",
                    "log.since_s",
                    "host.uptime_s",
                    "look.failed",
                    "deadline");

    /// Names that are only good for judging the command itself; far too long to keep.
    private static final Set<String> PASSING = Set.of("stdout", "stderr");

    /// So that facts of one subject stand in the order of the runbook's lines.
    private static final int LINE_DIGITS = 7;

    private final SortedMap<String, Fact> byKey;

    /// No part of what is known, but of how it is asked.
    private final @Nullable Horizon horizon;

    private Facts(SortedMap<String, Fact> byKey) {
        this(byKey, null);
    }

    private Facts(SortedMap<String, Fact> byKey, @Nullable Horizon horizon) {
        this.byKey = byKey;
        this.horizon = horizon;
    }

    /// The same, asked about one outage: what was written before the horizon does not count.
    public Facts within(Horizon ofOutage) {
        return new Facts(byKey, ofOutage);
    }

    /// Null: whatever was written counts, however old.
    @Nullable Horizon horizon() {
        return horizon;
    }

    public static Facts none() {
        return NONE;
    }

    /// In the given order: of two facts with one subject the later wins.
    public static Facts of(Collection<Fact> facts) {
        var all = new TreeMap<String, Fact>();
        for (var fact : facts) all.merge(key(fact), fact, Facts::lasting);
        return new Facts(all);
    }

    /// With the newer ones added. What a line yielded before is forgotten where it ran again; a
    /// value that did not change keeps its `since`.
    public Facts plus(Facts newer) {
        var ran = new HashSet<Integer>();
        for (var fact : newer.byKey.values()) if (fact.line() > 0) ran.add(fact.line());
        var all = new TreeMap<>(byKey);
        if (!ran.isEmpty())
            all.entrySet()
                    .removeIf(entry ->
                            ran.contains(entry.getValue().line())
                                    && !newer.byKey.containsKey(entry.getKey()));
        newer.byKey.forEach((key, fact) -> all.merge(key, fact, Facts::lasting));
        return new Facts(all);
    }

    /// Stamped with the command that yielded them.
    public Facts at(int line, @Nullable Instant when) {
        var all = new ArrayList<Fact>();
        for (var fact : byKey.values())
            all.add(new Fact(fact.subject(), fact.value(), line, when, when, fact.raw()));
        if (when != null) all.addAll(CertificateReader.daysLeft(all, when));
        return of(all);
    }

    /// What an incident keeps and the journal writes: without the command's whole output, logs cut
    /// to what the questions are about.
    ///
    /// @param questions predicates that may be asked later; a log that was cut can still answer
    ///   these with "no"
    public Facts kept(Collection<Predicate> questions) {
        var asked = Questions.ofLogs(questions);
        var all = new ArrayList<Fact>();
        for (var fact : byKey.values()) {
            var subject = Subject.of(fact.subject());
            if (PASSING.contains(subject.name())) continue;
            if (subject.name().equals("log") || subject.name().equals("log.part"))
                all.add(cut(fact, subject, asked));
            else all.add(fact);
        }
        return of(all);
    }

    /// With no particular question in mind.
    public Facts kept() {
        return kept(List.of());
    }

    private static Fact cut(Fact fact, Subject subject, List<Predicate.Matches> asked) {
        var kept = LogExcerpt.of(fact.value(), asked);
        var name = kept.whole() ? subject.name() : "log.part";
        return new Fact(
                new Subject(name, subject.about()).text(),
                kept.text(),
                fact.line(),
                fact.at(),
                fact.since(),
                fact.raw());
    }

    /// All of them, sorted by subject, then line.
    public List<Fact> list() {
        return List.copyOf(byKey.values());
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /// Those a question about the subject means.
    public List<Fact> about(Subject subject) {
        var found = new ArrayList<Fact>();
        for (var fact : byKey.tailMap(subject.name().toLowerCase(Locale.ROOT)).values()) {
            var its = Subject.of(fact.subject());
            if (!startsAlike(its.name(), subject.name())) break;
            if (!subject.means(its, fact.line())) continue;
            if (horizon != null && subject.about().isEmpty() && horizon.isBeside(its)) continue;
            found.add(fact);
        }
        return found;
    }

    /// Those whose name begins with the subject's name and a dot: the members of a JSON object.
    public List<Fact> under(Subject subject) {
        var found = new ArrayList<Fact>();
        var prefix = subject.name() + ".";
        for (var fact : byKey.values()) {
            var its = Subject.of(fact.subject());
            if (!startsAlike(its.name(), prefix)) continue;
            if (new Subject(its.name(), subject.about()).means(its, fact.line())) found.add(fact);
        }
        return found;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && byKey.equals(facts.byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    @Override
    public String toString() {
        return byKey.values().stream().map(Fact::words).toList().toString();
    }

    private static boolean startsAlike(String name, String start) {
        return name.regionMatches(true, 0, start, 0, start.length());
    }

    private static String key(Fact fact) {
        var subject = Subject.of(fact.subject());
        var key = subject.name().toLowerCase(Locale.ROOT) + "(" + subject.about() + ")";
        if (!OF_ONE_COMMAND.contains(subject.name())) return key;
        var line = Integer.toString(fact.line());
        return key + "#" + "0".repeat(Math.max(0, LINE_DIGITS - line.length())) + line;
    }

    private static Fact lasting(Fact old, Fact fresh) {
        if (!old.value().equals(fresh.value()) || old.since() == null) return fresh;
        return new Fact(
                fresh.subject(), fresh.value(), fresh.line(), fresh.at(), old.since(), fresh.raw());
    }
}
