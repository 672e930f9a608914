package dev.relight.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A yes is a yes to the content of scripts and compose files too: they are read before people are
/// asked, and once more right before what uses them runs.
final class FileCheck {
    /// How a file that does not exist is told.
    private static final String ABSENT = "absent";

    private FileCheck() {}

    /// The reading that is waited for; empty if none is.
    static Optional<Effect.ReadFiles> awaited(Incident.Open open) {
        if (open.isHeld() || !(open.footing() instanceof Footing.Ready(_, var grip)))
            return Optional.empty();
        if (grip.isDone() || Approvals.needed(open, grip) == 0) return Optional.empty();
        var files = grip.approved() ? ofNextPart(grip) : unread(grip);
        if (files.isEmpty()) return Optional.empty();
        var site = open.opening().site();
        return Optional.of(
                new Effect.ReadFiles(
                        key(open, grip), site.target(), site.workingDirectory(), files));
    }

    private static String key(Incident.Open open, Grip grip) {
        var key = grip.rung().key();
        return "files %s %d.%s.%d %d"
                .formatted(
                        open.opening().id(),
                        key.procedure(),
                        key.ceiling().word(),
                        key.unit(),
                        grip.reads());
    }

    private static List<String> unread(Grip grip) {
        var names = new TreeSet<String>();
        for (var part : grip.rung().parts())
            if (part instanceof Part.Commands commands) names.addAll(commands.form().files());
        return grip.rung().files().keySet().containsAll(names) ? List.of() : List.copyOf(names);
    }

    /// What closes a gap is owed, whatever its files have become.
    private static List<String> ofNextPart(Grip grip) {
        return !grip.checked()
                        && grip.part() instanceof Part.Commands commands
                        && commands.closes() == 0
                ? commands.form().files()
                : List.of();
    }

    /// What follows from what was read.
    static List<Event> read(Incident.Open open, Signal.FilesRead read) {
        var awaited = awaited(open);
        if (awaited.isEmpty() || !awaited.get().key().equals(read.key())) return List.of();
        if (!(open.footing() instanceof Footing.Ready(_, var grip))) return List.of();
        var files = new TreeMap<>(grip.rung().files());
        for (var name : awaited.get().files())
            files.put(name, read.files().getOrDefault(name, "unreadable"));
        var sha = open.opening().plan().source().sha256();
        if (!grip.approved())
            return List.of(
                    new Event.RungRenewed(
                            read.at(),
                            grip.rung().with(files, sha),
                            "what stands in its files belongs to the yes: " + said(files)));
        var changed = changed(grip.rung().files(), files);
        if (changed.isEmpty())
            return List.of(
                    new Event.FilesUnchanged(
                            read.at(),
                            grip.rung().key(),
                            "as it was when people said yes: " + said(files)));
        return List.of(
                new Event.RungRenewed(
                        read.at(),
                        grip.rung().with(files, sha),
                        "changed since people said yes: " + String.join(", ", changed)));
    }

    private static List<String> changed(
            SortedMap<String, String> before, SortedMap<String, String> now) {
        return now.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// As a person is shown it: names with the head of their digests; what is not there is not
    /// named, though its coming would be noticed.
    static String said(SortedMap<String, String> files) {
        var there = new TreeMap<>(files);
        there.values().removeIf(ABSENT::equals);
        if (there.isEmpty()) return "no file of its own, for none is there";
        return String.join(
                ", ",
                there.entrySet().stream()
                        .map(it -> it.getKey() + " (" + head(it.getValue()) + ")")
                        .toList());
    }

    private static String head(String digest) {
        return digest.length() == 64 ? "sha256 " + digest.substring(0, 12) : digest;
    }

    /// Renewed as the event says; a yes to the form before is none to this one.
    static Incident.Open renewed(Incident.Open open, Instant at, Rung rung, String because) {
        if (open.stage() instanceof Stage.Climbing climbing
                && climbing.footing() instanceof Footing.Ready(_, var grip))
            return open.with(climbing.with(new Footing.Ready(at, grip.renewed(rung, because))));
        throw new IllegalStateException("a rung is renewed, and none is in hand: " + open.stage());
    }
}
