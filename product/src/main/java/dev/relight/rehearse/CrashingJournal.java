package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.journal.Entry;
import dev.relight.journal.Journal;
import dev.relight.journal.JournalFault;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A disk on which Relight may die just before or just after writing, and that may be full.
final class CrashingJournal implements Journal {
    private final Journal disk;
    private final Fate fate;

    private final Auditor auditor;

    CrashingJournal(Journal disk, Fate fate, Auditor auditor) {
        this.disk = disk;
        this.fate = fate;
        this.auditor = auditor;
    }

    @Override
    public void append(String incident, List<Event> events) {
        fate.mayCrash("before writing");
        mayFail();
        disk.append(incident, events);
        auditor.durable(incident, events);
        fate.mayCrash("after writing");
        mayFail();
    }

    private void mayFail() {
        if (fate.strikes(Mishap.DISK)) throw new JournalFault("no space left on device");
    }

    @Override
    public List<Event> events(String incident) {
        return disk.events(incident);
    }

    @Override
    public List<String> incidents() {
        return disk.incidents();
    }

    @Override
    public List<String> open() {
        return disk.open();
    }

    @Override
    public void entries(Consumer<Entry> reader) {
        disk.entries(reader);
    }

    @Override
    public void backwards(Predicate<Entry> reader) {
        disk.backwards(reader);
    }

    @Override
    public String verify() {
        return disk.verify();
    }

    @Override
    public String keep(String text) {
        mayFail();
        auditor.kept(text);
        return disk.keep(text);
    }

    @Override
    public String kept(String digest) {
        return disk.kept(digest);
    }

    @Override
    public void close() {}
}
